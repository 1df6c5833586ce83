//! One thing is told once: what reading found of one list, and findings that say the same of the same place.

use std::collections::BTreeSet;

use referat_domain::finding::{Finding, FindingCode};

use crate::Document;

/// So many lines apart, links still stand in one list: a blank line may part its points.
const BESIDE: u32 = 2;

/// What reading found, the dead links of one list together, and a clause without an outcome with its words.
pub fn read(document: &Document<'_>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    let mut last_line = None;
    for finding in &document.record.warnings {
        let mut finding = finding.clone();
        if finding.code == FindingCode::OutcomeUnsettled
            && let Some(clause) = clause_of(document, &finding)
        {
            finding.message = format!("{}: {clause}", finding.message);
        }
        if finding.code == FindingCode::LinkDead {
            let line = finding.line;
            let before = told.last_mut().filter(|before| {
                before.code == finding.code && before.item == finding.item && is_beside(last_line, line)
            });
            last_line = line;
            if let Some(before) = before {
                before.message.push_str("; ");
                before.message.push_str(&finding.message);
                continue;
            }
        }
        told.push(finding);
    }
    told
}

fn is_beside(line: Option<u32>, next: Option<u32>) -> bool {
    match (line, next) {
        (Some(line), Some(next)) => next >= line && next - line <= BESIDE,
        (_, _) => false,
    }
}

/// The clause whose number a finding says.
fn clause_of<'d>(document: &Document<'d>, finding: &Finding) -> Option<&'d str> {
    let index = finding.message.parse::<usize>().ok()?.checked_sub(1)?;
    let number = finding.item.as_deref()?;
    let mut items = document.record.items.iter();
    let item = items.find(|item| item.number == number)?;
    item.clauses.get(index).map(String::as_str)
}

/// Takes findings away that say again what one before them says of the same place.
pub fn same(findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    findings.retain(|finding| {
        told.insert((
            finding.code,
            finding.line,
            finding.item.clone(),
            finding.message.clone(),
        ))
    });
}
