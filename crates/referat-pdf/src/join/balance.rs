//! Whether a page's content puts back what it changes of the graphics state. Knows of content streams only how
//! they divide into words.

use lopdf::Object;

use crate::opened::Opened;

/// The most content of one page that is looked at, in bytes.
const MOST: usize = 16 << 20;
/// The most content of all pages of a part that is looked at, in bytes; some files reuse one stream endlessly.
pub(crate) const MOST_OF_PART: usize = 256 << 20;
/// How many saves may be missing before the content is given up as it is.
const MOST_MISSING: i32 = 64;

/// How many saves and restores content lacks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Balance {
    /// How far content restores more than it saved.
    missing: i32,
    /// How much it has saved and not restored in the end, or the other way round if negative.
    left: i32,
}

impl Balance {
    /// Looks at the streams of a page. What can't be unpacked, or is more than there is room for, counts as balanced.
    pub(crate) fn of(opened: &Opened, streams: &[Object], room_of_part: &mut usize) -> Self {
        let mut content = Vec::new();
        for stream in streams {
            let Ok(stream) = opened.follow(stream).as_stream() else {
                continue;
            };
            let room = MOST.saturating_sub(content.len()).min(*room_of_part);
            let Ok(mut more) = stream.get_plain_content_with_limit(room) else {
                return Self::default();
            };
            *room_of_part = room_of_part.saturating_sub(more.len());
            if content.is_empty() {
                content = more;
            } else {
                content.push(b'\n');
                content.append(&mut more);
            }
        }
        let balance = Self::count(&content);
        let is_likely = balance.missing <= MOST_MISSING && balance.left <= MOST_MISSING;
        if is_likely { balance } else { Self::default() }
    }

    /// How many saves are put before the content.
    pub(crate) fn saves(&self) -> usize {
        usize::try_from(self.missing + 1).unwrap_or(1)
    }

    /// How many restores are put after it.
    pub(crate) fn restores(&self) -> usize {
        usize::try_from(self.missing + 1 + self.left).unwrap_or(1)
    }

    fn count(content: &[u8]) -> Self {
        let mut balance = Self::default();
        let mut rest = content;
        while let Some((first, after)) = rest.split_first() {
            rest = match first {
                b'%' => skip_until(after, |byte| matches!(byte, b'\r' | b'\n')),
                b'(' => skip_string(after),
                b'<' if after.first() == Some(&b'<') => &after[1..],
                b'<' => skip_until(after, |byte| byte == b'>'),
                b'/' => skip_until(after, is_end),
                byte if is_end(*byte) => after,
                _ => {
                    let after = skip_until(after, is_end);
                    match &rest[..rest.len() - after.len()] {
                        b"q" => balance.left += 1,
                        b"Q" => {
                            balance.left -= 1;
                            balance.missing = balance.missing.max(-balance.left);
                        }
                        b"ID" => {
                            rest = skip_picture(after);
                            continue;
                        }
                        _ => {}
                    }
                    after
                }
            };
        }
        balance
    }
}

fn is_end(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(
            byte,
            0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

fn skip_until(bytes: &[u8], is_end: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().position(|byte| is_end(*byte));
    &bytes[end.unwrap_or(bytes.len())..]
}

fn skip_string(bytes: &[u8]) -> &[u8] {
    let mut depth = 1;
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &bytes[at + 1..];
        }
    }
    &[]
}

/// The bytes of a picture within the content end with `EI` between white space.
fn skip_picture(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(4).position(|window| {
        window[0].is_ascii_whitespace() && &window[1..3] == b"EI" && window[3].is_ascii_whitespace()
    });
    end.map_or(&[], |end| &bytes[end + 3..])
}

#[cfg(test)]
mod tests {
    use super::Balance;

    #[test]
    fn saves_and_restores_are_counted_and_letters_in_texts_names_and_pictures_are_not() {
        let content = b"q 1 0 0 1 0 0 cm (q \\) (q) Q) Tj /q gs <71> Tj % q\nQ BI /W 1 ID q Q q EI q[q]TJ";
        assert_eq!(Balance::count(content), Balance { missing: 0, left: 2 });
    }

    #[test]
    fn what_is_restored_too_often_is_saved_beforehand() {
        let balance = Balance::count(b"Q Q q");
        assert_eq!((balance.saves(), balance.restores()), (3, 2));
    }
}
