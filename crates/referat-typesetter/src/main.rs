//! `referat-typesetter`: documents as JSON in, accessible PDF files out.
//!
//! A small program of its own, so that nothing else is built or linked with a typesetter, and so that a
//! document that runs away is ended without harm: whoever starts it limits its time and memory. It reads
//! frames from standard input until they end and answers each ([`frames`]). It opens no file, asks no
//! clock and knows nothing of meetings; the same frame gives the same bytes.

mod frames;
mod glyphs;
mod job;
mod stream_ends;
mod typeset;
mod world;

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use frames::{FrameError, read_frame, write_frame};
use job::Answer;
use typeset::Typesetter;

/// A document with its files is at most this large.
const LARGEST: u32 = 512 * 1024 * 1024;

fn main() -> ExitCode {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let typesetter = Typesetter::new();
    loop {
        let frame = match read_frame(&mut input, LARGEST) {
            Ok(Some(frame)) => frame,
            Ok(None) => return ExitCode::SUCCESS,
            Err(FrameError::TooLarge { .. } | FrameError::Cut | FrameError::Io(_)) => {
                return ExitCode::from(2);
            }
        };
        let (answer, pdf) = match typesetter.typeset(&frame) {
            Ok(set) => (Answer::set(&set), Some(set.pdf)),
            Err(problems) => (Answer::refused(problems), None),
        };
        let written = serde_json::to_vec(&answer)
            .map_err(io::Error::from)
            .and_then(|answer| write_frame(&mut output, &answer))
            .and_then(|()| pdf.map_or(Ok(()), |pdf| write_frame(&mut output, &pdf)))
            .and_then(|()| output.flush());
        if written.is_err() {
            return ExitCode::from(2);
        }
    }
}
