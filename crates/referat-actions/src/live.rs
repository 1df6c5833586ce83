//! Who waits for what changes at meetings: told within this process, at once. Kept nowhere.
//!
//! What another process changes (the command line, beside a running server) isn't heard here; who waits looks by itself
//! every now and then.

use referat_domain::ids::MeetingId;
use tokio::sync::broadcast;

/// So many changes are kept for who is slow; whoever missed one looks at everything anyway.
const KEPT: usize = 64;

/// Something that those who follow a meeting look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveChange {
    /// What a meeting has decided, its items, or where it is.
    Meeting(MeetingId),
    /// What is being written of an item of a meeting.
    Writing(MeetingId),
    /// Who may see what: somebody signed out, or has another role.
    Access,
}

/// Tells of changes to whoever listens.
#[derive(Debug)]
pub(crate) struct Live(broadcast::Sender<LiveChange>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::Sender::new(KEPT))
    }
}

impl Live {
    /// Tells of a change; it is nobody's trouble that nobody listens.
    pub(crate) fn tell(&self, change: LiveChange) {
        drop(self.0.send(change));
    }
}

impl crate::office::Office {
    /// Hears of changes from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<LiveChange> {
        self.live.0.subscribe()
    }
}
