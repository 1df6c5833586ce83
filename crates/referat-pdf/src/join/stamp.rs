//! What is printed on each page of a part, and the font it is printed in. Knows where a page's top right is.
//!
//! The stamp is an artifact: a screen reader passes over it. Of the font only the letters that occur are embedded.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, Stream};
use sha2::{Digest as _, Sha256};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use super::output::{Output, reference};
use crate::problem::JoinProblem;

/// The height of the letters, in points.
const SIZE: f32 = 8.0;
/// How far from the edges it is, in points.
const MARGIN: f32 = 14.0;

/// The part of a page that shows, and how it is turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Visible {
    pub(crate) left: f32,
    pub(crate) bottom: f32,
    pub(crate) right: f32,
    pub(crate) top: f32,
    /// Clockwise quarter turns.
    pub(crate) turns: i64,
    /// How many points a unit is.
    pub(crate) unit: f32,
}

/// The font, and what was used of it.
pub(crate) struct Stamper<'a> {
    bytes: &'a [u8],
    face: Face<'a>,
    glyphs: GlyphRemapper,
    /// The letter and width of each glyph used, by its new number.
    used: BTreeMap<u16, (char, f32)>,
    font: u32,
}

impl<'a> Stamper<'a> {
    pub(crate) fn new(bytes: &'a [u8], output: &mut Output) -> Result<Self, JoinProblem> {
        let face = Face::parse(bytes, 0).map_err(|error| problem(error.to_string()))?;
        if face.tables().glyf.is_none() {
            return Err(problem("not TrueType"));
        }
        Ok(Self {
            bytes,
            face,
            glyphs: GlyphRemapper::new(),
            used: BTreeMap::new(),
            font: output.reserve(),
        })
    }

    /// The font, for a page's resources.
    pub(crate) fn font(&self) -> Object {
        reference(self.font)
    }

    /// What draws the stamp, once the page's own content is done and what it changed is put back.
    pub(crate) fn draw(&mut self, text: &str, font: &str, restores: usize, on: &Visible) -> Vec<u8> {
        let (glyphs, width) = self.set(text);
        let room = if on.turns % 2 == 0 {
            on.right - on.left
        } else {
            on.top - on.bottom
        };
        let room = room * on.unit - 2.0 * MARGIN;
        let size = if width * SIZE > room && room > 0.0 {
            room / width
        } else {
            SIZE
        };
        let (size, margin) = (size / on.unit, MARGIN / on.unit);
        let width = width * size;
        let (x, y, matrix) = match on.turns {
            1 => (on.left + margin + size, on.top - margin - width, "0 1 -1 0"),
            2 => (on.left + margin + width, on.bottom + margin + size, "-1 0 0 -1"),
            3 => (on.right - margin - size, on.bottom + margin + width, "0 -1 1 0"),
            _ => (on.right - margin - width, on.top - margin - size, "1 0 0 1"),
        };
        format!(
            "\n{}\n/Artifact <</Type /Pagination /Subtype /Header>> BDC\nq BT 0 g /{font} {size:.3} Tf \
             {matrix} {x:.3} {y:.3} Tm <{glyphs}> Tj ET Q\nEMC\n",
            "Q ".repeat(restores)
        )
        .into_bytes()
    }

    /// Embeds what was used of the font.
    pub(crate) fn finish(self, output: &mut Output) -> Result<(), JoinProblem> {
        if self.used.is_empty() {
            return Ok(());
        }
        let program =
            subsetter::subset(self.bytes, 0, &self.glyphs).map_err(|error| problem(error.to_string()))?;
        let name = self.name(&program);
        let scale = 1000.0 / f32::from(self.face.units_per_em());
        let scaled = |value: i16| Object::Real((f32::from(value) * scale).round());
        let embedded = output.reserve();
        let mut length = Dictionary::new();
        length.set("Length1", program.len() as i64);
        output.put_packed(embedded, length, &program);
        let bounds = self.face.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled);
        let mut descriptor = Dictionary::new();
        descriptor.set("Type", "FontDescriptor");
        descriptor.set("FontName", name.as_str());
        descriptor.set("Flags", 4);
        descriptor.set("FontBBox", bounds.to_vec());
        descriptor.set("ItalicAngle", 0);
        descriptor.set("Ascent", scaled(self.face.ascender()));
        descriptor.set("Descent", scaled(self.face.descender()));
        let height = self.face.capital_height().unwrap_or(self.face.ascender());
        descriptor.set("CapHeight", scaled(height));
        descriptor.set("StemV", 80);
        descriptor.set("FontFile2", reference(embedded));
        let descriptor = output.add(descriptor);
        let widths = self
            .used
            .values()
            .map(|(_, width)| Object::Real((width * 1000.0).round()));
        let mut system = Dictionary::new();
        system.set("Registry", Object::string_literal("Adobe"));
        system.set("Ordering", Object::string_literal("Identity"));
        system.set("Supplement", 0);
        let mut letters = Dictionary::new();
        letters.set("Type", "Font");
        letters.set("Subtype", "CIDFontType2");
        letters.set("BaseFont", name.as_str());
        letters.set("CIDSystemInfo", system);
        letters.set("FontDescriptor", reference(descriptor));
        letters.set("CIDToGIDMap", "Identity");
        // Glyphs are numbered from 1 as they were used.
        letters.set("W", vec![Object::Integer(1), Object::Array(widths.collect())]);
        let letters = output.add(letters);
        let meanings = output.reserve();
        output.put_packed(meanings, Dictionary::new(), self.meanings().as_bytes());
        let mut font = Dictionary::new();
        font.set("Type", "Font");
        font.set("Subtype", "Type0");
        font.set("BaseFont", name.as_str());
        font.set("Encoding", "Identity-H");
        font.set("DescendantFonts", vec![reference(letters)]);
        font.set("ToUnicode", reference(meanings));
        output.put(self.font, font.into());
        Ok(())
    }

    /// The glyphs of a text in hexadecimal, and its width for letters one unit high.
    fn set(&mut self, text: &str) -> (String, f32) {
        let mut glyphs = String::new();
        let mut width = 0.0;
        for letter in text.chars() {
            // A font that lacks a letter has a question mark, or else leaves a gap.
            let known = [letter, '?', ' '].into_iter();
            let known = known
                .filter_map(|letter| Some((letter, self.face.glyph_index(letter)?)))
                .next();
            let Some((letter, glyph)) = known else {
                continue;
            };
            let advance = f32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0));
            let advance = advance / f32::from(self.face.units_per_em());
            let number = self.glyphs.remap(glyph.0);
            self.used.entry(number).or_insert((letter, advance));
            glyphs.push_str(&format!("{number:04x}"));
            width += advance;
        }
        (glyphs, width)
    }

    /// The name of the font with the six letters that say it isn't whole.
    fn name(&self, program: &[u8]) -> String {
        let digest = Sha256::digest(program);
        let tag: String = digest
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        let names = self.face.names().into_iter();
        let own = names.filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let own = own.filter_map(|name| name.to_string()).next().unwrap_or_default();
        let own: String = own
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        format!("{tag}+{}", if own.is_empty() { "Stamp" } else { &own })
    }

    /// Which letter each glyph is, for those who copy or search.
    fn meanings(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) \
             /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n",
        );
        let used: Vec<(&u16, &(char, f32))> = self.used.iter().collect();
        for some in used.chunks(100) {
            map.push_str(&format!("{} beginbfchar\n", some.len()));
            for (glyph, (letter, _)) in some {
                let mut units = [0; 2];
                let units = letter.encode_utf16(&mut units);
                let letter: String = units.iter().map(|unit| format!("{unit:04x}")).collect();
                map.push_str(&format!("<{glyph:04x}> <{letter}>\n"));
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

/// A stream that is small enough to stay as it is.
pub(crate) fn small(content: Vec<u8>) -> Object {
    Object::Stream(Stream::new(Dictionary::new(), content))
}

fn problem(what: impl Into<String>) -> JoinProblem {
    JoinProblem::StampFont { what: what.into() }
}
