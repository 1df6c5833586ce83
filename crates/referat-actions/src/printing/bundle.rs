//! The bundle for an archive: each meeting as HTML, PDF and JSON with its attachments, readable without Referat.

use referat_documents::compose::{decisions_sheet, meeting};
use referat_documents::copy::MeetingCopy;
use referat_documents::forms::archive::{self, Bundle, BundleFile};
use referat_documents::forms::xlsx;
use referat_documents::packet::{GivenContent, LeftOut};
use referat_documents::press::{Form, Press};
use referat_domain::ids::MeetingId;
use referat_domain::paper::attachment::media_type;
use referat_domain::paper::section::SectionKind;
use referat_domain::reader::Reader;

use super::meetings::Meetings;
use super::{Progress, Remark, Tell};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// The zip of these meetings, and the attachments whose files are not in it.
    pub(super) async fn bundle(
        &self,
        reader: &Reader,
        press: &Press,
        meetings: &Meetings,
        tell: Tell<'_>,
    ) -> Result<(Vec<u8>, Vec<Remark>), Refusal> {
        let copies = meetings.copies();
        let (mut files, mut left_out) = (Vec::new(), Vec::new());
        for (place, (id, copy)) in meetings.ids.iter().zip(&copies).enumerate() {
            tell(Progress::Reading(place + 1, copies.len()));
            let folder = match copies.len() {
                1 => String::new(),
                _ => format!("{}/", date_of(*copy)),
            };
            let (own, without) = self.files_of(reader, press, *id, *copy, &folder).await?;
            files.extend(own);
            left_out.extend(without);
        }
        let title = meetings.title();
        let sheet = decisions_sheet::decisions_sheet(&copies, &title, press.desk(None));
        let sheet = xlsx::sheets(&sheet).map_err(|error| Refusal::internal(&error))?;
        let name = press.wording().text("print-file-decisions");
        files.push(file(
            &format!("{name}.xlsx"),
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
        let zip = archive::bundle(&bundle, press.wording()).map_err(|error| Refusal::internal(&error))?;
        Ok((zip, left_out))
    }

    async fn files_of(
        &self,
        reader: &Reader,
        press: &Press,
        id: MeetingId,
        copy: MeetingCopy<'_>,
        folder: &str,
    ) -> Result<(Vec<BundleFile>, Vec<Remark>), Refusal> {
        let document = meeting::meeting(copy, press.desk(None));
        let kind = press.wording().kind(copy.record().kind).to_lowercase();
        let (mut files, mut left_out) = (Vec::new(), Vec::new());
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
            let number = copy
                .record()
                .items
                .get(given.item)
                .map_or("", |item| &item.number);
            let label = format!("{number}.{}", given.number);
            let (name, bytes) = match given.content {
                GivenContent::File { name, bytes } => (name, bytes),
                GivenContent::NameOnly => {
                    left_out.push(Remark::LeftOut(
                        format!("{label} {}", given.title),
                        LeftOut::NameOnly,
                    ));
                    continue;
                }
                GivenContent::Closed => {
                    left_out.push(Remark::LeftOut(
                        format!("{label} {}", given.title),
                        LeftOut::Closed,
                    ));
                    continue;
                }
            };
            let attachments = press.wording().section(SectionKind::Attachments).to_lowercase();
            files.push(BundleFile {
                path: format!("{folder}{attachments}/{label} {name}"),
                media_type: media_type(&bytes, &name).to_owned(),
                bytes,
                description: given.title,
            });
        }
        Ok((files, left_out))
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
