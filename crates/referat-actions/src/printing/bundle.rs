//! The bundle for an archive: each meeting as HTML, PDF and JSON with its attachments, readable without Referat.

use referat_documents::compose::{decisions_sheet, meeting};
use referat_documents::copy::MeetingCopy;
use referat_documents::forms::archive::{self, Bundle, BundleFile};
use referat_documents::forms::xlsx;
use referat_documents::packet::GivenContent;
use referat_documents::press::{Form, Press};
use referat_domain::ids::MeetingId;
use referat_domain::paper::attachment::media_type;
use referat_domain::reader::Reader;

use super::meetings::Meetings;
use super::{Progress, Tell};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// The zip of these meetings.
    pub(super) async fn bundle(
        &self,
        reader: &Reader,
        press: &Press,
        meetings: &Meetings,
        tell: Tell<'_>,
    ) -> Result<Vec<u8>, Refusal> {
        let copies = meetings.copies();
        let mut files = Vec::new();
        for (place, (id, copy)) in meetings.ids.iter().zip(&copies).enumerate() {
            tell(Progress::Reading(place + 1, copies.len()));
            let folder = match copies.len() {
                1 => String::new(),
                _ => format!("{}/", date_of(*copy)),
            };
            files.extend(self.files_of(reader, press, *id, *copy, &folder).await?);
        }
        let title = meetings.title();
        let sheet = decisions_sheet::decisions_sheet(&copies, &title, press.desk(None));
        let sheet = xlsx::sheets(&sheet).map_err(|error| Refusal::internal(&error))?;
        files.push(file(
            "beslutninger.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            sheet,
            press,
            "bundle-decisions",
        ));
        let bundle = Bundle {
            name: title,
            author: self.municipality().name.clone(),
            date: copies
                .iter()
                .filter_map(|copy| copy.record().date)
                .max()
                .unwrap_or_default(),
            files,
        };
        archive::bundle(&bundle, press.wording()).map_err(|error| Refusal::internal(&error))
    }

    async fn files_of(
        &self,
        reader: &Reader,
        press: &Press,
        id: MeetingId,
        copy: MeetingCopy<'_>,
        folder: &str,
    ) -> Result<Vec<BundleFile>, Refusal> {
        let document = meeting::meeting(copy, press.desk(None));
        let kind = press.wording().kind(copy.record().kind).to_lowercase();
        let mut files = Vec::new();
        for (form, key) in [(Form::Html, "bundle-html"), (Form::Pdf, "bundle-pdf")] {
            let printed = press.print(&document, form).await?;
            let path = format!("{folder}{kind}.{}", form.ending());
            files.push(file(&path, form.media_type(), printed.bytes, press, key));
        }
        let json = serde_json::to_vec_pretty(copy.record()).map_err(|error| Refusal::internal(&error))?;
        files.push(file(
            &format!("{folder}{kind}.json"),
            "application/json",
            json,
            press,
            "bundle-json",
        ));
        for given in self.given_attachments(reader, id, copy).await? {
            let GivenContent::File { name, bytes } = given.content else {
                continue;
            };
            let number = copy
                .record()
                .items
                .get(given.item)
                .map_or("", |item| &item.number);
            files.push(BundleFile {
                path: format!("{folder}bilag/{number}.{} {name}", given.number),
                media_type: media_type(&bytes, &name).to_owned(),
                bytes,
                description: given.title,
            });
        }
        Ok(files)
    }
}

fn date_of(copy: MeetingCopy<'_>) -> String {
    copy.record()
        .date
        .map(|date| date.to_string())
        .unwrap_or_default()
}

fn file(path: &str, media_type: &str, bytes: Vec<u8>, press: &Press, key: &str) -> BundleFile {
    BundleFile {
        path: path.to_owned(),
        media_type: media_type.to_owned(),
        bytes,
        description: press.wording().text(key).into_owned(),
    }
}
