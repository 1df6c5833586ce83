//! Minutes on their way to the lock: what is kept of them, what is missing, and the page that shows it.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::minutes::{LockMissing, LockRule, MinutesState, Standing, TookPart};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_domain::rules::RuleValue;
use referat_domain::view::item::ItemPlace;
use referat_domain::view::minutes::{
    AboutItem, MinutesView, RemarkAnswer, WantedName, WholeCorrection, WholeMinutes, WholeRemark,
};
use referat_domain::view::{Seen, show};
use referat_domain::{Date, Timestamp};
use referat_import::carried::record_in;
use referat_store::Reading;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::meetings::MeetingRow;
use referat_store::minutes::{CorrectionRow, MinutesRemarkRow, MinutesRow, SignatureRow};
use referat_store::people::PersonRow;

use super::listed;
use crate::invite_to_meeting::roles_on;
use crate::office::Office;
use crate::on_the_way::forum_row;
use crate::printing::Subject;
use crate::printing::meetings::{Which, gather};
use crate::refusal::Refusal;
use crate::rules::{Rules, profile_of};

/// A signature's kind: an approval by click.
pub(crate) const APPROVAL: &str = "approval";

/// A signature's kind: a name under the minutes.
pub(crate) const SIGNATURE: &str = "signature";

/// All that is kept of a meeting's minutes.
pub(crate) struct Kept {
    /// The meeting.
    pub(crate) meeting: MeetingRow,
    /// Their row, once there is something to approve.
    pub(crate) row: Option<MinutesRow>,
    /// How far they have come.
    pub(crate) state: MinutesState,
    /// What the forum wants of them.
    pub(crate) rule: LockRule,
    /// So many days remarks are taken after an issue.
    pub(crate) remark_days: u32,
    /// Who took part.
    pub(crate) took_part: Vec<TookPart>,
    /// The issue that counts: the newest for the members, else the newest there is.
    pub(crate) issue: Option<IssuedDocumentRow>,
    /// Who approved and signed.
    pub(crate) signatures: Vec<SignatureRow>,
    /// What was remarked.
    pub(crate) remarks: Vec<MinutesRemarkRow>,
    /// What was added.
    pub(crate) corrections: Vec<CorrectionRow>,
}

impl Kept {
    /// Reads them; [`Refusal::NotFound`] where there is no such meeting.
    pub(crate) async fn find(reading: &mut Reading<'_>, id: MeetingId) -> Result<Self, Refusal> {
        let row: Option<MeetingRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        Self::read(reading, row).await
    }

    async fn read(reading: &mut Reading<'_>, meeting: MeetingRow) -> Result<Self, Refusal> {
        let id = meeting.id;
        let row = reading.minutes_of(&[id]).await?.into_iter().next();
        let state = match &row {
            None => MinutesState::Drafting,
            Some(row) => state_of(row)?,
        };
        let (rule, remark_days) = rules_of(reading, &meeting).await?;
        Ok(Self {
            took_part: took_part(reading, &meeting).await?,
            issue: issue_that_counts(reading, id).await?,
            signatures: reading.signatures(id).await?,
            remarks: reading.minutes_remarks(id).await?,
            corrections: reading.corrections(id).await?,
            meeting,
            row,
            state,
            rule,
            remark_days,
        })
    }

    /// Goes on only while they can still be changed.
    pub(crate) fn unlocked(&self) -> Result<(), Refusal> {
        match self.state {
            MinutesState::Locked => Err(locked()),
            MinutesState::Drafting | MinutesState::Issued | MinutesState::Approved => Ok(()),
        }
    }

    /// The names that stand under the issue that counts.
    pub(crate) fn given(&self, kind: &str) -> Vec<&SignatureRow> {
        let issue = self.issue.as_ref().map(|issue| issue.id);
        let rows = self.signatures.iter();
        rows.filter(|row| row.kind == kind && Some(row.issued_document_id) == issue)
            .collect()
    }

    fn persons(&self, kind: &str) -> Vec<PersonId> {
        self.given(kind).iter().map(|row| row.person_id).collect()
    }

    /// What is missing before they are locked.
    pub(crate) async fn missing(
        &self,
        office: &Office,
        reading: &mut Reading<'_>,
        today: Date,
    ) -> Result<Vec<LockMissing>, Refusal> {
        let approved = self.persons(APPROVAL);
        let approvers = self.rule.approval.approvers(&self.took_part);
        let open = approvers.iter().filter(|one| !approved.contains(&one.person));
        let signers = self.rule.signing.signers(&self.took_part);
        let standing = Standing {
            state: self.state,
            is_issued: self.issue.is_some(),
            says_what_stands: self.says_what_stands(office, reading).await?,
            missing_approvals: open.count(),
            missing_signatures: signers.missing(&self.persons(SIGNATURE)),
            remarks_until: self.row.as_ref().and_then(|row| row.remarks_until),
            open_remarks: self.remarks.iter().filter(|row| row.answer.is_none()).count(),
        };
        Ok(self.rule.missing(standing, today))
    }

    /// Whether the newest issue for each kind of recipients carries the record as it stands now.
    async fn says_what_stands(&self, office: &Office, reading: &mut Reading<'_>) -> Result<bool, Refusal> {
        let id = self.meeting.id;
        let reader = Reader::local_operator();
        for recipients in Recipients::ALL {
            let issues = reading
                .issues(id, IssuedKind::Minutes.as_str(), recipients.as_str())
                .await?;
            let Some(last) = issues.last() else {
                continue;
            };
            let bytes = office.store.files().read_all(last.checksum).await;
            let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
            let which = Which {
                subject: Subject::Meeting(id),
                recipients,
            };
            let meetings = gather(reading, &reader, which, &|_| ()).await?;
            let copies = meetings.copies();
            let stands = copies.first().map(|copy| bare(copy.record()));
            let issued = record_in(&bytes).ok().map(|record| bare(&record));
            if issued != stands {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A record without what is no part of what was decided.
fn bare(record: &MeetingRecord) -> MeetingRecord {
    let mut record = record.clone();
    record.warnings.clear();
    record.corrections.clear();
    record
}

/// Why nothing of them is changed any more.
pub(crate) fn locked() -> Refusal {
    Refusal::NotNow {
        why: "minutes-locked",
    }
}

/// Goes on only where a meeting's minutes are not locked.
pub(crate) async fn unlocked(reading: &mut Reading<'_>, meeting: MeetingId) -> Result<(), Refusal> {
    let rows = reading.minutes_of(&[meeting]).await?;
    match rows.iter().any(|row| row.state == MinutesState::Locked.as_str()) {
        true => Err(locked()),
        false => Ok(()),
    }
}

/// How far minutes have come, as their row says.
pub(crate) fn state_of(row: &MinutesRow) -> Result<MinutesState, Refusal> {
    row.state
        .parse()
        .map_err(|()| Refusal::unreadable("minutes", "state", &row.state))
}

async fn rules_of(reading: &mut Reading<'_>, meeting: &MeetingRow) -> Result<(LockRule, u32), Refusal> {
    let forum = forum_row(reading, meeting.forum_id).await?;
    let profile = profile_of(&forum)?;
    let rules = Rules::of_forum(reading, meeting.forum_id).await?;
    let signing = rules.value("signing", profile)?;
    let approval = rules.value("minutes-approval", profile)?;
    let days = rules.value("remark-days", profile)?;
    let days = if let RuleValue::Number(days) = days {
        days
    } else {
        0
    };
    Ok((LockRule::of(&signing, &approval), days))
}

/// Who took part in a meeting: those of whom it is written, and where nobody has written it, those with a seat in the forum
/// that day. The forum's secretaries besides.
async fn took_part(reading: &mut Reading<'_>, meeting: &MeetingRow) -> Result<Vec<TookPart>, Refusal> {
    let day = meeting.date.unwrap_or(Date::MIN);
    let mut roles: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for (person, role) in roles_on(reading, meeting.forum_id, day).await? {
        roles.entry(person).or_default().push(role);
    }
    let has = |person: &PersonId, role: Role| roles.get(person).is_some_and(|held| held.contains(&role));
    let has_seat = |person: &PersonId| has(person, Role::Member) || has(person, Role::Chair);
    let mut people: BTreeMap<PersonId, bool> = BTreeMap::new();
    let rows = reading.participants(meeting.id).await?;
    for row in &rows {
        let stood_in = row.attendance == "substitute";
        let was_there = stood_in || row.attendance == "present";
        if was_there && (stood_in || has_seat(&row.person_id)) {
            people.insert(row.person_id, true);
        }
    }
    if rows.is_empty() {
        people.extend(
            roles
                .keys()
                .filter(|person| has_seat(person))
                .map(|person| (*person, true)),
        );
    }
    for person in roles.keys().filter(|person| has(person, Role::Secretary)) {
        people.entry(*person).or_insert(false);
    }
    let mut took_part = Vec::new();
    for (person, is_member) in people {
        let row: Option<PersonRow> = reading.by_id(person).await?;
        let Some(row) = row.filter(|row| row.removed_at.is_none()) else {
            continue;
        };
        took_part.push(TookPart {
            person,
            name: row.name,
            is_chair: has(&person, Role::Chair),
            is_member,
            is_secretary: has(&person, Role::Secretary),
        });
    }
    took_part.sort_by_cached_key(|one| (!one.is_chair, referat_danish::sorting::sort_key(&one.name)));
    Ok(took_part)
}

async fn issue_that_counts(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
) -> Result<Option<IssuedDocumentRow>, Refusal> {
    let minutes = IssuedKind::Minutes.as_str();
    for recipients in [Recipients::Members, Recipients::Public] {
        let issues = reading.issues(meeting, minutes, recipients.as_str()).await?;
        if let Some(last) = issues.into_iter().next_back() {
            return Ok(Some(last));
        }
    }
    Ok(None)
}

/// The minutes of a meeting with what a page needs around them.
#[derive(Debug, Clone)]
pub struct MinutesPage {
    /// The minutes.
    pub minutes: Seen<MinutesView>,
    /// The items of the meeting, for whoever says which one they mean.
    pub items: Vec<(AgendaItemId, String)>,
    /// What the issue's bytes are made of, 64 hexadecimal digits.
    pub checksum: Option<String>,
    /// Whether the meeting was held here; old minutes that were moved in are not written anew.
    pub is_held_here: bool,
}

impl Office {
    /// The minutes of a meeting on their way to the lock.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting, [`Refusal::NotNow`] where it isn't held yet.
    pub async fn minutes(&self, reader: &Reader, id: MeetingId) -> Result<MinutesPage, Refusal> {
        let today = self.today();
        let mut reading = self.store.reading(self.tenant()).await?;
        let kept = Kept::find(&mut reading, id).await?;
        if kept.meeting.state != MeetingState::Held.as_str() && kept.row.is_none() {
            return Err(Refusal::NotNow {
                why: "meeting-not-held",
            });
        }
        let missing = match kept.state {
            MinutesState::Locked => Vec::new(),
            MinutesState::Drafting | MinutesState::Issued | MinutesState::Approved => {
                kept.missing(self, &mut reading, today).await?
            }
        };
        let rows = reading.items_of_meeting(id).await?;
        let items = listed::put_together(&mut reading, rows).await?.into_items();
        let numbers: BTreeMap<AgendaItemId, AboutItem> = items
            .into_iter()
            .map(|item| (item.place.id, about_item(item.place)))
            .collect();
        let about = |item: Option<AgendaItemId>| item.and_then(|item| numbers.get(&item).cloned());
        let mut corrections = Vec::new();
        for row in &kept.corrections {
            corrections.push(WholeCorrection {
                place: u32::try_from(row.place).unwrap_or(0),
                item: about(row.agenda_item_id),
                noted_at: meeting_of_item(&mut reading, row.noted_by_item).await?,
                date: row.date,
                text: row.text.clone(),
                written_by: row.written_by.clone(),
            });
        }
        let remarks = kept.remarks.iter().map(|row| WholeRemark {
            id: row.id.uuid().to_string(),
            item: about(row.agenda_item_id),
            person: row.person_id,
            by: row.written_by.clone(),
            text: row.text.clone(),
            at: moment(row.written_at),
            answer: row.answer.as_deref().and_then(RemarkAnswer::read),
            answer_words: row.answer_words.clone(),
        });
        let remarks = remarks.collect();
        let approved_by = kept.row.as_ref().and_then(|row| row.approved_by_item);
        let approved_at = meeting_of_item(&mut reading, approved_by).await?;
        let line = listed::meeting_line(&mut reading, id).await?;
        let issue = kept.issue.as_ref().map(|issue| {
            let version = u32::try_from(issue.version).unwrap_or(0);
            (version, moment(issue.issued_at))
        });
        let checksum = kept.issue.as_ref().map(|issue| Checksum::hex(&issue.checksum));
        let whole = WholeMinutes {
            meeting: line.ok_or(Refusal::NotFound)?,
            state: kept.state,
            rule: kept.rule,
            missing,
            issue,
            remarks_until: kept.row.as_ref().and_then(|row| row.remarks_until),
            approved_at,
            locked_at: kept.row.as_ref().and_then(|row| row.locked_at).map(moment),
            approvals: kept.wanted_approvals(),
            signatures: kept.wanted_signatures(),
            remarks,
            corrections,
        };
        let items = numbers.values().map(|item| (item.id, item.number.clone()));
        let mut items: Vec<(AgendaItemId, String)> = items.collect();
        items.sort_by_cached_key(|(_, number)| (number.parse::<u32>().unwrap_or(u32::MAX), number.clone()));
        Ok(MinutesPage {
            minutes: show(whole, reader),
            items,
            checksum,
            is_held_here: reading.agenda_draft(id).await?.is_some(),
        })
    }
}

impl Kept {
    fn name(&self, one: TookPart, kind: &str, is_one_of: bool) -> WantedName {
        let given = self.given(kind);
        let given = given.iter().find(|row| row.person_id == one.person);
        WantedName {
            person: one.person,
            name: one.name,
            is_one_of,
            given: given.map(|row| (moment(row.signed_at), row.way == "paper")),
        }
    }

    fn wanted_approvals(&self) -> Vec<WantedName> {
        let approvers = self.rule.approval.approvers(&self.took_part);
        let names = approvers.into_iter();
        names.map(|one| self.name(one, APPROVAL, false)).collect()
    }

    fn wanted_signatures(&self) -> Vec<WantedName> {
        let signers = self.rule.signing.signers(&self.took_part);
        let each = signers
            .each
            .into_iter()
            .map(|one| self.name(one, SIGNATURE, false));
        let one_of = signers
            .one_of
            .into_iter()
            .map(|one| self.name(one, SIGNATURE, true));
        each.chain(one_of).collect()
    }
}

fn about_item(place: ItemPlace) -> AboutItem {
    AboutItem {
        id: place.id,
        number: place.number,
        openness: place.openness,
        excluded: place.excluded,
    }
}

/// The meeting of an item that has approved or noted something.
async fn meeting_of_item(
    reading: &mut Reading<'_>,
    item: Option<AgendaItemId>,
) -> Result<Option<referat_domain::view::meeting::MeetingLine>, Refusal> {
    let Some(item) = item else {
        return Ok(None);
    };
    match reading.items_of(&[item]).await?.first() {
        Some(item) => listed::meeting_line(reading, item.meeting_id).await,
        None => Ok(None),
    }
}

pub(crate) fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
}
