//! Frames: four bytes of length, the highest first, then as many bytes.
//!
//! A question is one frame of JSON. An answer is one frame of JSON, and one of PDF where it was set.
//! Knows nothing of what is in them.

use std::io::{self, Read, Write};

/// Why no frame could be read.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// It is larger than allowed; nothing of it was read.
    #[error("a frame of {length} bytes")]
    TooLarge {
        /// Its length.
        length: u32,
    },
    /// The input ends within it.
    #[error("the input ends within a frame")]
    Cut,
    /// The input can't be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The next frame, or nothing where the input ends between frames.
///
/// # Errors
/// See [`FrameError`].
pub fn read_frame(input: &mut impl Read, largest: u32) -> Result<Option<Vec<u8>>, FrameError> {
    let mut length = [0; 4];
    let mut filled = 0;
    while let Some(rest) = length.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) if filled == 0 => return Ok(None),
            Ok(0) => return Err(FrameError::Cut),
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    let length = u32::from_be_bytes(length);
    if length > largest {
        return Err(FrameError::TooLarge { length });
    }
    let mut frame = Vec::new();
    let read = input.take(u64::from(length)).read_to_end(&mut frame)?;
    if u64::try_from(read).unwrap_or(u64::MAX) < u64::from(length) {
        return Err(FrameError::Cut);
    }
    Ok(Some(frame))
}

/// Writes a frame.
///
/// # Errors
/// When the output can't be written, or the frame is longer than four bytes can say.
pub fn write_frame(output: &mut impl Write, frame: &[u8]) -> io::Result<()> {
    let length = u32::try_from(frame.len()).map_err(|_| io::Error::other("a frame that is too long"))?;
    output.write_all(&length.to_be_bytes())?;
    output.write_all(frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_the_end_is_no_frame() {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, b"et").unwrap();
        write_frame(&mut bytes, b"").unwrap();
        let mut input = bytes.as_slice();
        assert_eq!(
            read_frame(&mut input, 9).unwrap().as_deref(),
            Some(b"et".as_slice())
        );
        assert_eq!(
            read_frame(&mut input, 9).unwrap().as_deref(),
            Some(b"".as_slice())
        );
        assert!(read_frame(&mut input, 9).unwrap().is_none());
    }

    #[test]
    fn a_frame_that_is_cut_or_too_large_is_refused() {
        assert!(matches!(
            read_frame(&mut [0, 0].as_slice(), 9),
            Err(FrameError::Cut)
        ));
        assert!(matches!(
            read_frame(&mut [0, 0, 0, 2, 1].as_slice(), 9),
            Err(FrameError::Cut)
        ));
        let huge = [255; 4];
        assert!(matches!(
            read_frame(&mut huge.as_slice(), 9),
            Err(FrameError::TooLarge { length: u32::MAX })
        ));
    }
}
