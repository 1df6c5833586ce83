//! Forms as they are handed out, read back by others' readers.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]
#![expect(
    clippy::disallowed_methods,
    reason = "a test may start the programs it is read back by"
)]

mod archive;
mod calendar;
mod docx;
mod html;
mod reading;
mod sample;
mod xlsx;

/// What a text is in every form.
fn readable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}
