//! The pages of all parts as one balanced tree. Each page has everything itself.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::annotations::{self, Annotation};
use super::balance::{Balance, MOST_OF_PART};
use super::copying::Copying;
use super::output::{Output, reference};
use super::stamp::{Stamper, Visible, small};
use crate::opened::{Opened, Page};
use crate::problem::PdfProblem;

/// How many kids a node has.
const WIDE: usize = 32;
/// What a page keeps as it is.
const KEPT: [&[u8]; 9] = [
    b"MediaBox",
    b"CropBox",
    b"Rotate",
    b"BleedBox",
    b"TrimBox",
    b"ArtBox",
    b"Contents",
    b"Group",
    b"UserUnit",
];
/// How many content streams the pages of a part have together; some files reuse one list endlessly.
const MOST_STREAMS: usize = 1_000_000;
/// The size of a page that doesn't say: A4, as everywhere here.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
/// What the stamp's font is called on a page, unless something else is.
const FONT: &str = "ReferatStamp";

/// The tree while it grows.
pub(crate) struct PageTree {
    root: u32,
    /// Nodes just above the pages: each with its pages, the last one still open.
    leaves: Vec<(u32, Vec<u32>)>,
    count: usize,
}

/// A stamp for the pages of one part.
pub(crate) struct Stamping<'s, 'a> {
    pub(crate) stamper: &'s mut Stamper<'a>,
    pub(crate) template: &'s str,
    /// Restores what a page's content changed.
    pub(crate) save: u32,
}

impl PageTree {
    pub(crate) fn new(output: &mut Output) -> Self {
        Self {
            root: output.reserve(),
            leaves: Vec::new(),
            count: 0,
        }
    }

    /// How many pages there are by now.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Writes the pages of a part, under the numbers they were given.
    pub(crate) fn take_over(
        &mut self,
        copying: &mut Copying,
        numbers: &[(ObjectId, u32)],
        annotations: Vec<Vec<Annotation>>,
        mut stamping: Option<Stamping>,
        is_tagged: bool,
    ) -> Result<(), PdfProblem> {
        let pages = std::mem::take(&mut copying.opened.pages);
        let mut resources = Resources::default();
        let mut streams = 0;
        let mut room = MOST_OF_PART;
        for (index, ((page, (_, new)), on_page)) in pages.iter().zip(numbers).zip(annotations).enumerate() {
            let mut kept = attributes(&copying.opened, page);
            let mut contents = contents(&copying.opened, kept.remove(b"Contents"));
            streams += contents.len();
            if streams > MOST_STREAMS {
                return Err(PdfProblem::broken("endless page contents"));
            }
            copying.translate_dictionary(&mut kept);
            let balance = stamping
                .is_some()
                .then(|| Balance::of(&copying.opened, &contents, &mut room));
            contents.iter_mut().for_each(|content| copying.translate(content));
            contents.retain(|content| !content.is_null());
            let font = stamping.as_ref().map(|stamping| stamping.stamper.font());
            let (own, font) = resources.of_page(copying, page, font);
            kept.set("Resources", own);
            if let (Some(stamping), Some(balance)) = (&mut stamping, balance) {
                let text = stamping.template.replace("{page}", &(index + 1).to_string());
                let text = text.replace("{pages}", &pages.len().to_string());
                let on = visible(&copying.opened, page);
                let drawn = stamping.stamper.draw(&text, &font, balance.restores(), &on);
                let before = std::iter::repeat_n(reference(stamping.save), balance.saves());
                contents.splice(..0, before);
                contents.push(reference(copying.output.add(small(drawn))));
            }
            match contents.len() {
                0 => {}
                1 => kept.set("Contents", contents.swap_remove(0)),
                _ => kept.set("Contents", contents),
            }
            kept.set("Type", "Page");
            kept.set("Parent", reference(self.leaf(copying.output, *new)));
            let references = annotations::put(copying, *new, on_page);
            if !references.is_empty() {
                kept.set("Annots", references);
            }
            let key = match page.again {
                true => copying.repeated_keys.get(&index),
                false => copying.content_keys.get(&page.id),
            };
            if let Some(key) = key {
                kept.set("StructParents", *key);
            }
            if is_tagged {
                kept.set("Tabs", "S");
            }
            copying.output.put(*new, kept.into());
        }
        copying.opened.pages = pages;
        Ok(())
    }

    /// Writes the nodes above the pages, and gives the number of the root.
    pub(crate) fn finish(self, output: &mut Output) -> u32 {
        let mut level: Vec<(u32, Vec<u32>, usize)> = Vec::new();
        for (id, pages) in self.leaves {
            let count = pages.len();
            level.push((id, pages, count));
        }
        while level.len() > 1 {
            let mut above = Vec::new();
            let is_top = level.len() <= WIDE;
            for kids in level.chunks(WIDE) {
                let id = if is_top { self.root } else { output.reserve() };
                let numbers: Vec<u32> = kids.iter().map(|(kid, ..)| *kid).collect();
                let count = kids.iter().map(|(_, _, count)| count).sum();
                for (kid, kids, count) in kids {
                    put_node(output, *kid, kids, *count, Some(id));
                }
                above.push((id, numbers, count));
            }
            level = above;
        }
        for (id, kids, count) in &level {
            let parent = (*id != self.root).then_some(self.root);
            put_node(output, *id, kids, *count, parent);
            if parent.is_some() {
                put_node(output, self.root, &[*id], *count, None);
            }
        }
        self.root
    }

    /// The node a new page hangs on.
    fn leaf(&mut self, output: &mut Output, page: u32) -> u32 {
        self.count += 1;
        match self.leaves.last_mut().filter(|(_, pages)| pages.len() < WIDE) {
            Some((id, pages)) => {
                pages.push(page);
                *id
            }
            None => {
                let id = output.reserve();
                self.leaves.push((id, vec![page]));
                id
            }
        }
    }
}

/// Where the beginning of a page is, for a destination.
pub(crate) fn top_left(opened: &Opened, page: &Page) -> (f32, f32) {
    let visible = visible(opened, page);
    match visible.turns {
        1 => (visible.left, visible.bottom),
        2 => (visible.right, visible.bottom),
        3 => (visible.right, visible.top),
        _ => (visible.left, visible.top),
    }
}

/// What a page keeps, its own or inherited. Boxes are put down as plain numbers.
fn attributes(opened: &Opened, page: &Page) -> Dictionary {
    let mut kept = Dictionary::new();
    for key in KEPT {
        let Some((_, value)) = opened.attribute(page, key) else {
            continue;
        };
        if !key.ends_with(b"Box") {
            // A page that stands in the tree again and again shares what it refers to, and copies nothing else.
            let is_shared = value.as_dict().is_err() || !page.again;
            kept.set(key, if is_shared { value.clone() } else { Object::Null });
        } else if rectangle(opened, value).is_some() {
            let numbers = opened.follow(value).as_array().map_or(&[][..], |numbers| numbers);
            let numbers = numbers.iter().take(4).map(|number| opened.follow(number).clone());
            kept.set(key, numbers.collect::<Vec<_>>());
        }
    }
    if !kept.has(b"MediaBox") {
        kept.set("MediaBox", A4.map(Object::Real).to_vec());
    }
    if kept.has(b"CropBox") {
        // Readers differ on what shows where the crop box leaves the media box.
        let shows = visible(opened, page);
        let shows = [shows.left, shows.bottom, shows.right, shows.top];
        kept.set("CropBox", shows.map(Object::Real).to_vec());
    }
    kept
}

/// The streams a page is made of, as they stand.
fn contents(opened: &Opened, contents: Option<Object>) -> Vec<Object> {
    let Some(contents) = contents else {
        return Vec::new();
    };
    let is_stream = |content: &&Object| opened.follow(content).as_stream().is_ok();
    let contents = match opened.follow(&contents).as_array() {
        Ok(several) => several,
        Err(_) => std::slice::from_ref(&contents),
    };
    contents.iter().filter(is_stream).cloned().collect()
}

/// Resources that are in the new file already, by where they were: pages that share them go on sharing them.
#[derive(Default)]
struct Resources {
    done: BTreeMap<ObjectId, (u32, String)>,
}

impl Resources {
    /// A page's resources, with the stamp's font if it is stamped, and what the font is called there.
    fn of_page(&mut self, copying: &mut Copying, page: &Page, font: Option<Object>) -> (Object, String) {
        let Some((owner, value)) = copying.opened.attribute(page, b"Resources") else {
            let mut own = Dictionary::new();
            let name = with_font(copying, &mut own, font);
            return (own.into(), name);
        };
        let (id, found) = copying.opened.trace(value);
        let place = id.or_else(|| (owner != page.id || page.again).then_some(owner));
        if let Some((number, name)) = place.and_then(|place| self.done.get(&place)) {
            return (reference(*number), name.clone());
        }
        if let (Some(id), None) = (id, &font) {
            // As it stands, it may be shared with more than pages.
            let mut shared = Object::Reference(id);
            copying.translate(&mut shared);
            return (shared, String::new());
        }
        let mut own = found.as_dict().cloned().unwrap_or_default();
        let name = with_font(copying, &mut own, font);
        match place {
            Some(place) => {
                let number = copying.output.add(own);
                self.done.insert(place, (number, name.clone()));
                (reference(number), name)
            }
            None => (own.into(), name),
        }
    }
}

/// Rewrites resources for the new file and adds the stamp's font; gives what it is called.
fn with_font(copying: &mut Copying, resources: &mut Dictionary, font: Option<Object>) -> String {
    let fonts = copying.opened.dictionary(resources, b"Font");
    let mut fonts = fonts.cloned().unwrap_or_default();
    resources.remove(b"Font");
    copying.translate_dictionary(resources);
    copying.translate_dictionary(&mut fonts);
    let mut name = FONT.to_owned();
    while fonts.has(name.as_bytes()) {
        name.push('x');
    }
    if let Some(font) = font {
        fonts.set(name.as_str(), font);
    }
    if !fonts.is_empty() {
        resources.set("Font", fonts);
    }
    name
}

/// What shows of a page: its crop box within its media box.
fn visible(opened: &Opened, page: &Page) -> Visible {
    let media = media_box(opened, page).unwrap_or(A4);
    let crop = opened.attribute(page, b"CropBox");
    let crop = crop.and_then(|(_, value)| rectangle(opened, value));
    let crop = crop.unwrap_or(media);
    let both = [
        media[0].max(crop[0]),
        media[1].max(crop[1]),
        media[2].min(crop[2]),
        media[3].min(crop[3]),
    ];
    let [left, bottom, right, top] = if both[0] < both[2] && both[1] < both[3] {
        both
    } else {
        media
    };
    let number = |key: &[u8]| opened.follow(opened.attribute(page, key)?.1).as_float().ok();
    let turned = number(b"Rotate").filter(|turned| turned.abs() < 1e6);
    let unit = number(b"UserUnit").filter(|unit| (0.01..1e4).contains(unit));
    Visible {
        left,
        bottom,
        right,
        top,
        turns: (turned.unwrap_or(0.0) as i64 / 90).rem_euclid(4),
        unit: unit.unwrap_or(1.0),
    }
}

fn media_box(opened: &Opened, page: &Page) -> Option<[f32; 4]> {
    rectangle(opened, opened.attribute(page, b"MediaBox")?.1)
}

/// Four numbers as left, bottom, right and top; none if they aren't, or nothing is between them.
fn rectangle(opened: &Opened, value: &Object) -> Option<[f32; 4]> {
    let numbers = opened.follow(value).as_array().ok()?;
    let mut corners = numbers.iter().map(|number| opened.follow(number).as_float().ok());
    let [a, b, c, d] = [
        corners.next()??,
        corners.next()??,
        corners.next()??,
        corners.next()??,
    ];
    let ordered = [a.min(c), b.min(d), a.max(c), b.max(d)];
    let is_area = ordered[0] < ordered[2] && ordered[1] < ordered[3];
    (is_area && ordered.iter().all(|number| number.is_finite())).then_some(ordered)
}

fn put_node(output: &mut Output, id: u32, kids: &[u32], count: usize, parent: Option<u32>) {
    let mut node = Dictionary::new();
    node.set("Type", "Pages");
    node.set("Count", count as i64);
    node.set("Kids", kids.iter().map(|kid| reference(*kid)).collect::<Vec<_>>());
    if let Some(parent) = parent {
        node.set("Parent", reference(parent));
    }
    output.put(id, node.into());
}
