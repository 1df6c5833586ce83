//! The sheet minutes are signed on, printed.

use referat_danish::slug::slug;
use referat_documents::compose::signature_sheet;
use referat_documents::press::{Form, Press};
use referat_domain::ids::MeetingId;
use referat_domain::reader::Reader;

use super::PrintedFile;
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// Prints the sheet a meeting's minutes are signed on.
    ///
    /// # Errors
    /// As [`Office::minutes`]; [`Refusal::NotNow`] where nobody's signature is wanted that the reader may see, they aren't
    /// issued, or the typesetter is missing.
    pub async fn print_signature_sheet(
        &self,
        reader: &Reader,
        press: &Press,
        meeting: MeetingId,
    ) -> Result<PrintedFile, Refusal> {
        let page = self.minutes(reader, meeting).await?;
        if page.minutes.signatures.is_empty() {
            return Err(Refusal::NotNow {
                why: "signature-not-asked",
            });
        }
        let checksum = page.checksum.as_deref().ok_or(Refusal::NotNow {
            why: "minutes-not-issued",
        })?;
        let press = self.pressed(press).await?;
        let document = signature_sheet::signature_sheet(&page.minutes, checksum, press.desk(None));
        let printed = press.print(&document, Form::Pdf).await?;
        Ok(PrintedFile {
            file_name: format!("{}.pdf", slug(&document.title)),
            media_type: Form::Pdf.media_type(),
            title: document.title,
            bytes: printed.bytes,
            pages: printed.pages,
            remarks: Vec::new(),
        })
    }
}
