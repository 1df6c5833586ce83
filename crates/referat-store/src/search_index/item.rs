//! What is indexed of an agenda item, and the document it becomes.

use referat_domain::Date;
use referat_domain::case::journal_number::{JournalNumber, KleNumber};
use referat_domain::ids::{AgendaItemId, ForumId, PersonId};
use referat_domain::meeting::decision::Outcome;
use tantivy::{TantivyDocument, Term};

use super::fields::Fields;
use super::numbers;

/// An agenda item as the caller reads it from the database.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexedItem {
    /// The item.
    pub item: AgendaItemId,
    /// Its meeting's forum.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// The meeting's day, if it is settled.
    pub date: Option<Date>,
    /// Whether the item is closed. Closed items go to an index of their own.
    pub is_closed: bool,
    /// Who is excluded from it; they don't find it, be it open or closed.
    pub excluded: Vec<PersonId>,
    /// Its journal number as printed.
    pub journal_number: Option<String>,
    /// Its KLE number where it has one without a journal number; else the journal number's is taken.
    pub kle: Option<KleNumber>,
    /// The whole heading.
    pub title: String,
    /// What it is about; shown as the hit's title, or the heading where this is empty.
    pub subject: String,
    /// The words of all sections.
    pub text: String,
    /// The decision's words.
    pub decision: String,
    /// The clauses of the recommendation.
    pub clauses: Vec<String>,
    /// Who recommends, as printed.
    pub recommenders: Vec<String>,
    /// Who presents, as printed.
    pub presenters: Vec<String>,
    /// Others named: guests, those with a remark or a vote to their name.
    pub people: Vec<String>,
    /// The attachments' titles.
    pub attachments: Vec<IndexedAttachment>,
    /// The outcomes of its clauses.
    pub outcomes: Vec<Outcome>,
}

/// An attachment's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedAttachment {
    /// The title.
    pub title: String,
    /// Whether the attachment is closed. A closed attachment of an open item is left out of the index:
    /// the item's document is for everyone.
    pub is_closed: bool,
}

impl IndexedItem {
    /// An item of which nothing more is known than where it stands and what it is called.
    #[must_use]
    pub fn new(item: AgendaItemId, forum: ForumId, date: Option<Date>, title: &str) -> Self {
        Self {
            item,
            forum,
            forum_name: String::new(),
            date,
            is_closed: false,
            excluded: Vec::new(),
            journal_number: None,
            kle: None,
            title: title.to_owned(),
            subject: String::new(),
            text: String::new(),
            decision: String::new(),
            clauses: Vec::new(),
            recommenders: Vec::new(),
            presenters: Vec::new(),
            people: Vec::new(),
            attachments: Vec::new(),
            outcomes: Vec::new(),
        }
    }

    /// All texts plain words are sought in.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        [self.title.as_str(), &self.text, &self.decision]
            .into_iter()
            .chain(self.other_texts())
    }

    fn other_texts(&self) -> impl Iterator<Item = &str> {
        let names = self.names();
        let attachments = self.attachment_titles();
        let clauses = self.clauses.iter().map(String::as_str);
        clauses
            .chain(attachments)
            .chain(names)
            .chain([self.forum_name.as_str()])
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let named = [&self.recommenders, &self.presenters, &self.people];
        named.into_iter().flatten().map(String::as_str)
    }

    fn attachment_titles(&self) -> impl Iterator<Item = &str> {
        self.attachments
            .iter()
            .filter(|attachment| self.is_closed || !attachment.is_closed)
            .map(|attachment| attachment.title.as_str())
    }

    /// The document of the index.
    pub(super) fn to_document(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        let (high, low) = self.item.uuid().as_u64_pair();
        document.add_bytes(fields.item, self.item.as_bytes());
        document.add_u64(fields.item_high, high);
        document.add_u64(fields.item_low, low);
        document.add_bytes(fields.forum, self.forum.as_bytes());
        for person in &self.excluded {
            document.add_bytes(fields.excluded, person.as_bytes());
        }
        if let Some(date) = self.date {
            document.add_i64(fields.day, numbers::day(date));
        }
        self.add_numbers(&mut document, fields);
        self.add_outcomes(&mut document, fields);
        self.add_words(&mut document, fields);
        self.add_shown(&mut document, fields);
        document
    }

    fn add_numbers(&self, document: &mut TantivyDocument, fields: &Fields) {
        let mut kle = self.kle;
        if let Some(printed) = &self.journal_number {
            let parsed: Option<JournalNumber> = printed.parse().ok();
            kle = parsed.map(|number| number.subject).or(kle);
            for prefix in numbers::journal_number_terms(printed) {
                document.add_text(fields.journal_number, prefix);
            }
        }
        for prefix in kle
            .iter()
            .flat_map(|number| numbers::prefixes(&number.to_string()))
        {
            document.add_text(fields.kle, prefix);
        }
    }

    fn add_outcomes(&self, document: &mut TantivyDocument, fields: &Fields) {
        let mut bits = 0;
        for (place, outcome) in Outcome::ALL.into_iter().enumerate() {
            if self.outcomes.contains(&outcome) {
                bits |= 1 << place;
                document.add_text(fields.outcome, outcome.as_str());
            }
        }
        document.add_u64(fields.outcome_bits, bits);
    }

    fn add_words(&self, document: &mut TantivyDocument, fields: &Fields) {
        let subject = (!self.title.contains(&self.subject)).then_some(self.subject.as_str());
        let titles: Vec<&str> = [self.title.as_str()].into_iter().chain(subject).collect();
        let texts: Vec<&str> = [self.text.as_str()]
            .into_iter()
            .chain(self.other_texts())
            .collect();
        for (place, texts) in [
            (fields.title, titles),
            (fields.decision, vec![self.decision.as_str()]),
            (fields.text, texts),
            (fields.attachments, self.attachment_titles().collect()),
            (fields.forum_name, vec![self.forum_name.as_str()]),
        ] {
            for text in texts.into_iter().filter(|text| !text.is_empty()) {
                for field in [place.words, place.stems, place.parts] {
                    document.add_text(field, text);
                }
            }
        }
        for name in self.names() {
            document.add_text(fields.people, name);
        }
    }

    fn add_shown(&self, document: &mut TantivyDocument, fields: &Fields) {
        let title = if self.subject.is_empty() {
            &self.title
        } else {
            &self.subject
        };
        document.add_text(fields.shown_title, title);
        let clauses = self.clauses.join("\n");
        let attachments: Vec<&str> = self.attachment_titles().collect();
        let names: Vec<&str> = self.names().collect();
        for text in [
            &self.decision,
            &self.text,
            &clauses,
            &attachments.join(" · "),
            &names.join(" · "),
        ] {
            if !text.trim().is_empty() {
                document.add_text(fields.shown_text, text);
            }
        }
    }
}

/// The term an item's document is replaced or removed by.
pub(super) fn item_term(fields: &Fields, item: AgendaItemId) -> Term {
    Term::from_field_bytes(fields.item, item.as_bytes())
}
