//! Lists as a spreadsheet: one table a sheet, with a head that stays, filters, and nothing that computes.
//!
//! Knows cells and columns; nothing of what they are about. A text is a text, whatever it begins with.

use std::collections::BTreeSet;

use referat_domain::Date;
use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle,
};

use super::FormError;
use super::markup::readable_text;

/// The longest text Excel holds in a cell, in UTF-16 units. A longer one is cut, and says so with an ellipsis.
const LONGEST: usize = 32_767;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;

/// The longest heading of a column of a table.
const LONGEST_HEADING: usize = 255;

/// The height of a line, in points, and the greatest of a row.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// Excel's own format for days: each reader sees it as their language writes it.
const DAY: u8 = 14;

/// A spreadsheet file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Its title, for the file's properties.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// The day it speaks of. There is no other clock in it.
    pub date: Date,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What its tab says. Made fit for Excel where it isn't.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one value a column; missing ones are empty.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands over it. One that comes twice gets a number.
    pub heading: String,
    /// How wide it is, in letters.
    pub width: f64,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number. What is no number is left empty.
    Number(f64),
    /// A day. One that Excel doesn't know (before 1900) is written as words.
    Date(Date),
    /// Nothing.
    Empty,
}

/// The sheets as an XLSX file.
///
/// # Errors
///
/// When there is more than a sheet can hold: 1,048,575 rows, 16,384 columns.
pub fn sheets(book: &Workbook) -> Result<Vec<u8>, FormError> {
    let mut file = xlsx::Workbook::new();
    file.set_properties(
        &DocProperties::new()
            .set_title(readable_text(&book.title))
            .set_author(readable_text(&book.author))
            .set_creation_datetime(&moment(book.date)?),
    );
    let mut names = BTreeSet::new();
    for (index, sheet) in book.sheets.iter().enumerate() {
        let name = fresh(&sheet_name(&sheet.name), LONGEST_NAME, &mut names);
        let page = file.add_worksheet();
        page.set_name(name)?;
        write(sheet, index + 1, page)?;
    }
    Ok(file.save_to_buffer()?)
}

fn write(sheet: &Sheet, number: usize, page: &mut xlsx::Worksheet) -> Result<(), FormError> {
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    let Some(last_column) = sheet.columns.len().checked_sub(1) else {
        return Ok(());
    };
    let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let formats = Formats {
        text: wrapped.clone(),
        marked: wrapped.clone().set_quote_prefix(),
        number: Format::new().set_align(FormatAlign::Top),
        day: Format::new()
            .set_align(FormatAlign::Top)
            .set_num_format_index(DAY),
    };
    let head = wrapped.clone().set_bold().set_border_bottom(FormatBorder::Thin);
    let mut headings = BTreeSet::new();
    let mut columns = Vec::new();
    for (index, column) in (0..=last_column).zip(&sheet.columns) {
        page.set_column_width(index, column.width.clamp(1.0, 255.0))?;
        let heading = readable_text(column.heading.trim());
        let heading = if heading.is_empty() { "–" } else { &heading };
        columns.push(
            TableColumn::new()
                .set_header(fresh(heading, LONGEST_HEADING, &mut headings))
                .set_header_format(head.clone()),
        );
    }
    // A table has a row under its head, even when there is nothing to say.
    let last_row = u32::try_from(sheet.rows.len().max(1)).unwrap_or(u32::MAX);
    let table = Table::new()
        .set_name(format!("Table{number}"))
        .set_style(TableStyle::Light1)
        .set_columns(&columns);
    page.add_table(0, 0, last_row, last_column, &table)?;
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    for (index, values) in (1..=last_row).zip(&sheet.rows) {
        let lines = values
            .iter()
            .zip(&sheet.columns)
            .map(|(value, column)| lines_of(value, column.width));
        let lines = lines.max().unwrap_or(1);
        // Not every program makes room for wrapped text when it opens a file.
        if lines > 1 {
            page.set_row_height(index, (lines as f64 * LINE).min(HIGHEST))?;
        }
        for (column, value) in (0..=last_column).zip(values) {
            cell(index, column, value, &formats, page)?;
        }
    }
    Ok(())
}

struct Formats {
    text: Format,
    marked: Format,
    number: Format,
    day: Format,
}

fn cell(
    row: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
    page: &mut xlsx::Worksheet,
) -> Result<(), FormError> {
    match value {
        Value::Empty => {}
        Value::Number(number) if !number.is_finite() => {}
        Value::Number(number) => {
            page.write_number_with_format(row, column, *number, &formats.number)?;
        }
        Value::Date(date) => match moment(*date) {
            Ok(day) => {
                page.write_datetime_with_format(row, column, &day, &formats.day)?;
            }
            Err(_) => {
                page.write_string_with_format(row, column, date.to_string(), &formats.text)?;
            }
        },
        Value::Text(text) => {
            let text = cut(&lines(text), LONGEST);
            // A text that looks like a formula stays one that doesn't compute, also when someone edits the cell.
            let format = if text.starts_with(['=', '+', '-', '@', '\'']) {
                &formats.marked
            } else {
                &formats.text
            };
            page.write_string_with_format(row, column, text, format)?;
        }
    }
    Ok(())
}

/// About how many lines a value takes in a column of a width in letters. Words don't fill every line.
fn lines_of(value: &Value, width: f64) -> usize {
    let width = (width * 0.85).clamp(1.0, 255.0) as usize;
    match value {
        Value::Text(text) => text
            .lines()
            .map(|line| line.chars().count().div_ceil(width).max(1))
            .sum(),
        Value::Number(_) | Value::Date(_) | Value::Empty => 1,
    }
}

/// A day in Excel's count.
fn moment(date: Date) -> Result<ExcelDateTime, xlsx::XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))
}

/// A text with its lines, as a cell shows them.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(readable_text).collect::<Vec<_>>().join("\n")
}

/// A name as Excel takes it for a sheet: it knows no `[]:*?/\`, and no quotes at the ends.
fn sheet_name(name: &str) -> String {
    let name: String = readable_text(name)
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) { '-' } else { c })
        .collect();
    let name = name.trim().trim_matches('\'').trim();
    // Excel keeps this one for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        return format!("{name}–");
    }
    name.to_owned()
}

/// A name no other has, whatever the case of its letters: with a number after it if need be.
fn fresh(name: &str, longest: usize, taken: &mut BTreeSet<String>) -> String {
    let mut number = 1;
    loop {
        let after = if number == 1 {
            String::new()
        } else {
            format!(" ({number})")
        };
        let fitted = cut(name, longest - after.len());
        let fitted = format!("{}{after}", fitted.trim_end_matches('\''));
        if taken.insert(fitted.to_lowercase()) {
            return fitted;
        }
        number += 1;
    }
}

/// A text of at most so many UTF-16 units; one that was cut ends with an ellipsis.
fn cut(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut length = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= longest
        })
        .collect();
    format!("{kept}…")
}
