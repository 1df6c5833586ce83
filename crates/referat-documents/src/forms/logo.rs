//! The logo as forms carry it: its bytes, its words, and how wide it is for its height.
//!
//! Reads no more of a picture than its size, and believes none of it that it can't use.

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoImage {
    /// `image/png`, `image/jpeg`, `image/svg+xml`, `image/webp` or `image/gif`; any other is left out.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it says, for those who don't see it.
    pub alt: String,
}

impl LogoImage {
    /// The ending of its file in an office document; `None` for a picture that Word doesn't show.
    pub(crate) fn office_ending(&self) -> Option<&'static str> {
        match self.media_type.as_str() {
            "image/png" => Some("png"),
            "image/jpeg" => Some("jpg"),
            _ => None,
        }
    }

    /// Whether a browser shows it.
    pub(crate) fn is_for_browsers(&self) -> bool {
        const KNOWN: &[&str] = &[
            "image/png",
            "image/jpeg",
            "image/svg+xml",
            "image/webp",
            "image/gif",
        ];
        KNOWN.contains(&self.media_type.as_str())
    }

    /// How many times wider than high a PNG or JPEG is; `None` if that can't be read, or can't be.
    pub(crate) fn proportion(&self) -> Option<f64> {
        let (width, height) = match self.media_type.as_str() {
            "image/png" => png_size(&self.bytes)?,
            "image/jpeg" => jpeg_size(&self.bytes)?,
            _ => return None,
        };
        let proportion = f64::from(width) / f64::from(height);
        (width > 0 && height > 0 && proportion < 50.0 && proportion > 0.02).then_some(proportion)
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let (width, height) = header.split_first_chunk::<4>()?;
    Some((
        u32::from_be_bytes(*width),
        u32::from_be_bytes(*height.first_chunk::<4>()?),
    ))
}

/// Goes from segment to segment until the one that begins a frame (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, mark, high, low, ..] = rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let begins_frame = matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc);
        if begins_frame {
            let [height_high, height_low, width_high, width_low] = *rest.get(5..)?.first_chunk::<4>()?;
            return Some((
                u32::from(u16::from_be_bytes([width_high, width_low])),
                u32::from(u16::from_be_bytes([height_high, height_low])),
            ));
        }
        rest = rest.get(2 + length.max(2)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logo(media_type: &str, bytes: &[u8]) -> LogoImage {
        LogoImage {
            media_type: media_type.to_owned(),
            bytes: bytes.to_vec(),
            alt: "Sandved Kommune".to_owned(),
        }
    }

    #[test]
    fn the_size_of_a_picture_is_read_and_a_broken_one_has_none() {
        let mut png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
        png.extend([0, 0, 0, 90, 0, 0, 0, 30, 8, 6, 0, 0, 0]);
        assert_eq!(logo("image/png", &png).proportion(), Some(3.0));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x0a\x00\x14\x03";
        assert_eq!(logo("image/jpeg", jpeg).proportion(), Some(2.0));
        for end in 0..jpeg.len() - 1 {
            assert_eq!(logo("image/jpeg", &jpeg[..end]).proportion(), None);
        }
        for end in 0..24 {
            assert_eq!(logo("image/png", &png[..end]).proportion(), None);
        }
        assert_eq!(logo("image/svg+xml", b"<svg/>").proportion(), None);
    }
}
