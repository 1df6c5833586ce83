//! One file per layout that old minutes come in.

pub mod albertslund_chefforum;
