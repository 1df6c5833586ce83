//! What is printed: data to standard output, messages to standard error. The only place that prints.
//!
//! A reader who closes the pipe (`referat parse … | head`) has seen enough: the command ends quietly.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use crate::failure::Failure;

/// Where things are printed.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// Whether colours are wanted where there is a terminal.
    colours: bool,
}

impl Output {
    /// The process's own standard output and error.
    #[must_use]
    pub fn new(colours: bool) -> Self {
        Self { colours }
    }

    /// Prints data as it is; line ends are the caller's.
    ///
    /// # Errors
    /// [`Failure::PipeClosed`] when nobody reads any more, and whatever else printing ran into.
    pub fn data(&self, text: &str) -> Result<(), Failure> {
        self.bytes(text.as_bytes())
    }

    /// Prints data that isn't text.
    ///
    /// # Errors
    /// As [`Output::data`].
    pub fn bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::PipeClosed),
            Err(error) => Err(Failure::Printing(error)),
        }
    }

    /// Prints a message for the person at the keyboard. Nobody listening is no failure.
    pub fn message(&self, text: &str) {
        let mut out = io::stderr().lock();
        // One write a line, so that lines of two processes on one terminal don't mix.
        let line = format!("{text}\n");
        if out.write_all(line.as_bytes()).and_then(|()| out.flush()).is_err() {
            // There is nowhere left to say it.
        }
    }

    /// Whether standard error is a terminal, where a progress bar can move.
    #[must_use]
    pub fn can_draw(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Text with colours where standard output shows them, plain elsewhere.
    #[must_use]
    pub fn styled(&self, text: &clap::builder::StyledStr) -> String {
        if self.colours && io::stdout().is_terminal() {
            text.ansi().to_string()
        } else {
            text.to_string()
        }
    }
}
