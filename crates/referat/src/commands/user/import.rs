//! `referat user import FILE`: a list of persons with positions and roles, shown first and taken in with `--apply`.

use clap::{ArgMatches, Command};
use referat_actions::import_people::PeoplePlan;
use referat_wording::Wording;

use super::shared;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    shared(
        wording,
        Command::new("import")
            .about(wording.text("cli-user-import").into_owned())
            .after_help(wording.text("cli-user-import.after").into_owned())
            .arg(arguments::path(
                wording,
                "file",
                "cli-value-file",
                "cli-user-file",
            ))
            .arg(arguments::flag(wording, "apply", "cli-option-apply"))
            .arg(arguments::option(
                wording,
                "reason",
                "cli-value-reason",
                "cli-case-reason",
            )),
    )
}

/// Shows what would be done, or does it.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let file = arguments::path_of(matches, "file");
    let bytes = std::fs::read(&file).map_err(|error| Failure::of_path(wording, &file, &error))?;
    let is_applied = matches.get_flag("apply");
    let plan = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let plan = office.plan_people(&actor, &bytes).await;
        let plan = plan.map_err(|refusal| Failure::refused(wording, &refusal))?;
        if is_applied && plan.is_sound() {
            let reason = arguments::word_of(matches, "reason");
            office
                .import_people(&actor, &bytes, reason)
                .await
                .map_err(|refusal| Failure::refused(wording, &refusal))?;
        }
        office.close().await;
        Ok(plan)
    })?;
    session.output.data(&in_words(wording, &plan))?;
    if !plan.is_sound() {
        session.complain(&wording.text("cli-user-import-unsound"));
        return Ok(Exit::Failed);
    }
    let said = match is_applied {
        true => "cli-user-import-done",
        false => "cli-user-import-shown",
    };
    session.output.message(&wording.text(said));
    Ok(Exit::Done)
}

/// A line for each row: its number, the person, and what is done or why it can't be.
fn in_words(wording: &Wording, plan: &PeoplePlan) -> String {
    let lines = plan.rows.iter().map(|row| {
        let said = match &row.error {
            Some((why, given)) => wording.not_valid(why, given),
            None if row.steps.is_empty() => wording.text("planned-nothing").into_owned(),
            None => {
                let steps: Vec<String> = row
                    .steps
                    .iter()
                    .map(|step| wording.planned(step.as_str()))
                    .collect();
                steps.join(", ")
            }
        };
        format!("{:>4}  {}: {said}\n", row.line, row.name)
    });
    lines.collect()
}
