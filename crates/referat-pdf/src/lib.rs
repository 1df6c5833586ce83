//! What is inside PDF files: facts, associated files, and files joined into one without losing their tags.
//!
//! Knows no meetings, starts no processes, does no IO, and knows no words for people. Files come from
//! strangers: whatever is in them gives facts, one clear problem, or a file that holds.

mod associated;
mod facts;
mod join;
mod loading;
mod opened;
mod packet;
mod problem;
mod xmp;

pub use associated::{AssociatedFile, associated_files};
pub use facts::{Claims, PdfFacts};
pub use join::join;
pub use packet::{FirstPage, Joined, Packet, Part};
pub use problem::{JoinProblem, PdfProblem};
