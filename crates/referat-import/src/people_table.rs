//! A list of persons with positions and roles, as a spreadsheet saves it: one row each, the first row names the columns.
//!
//! Semicolons or commas, quotes where a cell has them, UTF-8 or Windows-1252, Danish or English headings. Knows nothing
//! of who is there already; a row that can't be read says why, and the others are read all the same.

use referat_domain::Date;
use referat_domain::role::Role;

use crate::ReadError;
use crate::source_file::SourceFile;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The person's name.
    pub name: String,
    /// Where they get mail; empty for none.
    pub email: String,
    /// The unit of their position; empty for none.
    pub unit: String,
    /// Their position; empty for none.
    pub position: String,
    /// The forum of their role, by name or short form; empty for none.
    pub forum: String,
    /// Their role.
    pub role: Option<Role>,
    /// The first day of position and role.
    pub from: Option<Date>,
    /// The last.
    pub until: Option<Date>,
    /// Why the row can't be used: a word the wording has a text for, and what stands there.
    pub error: Option<(&'static str, String)>,
}

/// Why a list can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// It is no text.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// A column has a heading that isn't known.
    #[error("unknown column {0:?}")]
    UnknownColumn(String),
    /// No column holds names.
    #[error("no column holds names")]
    NoNames,
    /// A quote is opened and never closed.
    #[error("line {0} opens a quote that is never closed")]
    OpenQuote(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Email,
    Unit,
    Position,
    Forum,
    Role,
    From,
    Until,
}

/// Headings, in lower case.
const HEADINGS: &[(&str, Column)] = &[
    ("navn", Column::Name),
    ("name", Column::Name),
    ("e-mail", Column::Email),
    ("email", Column::Email),
    ("mail", Column::Email),
    ("enhed", Column::Unit),
    ("unit", Column::Unit),
    ("stilling", Column::Position),
    ("position", Column::Position),
    ("forum", Column::Forum),
    ("rolle", Column::Role),
    ("role", Column::Role),
    ("fra", Column::From),
    ("from", Column::From),
    ("til", Column::Until),
    ("until", Column::Until),
];

/// What roles are called in Danish; their own words are read too.
const ROLES: &[(&str, Role)] = &[
    ("læser", Role::Reader),
    ("sagsforfatter", Role::Author),
    ("godkender", Role::Approver),
    ("stedfortræder", Role::Substitute),
    ("medlem", Role::Member),
    ("formand", Role::Chair),
    ("sekretær", Role::Secretary),
    ("administrator", Role::Administrator),
];

/// Reads a list.
///
/// # Errors
/// See [`TableError`].
pub fn read(bytes: &[u8]) -> Result<Vec<PersonRow>, TableError> {
    let text = SourceFile::from_bytes("", bytes)?.text;
    let mut rows = cells(&text)?.into_iter();
    let Some((_, headings)) = rows.next() else {
        return Err(TableError::NoNames);
    };
    let mut columns = Vec::new();
    for heading in headings {
        let word = heading.to_lowercase();
        let found = HEADINGS.iter().find(|(known, _)| *known == word);
        let (_, column) = found.ok_or(TableError::UnknownColumn(heading))?;
        columns.push(*column);
    }
    if !columns.contains(&Column::Name) {
        return Err(TableError::NoNames);
    }
    Ok(rows.map(|(line, cells)| row(line, &columns, cells)).collect())
}

fn row(line: usize, columns: &[Column], cells: Vec<String>) -> PersonRow {
    let mut row = PersonRow {
        line,
        ..PersonRow::default()
    };
    let mut error = (cells.len() > columns.len()).then(|| ("table-cells", cells.len().to_string()));
    for (column, cell) in columns.iter().zip(cells) {
        let day = || match cell.as_str() {
            "" => Ok(None),
            typed => date(typed).map(Some).ok_or(("day", typed.to_owned())),
        };
        match column {
            Column::Name => row.name = cell,
            Column::Email => row.email = cell,
            Column::Unit => row.unit = cell,
            Column::Position => row.position = cell,
            Column::Forum => row.forum = cell,
            Column::Role if cell.is_empty() => {}
            Column::Role => match role(&cell) {
                Some(role) => row.role = Some(role),
                None => error = error.or(Some(("no-such-role", cell))),
            },
            Column::From => match day() {
                Ok(from) => row.from = from,
                Err(wrong) => error = error.or(Some(wrong)),
            },
            Column::Until => match day() {
                Ok(until) => row.until = until,
                Err(wrong) => error = error.or(Some(wrong)),
            },
        }
    }
    row.error = error;
    row
}

fn role(word: &str) -> Option<Role> {
    let word = word.to_lowercase();
    let danish = ROLES
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, role)| *role);
    danish.or_else(|| word.parse().ok())
}

/// A day as programs write it (2026-03-31), or as people do (31-03-2026, 31.3.2026, 31/3/2026).
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The rows that hold something, each with its first line's number; cells without spaces around.
fn cells(text: &str) -> Result<Vec<(usize, Vec<String>)>, TableError> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark| first.matches(mark).count();
    let mark = match count(';') >= count(',') {
        true => ';',
        false => ',',
    };
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun) = (1, 1);
    let mut quoted_since = None;
    let mut letters = text.chars().peekable();
    let mut finish = |row: &mut Vec<String>, begun: usize| {
        let row = std::mem::take(row);
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push((begun, row));
        }
    };
    while let Some(letter) = letters.next() {
        if letter == '\n' {
            line += 1;
        }
        match (letter, quoted_since) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            ('"', Some(_)) => quoted_since = None,
            (_, Some(_)) => cell.push(letter),
            ('"', None) if cell.trim().is_empty() => quoted_since = Some(line),
            ('\r', None) => {}
            ('\n', None) => {
                row.push(std::mem::take(&mut cell).trim().to_owned());
                finish(&mut row, begun);
                begun = line;
            }
            (_, None) if letter == mark => row.push(std::mem::take(&mut cell).trim().to_owned()),
            (_, None) => cell.push(letter),
        }
    }
    if let Some(line) = quoted_since {
        return Err(TableError::OpenQuote(line));
    }
    row.push(cell.trim().to_owned());
    finish(&mut row, begun);
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_s_list_is_read_in_either_form_and_either_encoding() {
        let text = "Navn;E-mail;Enhed;Stilling;Forum;Rolle;Fra;Til\nÅse Dam;aase@sandved.example;Havn;Havnefogeden;CF;Medlem;1-3-2026;\n";
        let rows = read(text.as_bytes()).unwrap();
        let row = &rows[0];
        assert_eq!(
            (row.line, row.name.as_str(), row.role),
            (2, "Åse Dam", Some(Role::Member))
        );
        assert_eq!((row.from, row.until), (Some(Date::constant(2026, 3, 1)), None));
        let latin: Vec<u8> = text
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect();
        assert_eq!(read(&latin).unwrap(), rows);
        let commas = text.replace(';', ",");
        assert_eq!(read(commas.as_bytes()).unwrap(), rows);
    }

    #[test]
    fn quotes_hold_marks_breaks_and_quotes() {
        let rows = read(b"name,unit\r\n\"Dam, Ole\",\"Havn \"\"Nord\"\"\r\nog Syd\"\r\nEva,\r\n").unwrap();
        assert_eq!(rows[0].name, "Dam, Ole");
        assert_eq!(rows[0].unit, "Havn \"Nord\"\r\nog Syd");
        assert_eq!((rows[1].line, rows[1].name.as_str()), (4, "Eva"));
        assert_eq!(read(b"name\n\"Ole"), Err(TableError::OpenQuote(2)));
    }

    #[test]
    fn a_row_that_can_t_be_used_says_why_and_the_others_are_read() {
        let rows = read(b"navn;rolle;fra\nOle;konge;\nEva;medlem;i morgen\nIb;formand;2026-01-01;x\nPer;;\n")
            .unwrap();
        let errors: Vec<Option<&str>> = rows
            .iter()
            .map(|row| row.error.as_ref().map(|(why, _)| *why))
            .collect();
        assert_eq!(
            errors,
            [Some("no-such-role"), Some("day"), Some("table-cells"), None]
        );
    }

    #[test]
    fn a_list_without_names_or_with_unknown_columns_is_refused() {
        assert_eq!(read(b""), Err(TableError::NoNames));
        assert_eq!(read(b"rolle;fra\n"), Err(TableError::NoNames));
        assert_eq!(read(b"navn;cpr\n"), Err(TableError::UnknownColumn("cpr".into())));
    }
}
