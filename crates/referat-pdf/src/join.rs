//! Files joined into one. Knows the order of the work; each piece of it knows one thing.
//!
//! Parts are read one after the other and written at once, so that memory holds one part's objects at a time. What
//! concerns all parts (pages, tags, bookmarks, names, layers) grows beside it and is written last.

mod annotations;
mod balance;
mod catalog;
mod copying;
mod destinations;
mod layers;
pub(crate) mod names;
mod outlines;
mod output;
mod pages;
mod roles;
mod stamp;
mod structure;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use crate::facts::PdfFacts;
use crate::opened::Opened;
use crate::packet::{FirstPage, Joined, Packet, Part};
use crate::problem::{JoinProblem, PdfProblem};

use annotations::Anchors;
use copying::{Copying, Shared};
use destinations::Places;
use layers::Layers;
use outlines::Outlines;
use output::{Output, reference};
use pages::{PageTree, Stamping};
use stamp::Stamper;
use structure::{Around, Structure};

/// Joins files into one.
///
/// Tags, links, bookmarks and hidden layers of the parts are kept; whatever starts, plays, sends or carries
/// something isn't. The same packet gives the same bytes.
///
/// # Errors
/// Which part can't be read, or what is wrong with the packet itself.
pub fn join(packet: &Packet) -> Result<Joined, JoinProblem> {
    check(packet)?;
    let mut assembly = Assembly::new(packet)?;
    for (index, part) in packet.parts.iter().enumerate() {
        assembly.add(index, part)?;
    }
    assembly.finish()
}

fn check(packet: &Packet) -> Result<(), JoinProblem> {
    if packet.parts.is_empty() {
        return Err(JoinProblem::NoParts);
    }
    let mut seen = BTreeSet::new();
    for part in &packet.parts {
        let anchor = part.anchor.to_owned();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if anchor.is_empty() || !anchor.chars().all(plain) {
            return Err(JoinProblem::NotAnAnchor { anchor });
        }
        if part.stamp.is_some() && packet.stamp_font.is_none() {
            return Err(JoinProblem::NoStampFont { anchor });
        }
        if !seen.insert(part.anchor) {
            return Err(JoinProblem::SameAnchor { anchor });
        }
    }
    Ok(())
}

/// The new file and what grows beside it.
struct Assembly<'a> {
    packet: &'a Packet<'a>,
    output: Output,
    shared: Shared,
    pages: PageTree,
    structure: Structure,
    outlines: Outlines,
    layers: Layers,
    stamper: Option<Stamper<'a>>,
    /// What comes before each stamped page's content.
    save: u32,
    /// Where each part begins, as a destination that is put when its part is.
    anchors: BTreeMap<&'a str, u32>,
    /// All named places.
    names: BTreeMap<Vec<u8>, Object>,
    first_pages: Vec<FirstPage>,
    untagged: Vec<String>,
    unresolved: BTreeSet<String>,
    claims_ua: bool,
}

impl<'a> Assembly<'a> {
    fn new(packet: &'a Packet<'a>) -> Result<Self, JoinProblem> {
        let mut output = Output::new("1.7");
        let pages = PageTree::new(&mut output);
        let structure = Structure::new(&mut output);
        let stamps = packet.parts.iter().any(|part| part.stamp.is_some());
        let font = packet.stamp_font.filter(|_| stamps);
        let stamper = font.map(|font| Stamper::new(font, &mut output)).transpose()?;
        let save = output.reserve();
        if stamper.is_some() {
            output.put(save, stamp::small(b"q\n".to_vec()));
        }
        let mut anchors = BTreeMap::new();
        let mut names = BTreeMap::new();
        for part in &packet.parts {
            let place = output.reserve();
            anchors.insert(part.anchor, place);
            names.insert(part.anchor.as_bytes().to_vec(), reference(place));
        }
        Ok(Self {
            packet,
            output,
            shared: Shared::new(),
            pages,
            structure,
            outlines: Outlines::default(),
            layers: Layers::default(),
            stamper,
            save,
            anchors,
            names,
            first_pages: Vec::new(),
            untagged: Vec::new(),
            unresolved: BTreeSet::new(),
            claims_ua: true,
        })
    }

    fn add(&mut self, index: usize, part: &'a Part<'a>) -> Result<(), JoinProblem> {
        let named = |problem: PdfProblem| JoinProblem::Part {
            anchor: part.anchor.to_owned(),
            problem,
        };
        let opened = Opened::open(part.bytes).map_err(named)?;
        let facts = PdfFacts::of(&opened);
        let prefix = format!("{}.", index + 1).into_bytes();
        let mut copying = Copying::new(opened, &mut self.output, &mut self.shared, prefix);

        let numbers = number_pages(&mut copying);
        let places = Places::of(&copying.opened, &numbers, format!("{}/", part.anchor).as_bytes());
        let mut anchors = Anchors {
            parts: &self.anchors,
            unresolved: &mut self.unresolved,
        };
        let annotations = annotations::collect(&mut copying, &places, &mut anchors);
        if facts.is_tagged {
            let around = Around {
                title: part.title,
                language: facts.language.as_deref(),
            };
            let taken = self.structure.take_over(&mut copying, &places, &around);
            taken.map_err(named)?;
        } else {
            self.untagged.push(part.anchor.to_owned());
        }
        self.layers.take_over(&mut copying);
        let begins = self.anchors.get(part.anchor).copied().unwrap_or_default();
        if let (Some(first), Some((_, new))) = (copying.opened.pages.first(), numbers.first()) {
            let (left, top) = pages::top_left(&copying.opened, first);
            let place = vec![
                reference(*new),
                "XYZ".into(),
                left.into(),
                top.into(),
                Object::Null,
            ];
            copying.output.put(begins, place.into());
        }
        let beneath = if part.keep_bookmarks {
            outlines::kept(&copying.opened, &places)
        } else {
            Vec::new()
        };
        self.outlines.add(part.title, part.level, begins, beneath);
        self.first_pages.push(FirstPage {
            anchor: part.anchor.to_owned(),
            page: self.pages.count() + 1,
            pages: numbers.len(),
        });
        let stamping = part
            .stamp
            .zip(self.stamper.as_mut())
            .map(|(template, stamper)| Stamping {
                stamper,
                template,
                save: self.save,
            });
        let taken = self
            .pages
            .take_over(&mut copying, &numbers, annotations, stamping, facts.is_tagged);
        taken.map_err(named)?;
        copying.finish();

        self.names.extend(places.named.into_values());
        self.claims_ua &= facts.is_tagged && (part.meets_ua || facts.claims.pdf_ua == Some(1));
        if self.output.is_too_large() {
            return Err(JoinProblem::TooLarge);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Joined, JoinProblem> {
        let claims_ua = self.claims_ua && !self.structure.mixes_headings();
        if let Some(stamper) = self.stamper {
            stamper.finish(&mut self.output)?;
        }
        let output = &mut self.output;
        let count = self.pages.count();
        let (title, language) = (self.packet.title, self.packet.language);
        let whole = catalog::Whole {
            is_newer: self.structure.has_namespaces() && !claims_ua,
            pages: self.pages.finish(output),
            structure: self.structure.finish(output, title, language),
            outlines: self.outlines.finish(output),
            names: names::put_name_tree(output, self.names),
            layers: self.layers.finish(title),
            claims_ua,
        };
        let (root, info) = whole.put(output, self.packet);
        if self.output.is_too_large() {
            return Err(JoinProblem::TooLarge);
        }
        Ok(Joined {
            bytes: self.output.finish(root, info),
            pages: count,
            first_pages: self.first_pages,
            untagged: self.untagged,
            claims_ua,
            unresolved: self.unresolved.into_iter().collect(),
        })
    }
}

/// Gives each page its number in the new file. One that stands in the tree twice is two pages there.
fn number_pages(copying: &mut Copying) -> Vec<(ObjectId, u32)> {
    let old: Vec<(ObjectId, bool)> = copying
        .opened
        .pages
        .iter()
        .map(|page| (page.id, page.again))
        .collect();
    let mut numbers = Vec::with_capacity(old.len());
    for (id, again) in old {
        let new = copying.output.reserve();
        if !again {
            copying.settle(id, new);
        }
        numbers.push((id, new));
    }
    numbers
}
