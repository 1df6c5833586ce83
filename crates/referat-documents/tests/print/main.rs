//! Printed documents, read back by other programs: validators, `pdfinfo`, `pdftotext`, `qpdf`, LibreOffice.
//!
//! They need the typesetter beside the tests and a Python with the validator: `cargo xtask test` brings both, and
//! a test that misses one says so. Nothing is passed over.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can not go on says where"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "a test starts the programs it is read back by, and is told where they are"
)]

mod children;
mod closed;
mod hostile;
mod minutes;
mod office;
mod packets;
mod reading;
mod words;
