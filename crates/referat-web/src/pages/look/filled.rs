//! What the form of the look says, and the look that is made of it.

use referat_documents::look::{FrontPart, Look, LookError, Margins, Paper, Typeface};
use referat_documents::press::Press;
use referat_wording::TermsError;
use serde::Deserialize;

use crate::words::Words;

/// The longest reason.
const LONGEST_REASON: usize = 1_000;

/// The longest foot.
const LONGEST_FOOT: usize = 200;

/// The parts of the front by their words in the form.
pub const FRONT: [(&str, FrontPart); 3] = [
    ("tidsplan", FrontPart::Schedule),
    ("beslutninger", FrontPart::Decisions),
    ("indhold", FrontPart::Contents),
];

/// What the form says. Everything is text, so that nothing typed is lost when it can't be used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OfLook {
    /// Paper.
    pub papir: String,
    /// Colour.
    pub farve: String,
    /// Typeface.
    pub skrift: String,
    /// Size, in points.
    pub stoerrelse: String,
    /// Margins, in millimetres.
    pub margen_top: String,
    /// At the foot.
    pub margen_bund: String,
    /// On the left.
    pub margen_venstre: String,
    /// On the right.
    pub margen_hoejre: String,
    /// Anything where the front is a page of its own.
    pub forside: String,
    /// What stands first before the items.
    pub foran1: String,
    /// Second.
    pub foran2: String,
    /// Third.
    pub foran3: String,
    /// What stands under every page.
    pub fod: String,
    /// The municipality's own terms.
    pub ord: String,
    /// Why it is changed.
    pub grund: String,
}

/// A field that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its name in the form.
    pub field: &'static str,
    /// Why not.
    pub words: String,
}

impl OfLook {
    /// What the form says of a look.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        let place = |at: usize| {
            let part = look.front.get(at);
            let word = FRONT.iter().find(|(_, known)| Some(known) == part);
            word.map_or("", |(word, _)| word).to_owned()
        };
        Self {
            papir: match look.paper {
                Paper::A4 => "a4",
                Paper::A5 => "a5",
            }
            .to_owned(),
            farve: look.colour.clone(),
            skrift: match look.typeface {
                Typeface::Sans => "sans",
                Typeface::Serif => "serif",
                Typeface::Own { .. } => "egen",
            }
            .to_owned(),
            stoerrelse: written(look.size),
            margen_top: written(look.margins.top),
            margen_bund: written(look.margins.bottom),
            margen_venstre: written(look.margins.left),
            margen_hoejre: written(look.margins.right),
            forside: if look.cover { "ja" } else { "" }.to_owned(),
            foran1: place(0),
            foran2: place(1),
            foran3: place(2),
            fod: look.foot.clone().unwrap_or_default(),
            ord: look.terms.clone(),
            grund: String::new(),
        }
    }

    /// The look; what the form doesn't ask for (logo, a typeface of one's own) stays as it is.
    ///
    /// # Errors
    /// The first field that can't be used.
    pub fn look(&self, words: Words<'_>, press: &Press, own: &Look) -> Result<Look, Wrong> {
        let number = |field: &'static str, typed: &str| {
            let value = typed.trim().replace(',', ".").parse::<f64>().ok();
            value.filter(|value| value.is_finite()).ok_or_else(|| Wrong {
                field,
                words: words.text("look-wrong-number").into_owned(),
            })
        };
        let foot = self.fod.trim();
        for (field, typed, most) in [
            ("fod", foot, LONGEST_FOOT),
            ("grund", &self.grund, LONGEST_REASON),
        ] {
            if typed.chars().count() > most {
                return Err(Wrong {
                    field,
                    words: words.text_with("look-wrong-length", &[("most", most.into())]),
                });
            }
        }
        let look = Look {
            paper: match self.papir.as_str() {
                "a5" => Paper::A5,
                _ => Paper::A4,
            },
            margins: Margins {
                top: number("margen_top", &self.margen_top)?,
                bottom: number("margen_bund", &self.margen_bund)?,
                left: number("margen_venstre", &self.margen_venstre)?,
                right: number("margen_hoejre", &self.margen_hoejre)?,
            },
            typeface: match (self.skrift.as_str(), &own.typeface) {
                ("serif", _) => Typeface::Serif,
                ("egen", own @ Typeface::Own { .. }) => own.clone(),
                (_, _) => Typeface::Sans,
            },
            size: number("stoerrelse", &self.stoerrelse)?,
            colour: self.farve.trim().to_owned(),
            logo: own.logo.clone(),
            cover: !self.forside.is_empty(),
            front: [&self.foran1, &self.foran2, &self.foran3]
                .into_iter()
                .filter_map(|typed| FRONT.iter().find(|(word, _)| word == typed))
                .map(|(_, part)| *part)
                .collect(),
            terms: self.ord.replace("\r\n", "\n"),
            foot: (!foot.is_empty()).then(|| foot.to_owned()),
        };
        checked(&look).map_err(|error| wrong_look(words, &error))?;
        press
            .with_look(look.clone())
            .map_err(|error| wrong_terms(words, &error))?;
        Ok(look)
    }
}

/// A measure as it is written here: "11", "10,5".
#[must_use]
pub fn written(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The check is made where looks are read.
fn checked(look: &Look) -> Result<(), LookError> {
    let json = serde_json::to_string(look).map_err(|error| LookError::Unreadable(error.to_string()))?;
    Look::parse(&json).map(|_| ())
}

fn wrong_look(words: Words<'_>, error: &LookError) -> Wrong {
    match error {
        LookError::Measure { part, least, most } => Wrong {
            field: match *part {
                "margins.top" => "margen_top",
                "margins.bottom" => "margen_bund",
                "margins.left" => "margen_venstre",
                "margins.right" => "margen_hoejre",
                _ => "stoerrelse",
            },
            words: words.text_with(
                "look-wrong-measure",
                &[
                    ("least", least.to_string().into()),
                    ("most", most.to_string().into()),
                ],
            ),
        },
        LookError::Colour => Wrong {
            field: "farve",
            words: words.text("look-wrong-colour").into_owned(),
        },
        LookError::FrontTwice => Wrong {
            field: "foran1",
            words: words.text("look-wrong-twice").into_owned(),
        },
        // Of what the form doesn't ask for.
        LookError::Unreadable(_)
        | LookError::LogoKind
        | LookError::LogoWords
        | LookError::Encoding { .. }
        | LookError::TooLarge { .. } => Wrong {
            field: "logo",
            words: words.text("look-wrong-kept").into_owned(),
        },
    }
}

fn wrong_terms(words: Words<'_>, error: &TermsError) -> Wrong {
    let at = |line: &usize| ("line", line.to_string().into());
    let words = match error {
        TermsError::Unreadable { line: 0 } => words.text("look-wrong-terms").into_owned(),
        TermsError::Unreadable { line } => words.text_with("look-wrong-line", &[at(line)]),
        TermsError::NotATerm { line, name } => {
            words.text_with("look-wrong-no-term", &[at(line), ("name", name.into())])
        }
        TermsError::Unknown { line, name } => {
            words.text_with("look-wrong-unknown-term", &[at(line), ("name", name.into())])
        }
    };
    Wrong { field: "ord", words }
}
