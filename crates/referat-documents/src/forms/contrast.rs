//! Colours that can be read: how far two are apart (WCAG 2.2, 1.4.3), and how to move one until it is enough.
//!
//! Knows colours as numbers, and nothing of where they are used.

/// What words need against what is behind them (WCAG 2.2 AA).
pub const ENOUGH_FOR_WORDS: f64 = 4.5;

/// A colour (sRGB).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::grey(0);
    /// White.
    pub const WHITE: Self = Self::grey(255);

    /// A grey; 0 is black.
    #[must_use]
    pub const fn grey(of: u8) -> Self {
        Self {
            red: of,
            green: of,
            blue: of,
        }
    }

    /// A colour written `#0a5c36` or `#0a5`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        match digits?.as_slice() {
            [r, g, b] => Some(Self {
                red: r * 17,
                green: g * 17,
                blue: b * 17,
            }),
            [r, s, g, h, b, c] => Some(Self {
                red: r * 16 + s,
                green: g * 16 + h,
                blue: b * 16 + c,
            }),
            _ => None,
        }
    }

    /// Six digits without a mark: `0A5C36`.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// As CSS writes it: `#0a5c36`.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// How bright it is to the eye, from 0 to 1 (WCAG's relative luminance).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(self.red) + 0.7152 * part(self.green) + 0.0722 * part(self.blue)
    }

    /// This colour, moved `step` of 255 towards another.
    fn towards(self, other: Self, step: u8) -> Self {
        let part = |from: u8, to: u8| {
            let (from, to, step) = (u32::from(from), u32::from(to), u32::from(step));
            u8::try_from((from * (255 - step) + to * step + 127) / 255).unwrap_or(u8::MAX)
        };
        Self {
            red: part(self.red, other.red),
            green: part(self.green, other.green),
            blue: part(self.blue, other.blue),
        }
    }
}

/// How far two colours are apart, from 1 to 21.
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour itself where words in it can be read on `background`; else the nearest that can, darker on a light
/// background and lighter on a dark one. Its hue stays as long as there is one.
#[must_use]
pub fn readable_on(background: Colour, colour: Colour) -> Colour {
    let end = if contrast(background, Colour::BLACK) >= contrast(background, Colour::WHITE) {
        Colour::BLACK
    } else {
        Colour::WHITE
    };
    (0..=u8::MAX)
        .map(|step| colour.towards(end, step))
        .find(|moved| contrast(background, *moved) >= ENOUGH_FOR_WORDS)
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn contrast_is_what_wcag_says_it_is() {
        let near = |one: f64, other: f64| (one - other).abs() < 0.01;
        assert!(near(contrast(Colour::BLACK, Colour::WHITE), 21.0));
        assert!(near(contrast(Colour::WHITE, Colour::WHITE), 1.0));
        // The greys known from WCAG's techniques: #767676 just passes on white, #777777 just fails.
        assert!(contrast(Colour::grey(0x76), Colour::WHITE) >= 4.5);
        assert!(contrast(Colour::grey(0x77), Colour::WHITE) < 4.5);
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let green = Colour::parse("#0a5c36").unwrap();
        assert_eq!(readable_on(Colour::WHITE, green), green);
    }

    #[test]
    fn a_pale_colour_is_darkened_and_keeps_its_hue() {
        let yellow = Colour::parse("#fd0").unwrap();
        let dark = readable_on(Colour::WHITE, yellow);
        assert!(dark.red > dark.green && dark.green > dark.blue && dark.blue == 0);
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "#", "0a5c36", "#0a5c3", "#0a5c3g", "#æøå", "red"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_colour_can_be_read_on_any_background(c in any::<[u8; 3]>(), grey in any::<u8>()) {
            let colour = Colour { red: c[0], green: c[1], blue: c[2] };
            for background in [Colour::WHITE, Colour::grey(grey), Colour::BLACK] {
                let moved = readable_on(background, colour);
                prop_assert!(contrast(background, moved) >= ENOUGH_FOR_WORDS, "{moved:?}");
            }
            prop_assert_eq!(Colour::parse(&colour.css()), Some(colour));
        }
    }
}
