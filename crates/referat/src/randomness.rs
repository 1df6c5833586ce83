//! Randomness: the operating system's, for ids and the salts of the journal.

use referat_actions::office::Randomness;

/// The operating system's source of random bytes.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandomness;

impl SystemRandomness {
    /// The source, tried once: where it answers, it goes on to answer.
    ///
    /// # Errors
    /// When the operating system has none to give.
    pub fn new() -> Result<Self, getrandom::Error> {
        getrandom::fill(&mut [0_u8; 8])?;
        Ok(Self)
    }
}

impl Randomness for SystemRandomness {
    /// Waits for the source rather than give bytes one could guess: salts and ids rest on them.
    fn fill(&mut self, bytes: &mut [u8]) {
        while getrandom::fill(bytes).is_err() {
            std::thread::yield_now();
        }
    }
}
