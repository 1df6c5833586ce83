//! The meeting plan as a file: printed, or as a calendar.

use referat_danish::slug::slug;
use referat_documents::compose::meeting_plan;
use referat_documents::forms::calendar::{self, MEDIA_TYPE};
use referat_documents::press::{Form, Press};
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::plan::MeetingPlan;
use referat_wording::Wording;

use super::{PrintedFile, Remark};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::secrets::Token;

/// Where a meeting's page is, where anyone can reach it.
pub type MeetingAddress<'a> = &'a (dyn Fn(MeetingId) -> Option<String> + Sync);

impl Office {
    /// Prints the meeting plan of a year: of a forum, or of all.
    ///
    /// # Errors
    /// As [`Office::meeting_plan`]; [`Refusal::NotNow`] where the typesetter is missing.
    pub async fn print_meeting_plan(
        &self,
        reader: &Reader,
        press: &Press,
        forum: Option<ForumId>,
        year: i16,
        form: Form,
    ) -> Result<PrintedFile, Refusal> {
        let plan = self.meeting_plan(reader, forum, year).await?;
        let press = self.pressed(press).await?;
        let document = meeting_plan::meeting_plan(&plan, press.desk(None));
        let printed = press.print(&document, form).await?;
        let remarks = match printed.replaced.is_empty() {
            true => Vec::new(),
            false => vec![Remark::Replaced(printed.replaced)],
        };
        Ok(PrintedFile {
            file_name: file_name(&plan, form.ending(), press.wording()),
            media_type: form.media_type(),
            title: document.title,
            bytes: printed.bytes,
            pages: printed.pages,
            remarks,
        })
    }

    /// The meeting plan of a year as a calendar.
    ///
    /// # Errors
    /// As [`Office::meeting_plan`].
    pub async fn meeting_plan_calendar(
        &self,
        reader: &Reader,
        wording: &Wording,
        forum: Option<ForumId>,
        year: i16,
        address: MeetingAddress<'_>,
    ) -> Result<PrintedFile, Refusal> {
        let plan = self.meeting_plan(reader, forum, year).await?;
        Ok(self.as_calendar(&plan, wording, address))
    }

    /// The calendar at a private address.
    ///
    /// # Errors
    /// As [`Office::calendar_at`].
    pub async fn calendar_file(
        &self,
        token: &Token,
        wording: &Wording,
        address: MeetingAddress<'_>,
    ) -> Result<PrintedFile, Refusal> {
        let plan = self.calendar_at(token).await?;
        Ok(self.as_calendar(&plan, wording, address))
    }

    fn as_calendar(
        &self,
        plan: &Seen<MeetingPlan>,
        wording: &Wording,
        address: MeetingAddress<'_>,
    ) -> PrintedFile {
        let municipality = self.municipality().name.as_str();
        let name = match &plan.forum {
            None => wording.text_with("calendar-name", &[("municipality", municipality.into())]),
            Some((_, forum, _)) => {
                let values = [
                    ("forum", forum.as_str().into()),
                    ("municipality", municipality.into()),
                ];
                wording.text_with("calendar-name-of", &values)
            }
        };
        let text = calendar::calendar(plan, &name, wording, self.now(), address);
        PrintedFile {
            file_name: file_name(plan, "ics", wording),
            media_type: MEDIA_TYPE,
            title: name,
            bytes: text.into_bytes(),
            pages: None,
            remarks: Vec::new(),
        }
    }
}

/// "moedeplan-chefforum-2027.pdf".
fn file_name(plan: &MeetingPlan, ending: &str, wording: &Wording) -> String {
    let mut name = wording.text("plan-file").into_owned();
    if let Some((_, forum, _)) = &plan.forum {
        name.push('-');
        name.push_str(&slug(forum));
    }
    format!("{name}-{}.{ending}", plan.year)
}
