//! A treatment elsewhere: what a forum that doesn't hold its meetings here decided of a paper, for its Historik.
//!
//! The works council, another municipality's committee, a forum before it came here: the next agenda has to tell what they
//! said, and nobody's decision here says it. It is noted after the stops the paper has been at, and before those to come.

use referat_domain::Date;
use referat_domain::ids::{ConsultationId, PaperId};
use referat_domain::paper::consultation::ConsultationState;
use referat_store::papers::ConsultationRow;

use crate::lookups::clean_words;
use crate::lookups::history::state_of;
use crate::office::{Actor, Office, entry};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;

/// The longest name of a forum, in characters.
const LONGEST_NAME: usize = 120;

/// The longest text, in characters.
const LONGEST_TEXT: usize = 10_000;

/// What a forum elsewhere decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Treatment {
    /// The forum's name, without genitive s.
    pub forum: String,
    /// The day, if it is known.
    pub date: Option<Date>,
    /// What it decided, in its words.
    pub text: String,
}

impl Office {
    /// Notes what a forum elsewhere decided of a paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the paper isn't open for writing;
    /// [`Refusal::NotValid`] without a name or a text, and for what is too long.
    pub async fn note_treatment(
        &self,
        actor: &Actor,
        id: PaperId,
        treatment: &Treatment,
    ) -> Result<ConsultationId, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        paper.require_writing(actor)?;
        paper.require_open()?;
        let name = treatment.forum.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = clean_words(&treatment.text).trim().to_owned();
        if name.is_empty() || text.is_empty() {
            return Err(not_valid("treatment-empty"));
        }
        if name.chars().count() > LONGEST_NAME || text.chars().count() > LONGEST_TEXT {
            return Err(not_valid("treatment-too-long"));
        }
        let stops = write.reading().consultations(&[id]).await?;
        let mut place = 1;
        for stop in stops {
            if state_of(&stop)? == ConsultationState::Planned {
                let place = stop.place.saturating_add(1);
                write.update(&ConsultationRow { place, ..stop }).await?;
            } else {
                place = stop.place.saturating_add(1);
            }
        }
        let row = ConsultationRow {
            id: write.fresh(),
            paper_id: id,
            place,
            forum_name: name,
            forum_id: None,
            date: treatment.date,
            state: ConsultationState::Treated.as_str().to_owned(),
            text: Some(text),
            agenda_item_id: None,
            removed_at: None,
        };
        write.insert(std::slice::from_ref(&row)).await?;
        write
            .commit(entry(actor, "note_treatment", "paper", id.uuid(), ""))
            .await?;
        Ok(row.id)
    }

    /// Takes off what was noted of a forum elsewhere, as long as no agenda told it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the paper isn't open for writing, or an
    /// item stands on it.
    pub async fn take_off_treatment(
        &self,
        actor: &Actor,
        id: PaperId,
        treatment: ConsultationId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        paper.require_writing(actor)?;
        paper.require_open()?;
        let stops = write.reading().consultations(&[id]).await?;
        let at = stops
            .iter()
            .position(|stop| stop.id == treatment && is_noted(stop))
            .ok_or(Refusal::NotFound)?;
        let rest = &stops[at..];
        if rest.iter().any(|stop| stop.agenda_item_id.is_some()) {
            return Err(Refusal::NotNow {
                why: "treatment-told",
            });
        }
        write.remove(&stops[at]).await?;
        write
            .commit(entry(actor, "take_off_treatment", "paper", id.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// Whether a stop is a treatment elsewhere, in the words of whoever noted it or of old minutes.
const fn is_noted(stop: &ConsultationRow) -> bool {
    stop.text.is_some() && stop.agenda_item_id.is_none() && stop.removed_at.is_none()
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
