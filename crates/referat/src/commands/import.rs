//! `referat import`: files and folders of old documents into the municipality's database.
//!
//! The documents are read and written a handful at a time: each handful is durable before the next begins,
//! so that an import that is cut off goes on where it was when it is run again.

pub(crate) mod gathering;
mod report;

use std::time::Instant;

use clap::{ArgMatches, Command};
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::office::{Actor, Office};
use referat_actions::upkeep::Indexed;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::given_files::{self, Unreadable};
use crate::progress::Progress;
use crate::session::{Session, complaint};

use gathering::{Document, gather};
use report::Report;

/// The most documents in one transaction.
const HANDFUL: usize = 16;

/// The most bytes in one transaction, attachments included; a larger document has one of its own.
const HANDFUL_BYTES: usize = 32 * 1024 * 1024;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("import")
        .about(wording.text("cli-import").into_owned())
        .after_help(wording.text("cli-import.after").into_owned())
        .arg(arguments::path(wording, "paths", "cli-value-path", "cli-paths").num_args(1..))
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
        .arg(arguments::acting_as(wording))
        .arg(arguments::flag(wording, "dry-run", "cli-option-dry-run"))
}

/// Imports what is named, and tells what became of it.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let gathered = gather(&arguments::paths_of(matches, "paths"));
    let options = ImportOptions {
        dry_run: matches.get_flag("dry-run"),
    };
    if gathered.documents.is_empty() && gathered.unreadable.is_empty() {
        return Err(Failure::failed(
            &session.wording,
            "cli-error-nothing-to-read",
            &[],
        ));
    }
    session.wait(async {
        let (office, _temporary) = open(session, matches, options).await?;
        let mut report = Report::new(&session.wording, options.dry_run);
        for unreadable in &gathered.unreadable {
            session.complain(&unreadable.in_words(&session.wording));
            report.unreadable();
        }
        let actor = session.actor(&office, matches).await?;
        let begun = Instant::now();
        import(
            session,
            &office,
            &actor,
            &gathered.documents,
            options,
            &mut report,
        )
        .await?;
        let took = begun.elapsed();
        report.passed_over(gathered.passed_over);
        let indexed = if options.dry_run {
            None
        } else {
            Some(index(session, &office).await?)
        };
        office.close().await;
        session.output.data(&report.in_words())?;
        if let Some(words) = report.time_in_words(took) {
            session.output.message(&words);
        }
        if matches!(indexed, Some(Indexed::HeldByAnother)) {
            session
                .output
                .message(&session.wording.text("cli-import-indexed-elsewhere"));
        }
        Ok(report.exit())
    })
}

/// The office to import into; with the folder of a trial where there is no municipality yet to try it on.
async fn open(
    session: &Session,
    matches: &ArgMatches,
    options: ImportOptions,
) -> Result<(Office, Option<tempfile::TempDir>), Failure> {
    let installation = session.installation(matches)?;
    let named = matches.get_one::<String>("municipality").map(String::as_str);
    if session.has_municipality(&installation).await? {
        return Ok((session.open(matches).await?, None));
    }
    if options.dry_run {
        let folder = tempfile::tempdir().map_err(|error| session.unexpected(&error))?;
        let trial = session.installation_in(folder.path().to_owned());
        let name = named.map_or_else(|| session.wording.text("cli-trial").into_owned(), str::to_owned);
        return Ok((session.found(&trial, &name).await?, Some(folder)));
    }
    match named {
        Some(name) => Ok((session.found(&installation, name).await?, None)),
        None => Err(Failure::wrong_usage(
            &session.wording,
            "cli-error-no-municipality",
            &[],
        )),
    }
}

/// Imports the documents a handful at a time.
async fn import(
    session: &Session,
    office: &Office,
    actor: &Actor,
    documents: &[Document],
    options: ImportOptions,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let total = documents.len() as u64;
    let mut progress = Progress::begin(&session.wording, session.output, "cli-progress-documents", total);
    let mut handful: Vec<MeetingSource> = Vec::new();
    let mut bytes = 0;
    for (place, document) in documents.iter().enumerate() {
        match read(document) {
            Err(unreadable) => {
                progress.say(&complaint(&unreadable.in_words(&session.wording)));
                report.unreadable();
                progress.advance(1);
            }
            Ok(source) => {
                bytes += size(&source);
                handful.push(source);
            }
        }
        let is_last = place + 1 == documents.len();
        if handful.len() >= HANDFUL || bytes >= HANDFUL_BYTES || is_last {
            let results = office
                .import_meetings(actor, &handful, options)
                .await
                .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
            for result in &results {
                if let Some(words) = report.add(result) {
                    progress.say(&complaint(&words));
                }
            }
            progress.advance(handful.len() as u64);
            handful.clear();
            bytes = 0;
        }
    }
    progress.end();
    Ok(())
}

fn size(source: &MeetingSource) -> usize {
    let attachments = source.attachments.iter().map(|attachment| attachment.bytes.len());
    source.bytes.len() + attachments.sum::<usize>()
}

/// A document with its attachments. One of them that can't be read keeps the document back: it would be
/// there without, and importing it again would change nothing.
fn read(document: &Document) -> Result<MeetingSource, Unreadable> {
    let file = given_files::read(&document.path)?;
    let mut attachments = Vec::with_capacity(document.attachments.len());
    for path in &document.attachments {
        let bytes = std::fs::read(path).map_err(|error| Unreadable::File(path.clone(), error))?;
        attachments.push(AttachmentSource {
            file_name: given_files::name_of(path),
            bytes,
        });
    }
    Ok(MeetingSource {
        name: file.name,
        bytes: file.bytes,
        attachments,
        mended: None,
    })
}

/// Makes what was imported findable, unless a running `serve` does it.
pub(super) async fn index(session: &Session, office: &Office) -> Result<Indexed, Failure> {
    let progress = Progress::waiting(&session.wording, session.output, "cli-progress-index");
    let indexed = office.index_pending().await;
    progress.end();
    indexed.map_err(|refusal| Failure::refused(&session.wording, &refusal))
}
