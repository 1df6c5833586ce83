//! How wide a text is when printed, about: enough to know whether one more word had room on a line.

/// The width of ASCII letters in a common sans-serif, in thousandths of the type size, from the space on.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The width of a space.
pub const SPACE: u64 = 278;

/// The width of a column of white space, about.
pub const COLUMN: u64 = 450;

/// The width of a text; white space counts as one space wherever there is some.
pub fn width(text: &str) -> u64 {
    let mut sum = 0;
    let mut in_space = false;
    for c in text.chars() {
        let is_space = c.is_whitespace();
        if !(is_space && in_space) {
            sum += if is_space { SPACE } else { letter(c) };
        }
        in_space = is_space;
    }
    sum
}

fn letter(c: char) -> u64 {
    let ascii = u32::from(c)
        .checked_sub(0x20)
        .and_then(|place| ASCII.get(usize::try_from(place).ok()?));
    let width = ascii.copied().unwrap_or(match c {
        'æ' => 889,
        'Æ' | '…' | '—' => 1000,
        'ø' => 611,
        'Ø' => 778,
        'Å' => 667,
        '’' | '‘' => 222,
        '”' | '“' => 333,
        '•' => 350,
        '\u{ad}' | '\u{200b}' => 0,
        _ => 556,
    });
    u64::from(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_in_a_row_are_one_and_letters_differ() {
        assert_eq!(width("a  b"), width("a b"));
        assert!(width("mmm") > width("iii"));
        assert_eq!(width(" ~"), SPACE + 584);
    }
}
