//! A made-up short meeting, to see a look on.

use referat_documents::compose::meeting;
use referat_documents::copy::MeetingCopy;
use referat_documents::document::Document;
use referat_documents::press::Press;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::show_public;

use crate::problem::Problem;

/// The meeting as data; made up, like all names in it.
const SAMPLE: &str = include_str!("sample.json");

/// Its minutes.
///
/// # Errors
/// When the sample is no record, which is a mistake of ours.
pub fn document(press: &Press) -> Result<Document, Problem> {
    let record: MeetingRecord = serde_json::from_str(SAMPLE).map_err(|cause| Problem::internal(&cause))?;
    let seen = show_public(WholeRecord::of_file(record));
    Ok(meeting::meeting(MeetingCopy::for_public(&seen), press.desk(None)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_a_meeting_with_something_of_everything() {
        let record: MeetingRecord = serde_json::from_str(SAMPLE).unwrap();
        assert!(record.items.len() >= 2);
        assert!(record.items.iter().any(|item| item.decision.is_some()));
        assert!(record.items.iter().any(|item| !item.clauses.is_empty()));
    }
}
