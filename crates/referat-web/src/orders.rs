//! What can be printed and issued, as addresses and forms say it: in Danish words that people may read aloud.
//!
//! Knows no pages; what is printed, and of what, is [`referat_actions::printing`]'s.

use referat_actions::printing::FileForm;
use referat_documents::press::Form;
use referat_domain::issued::Recipients;

/// What is printed of a meeting, an item or a forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The meeting's document as it is kept.
    Whole,
    /// Its agenda, without what was decided.
    Agenda,
    /// Its document with all attachments.
    Packet,
    /// One item.
    Extract,
    /// A forum's year.
    Volume,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Whole,
        Self::Agenda,
        Self::Packet,
        Self::Extract,
        Self::Volume,
    ];

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "moede",
            Self::Agenda => "dagsorden",
            Self::Packet => "pakke",
            Self::Extract => "udskrift",
            Self::Volume => "aargang",
        }
    }

    /// What a word means.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == word)
    }
}

/// The word of recipients.
#[must_use]
pub fn recipients_word(recipients: Recipients) -> &'static str {
    match recipients {
        Recipients::Members => "medlemmer",
        Recipients::Public => "offentlig",
    }
}

/// The recipients of a word.
#[must_use]
pub fn recipients_of(word: &str) -> Option<Recipients> {
    Recipients::ALL
        .into_iter()
        .find(|recipients| recipients_word(*recipients) == word)
}

/// A printed file as its address names it: `moede-offentlig.pdf`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedPrint {
    /// What.
    pub what: What,
    /// For whom.
    pub recipients: Recipients,
    /// As what.
    pub form: FileForm,
}

impl NamedPrint {
    /// The forms a meeting's document has at once.
    pub const OF_WHOLE: [FileForm; 6] = [
        FileForm::Document(Form::Pdf),
        FileForm::Document(Form::Html),
        FileForm::Document(Form::Docx),
        FileForm::Text,
        FileForm::Json,
        FileForm::Xlsx,
    ];

    /// The forms an agenda and an extract have.
    pub const OF_PART: [FileForm; 3] = [
        FileForm::Document(Form::Pdf),
        FileForm::Document(Form::Html),
        FileForm::Document(Form::Docx),
    ];

    /// The forms a volume has; all take long.
    pub const OF_VOLUME: [FileForm; 3] = [FileForm::Document(Form::Pdf), FileForm::Xlsx, FileForm::Archive];

    /// What a name means, of what can be had at once.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (stem, ending) = name.split_once('.')?;
        let (what, recipients) = stem.split_once('-')?;
        let print = Self {
            what: What::of(what)?,
            recipients: recipients_of(recipients)?,
            form: FileForm::of_ending(ending)?,
        };
        let forms: &[FileForm] = match print.what {
            What::Whole => &Self::OF_WHOLE,
            What::Agenda | What::Extract => &Self::OF_PART,
            What::Packet | What::Volume => &[],
        };
        forms.contains(&print.form).then_some(print)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> String {
        let (what, recipients) = (self.what.as_str(), recipients_word(self.recipients));
        format!("{what}-{recipients}.{}", self.form.ending())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back_and_what_takes_long_has_none() {
        for what in [What::Whole, What::Agenda, What::Extract] {
            for recipients in Recipients::ALL {
                let print = NamedPrint {
                    what,
                    recipients,
                    form: FileForm::Document(Form::Html),
                };
                assert_eq!(NamedPrint::of(&print.name()), Some(print));
            }
        }
        for none in [
            "moede-medlemmer.zip",
            "pakke-medlemmer.pdf",
            "aargang-offentlig.pdf",
            "dagsorden-medlemmer.json",
            "moede-alle.pdf",
            "moede.pdf",
            "moede-medlemmer",
            "",
        ] {
            assert_eq!(NamedPrint::of(none), None, "{none}");
        }
    }
}
