//! What the new file says of itself as a whole.

use lopdf::{Dictionary, Object, Stream, text_string};

use super::output::{Output, reference};
use crate::packet::Packet;
use crate::xmp::Said;

/// The roots of what was put together.
pub(crate) struct Whole {
    pub(crate) pages: u32,
    pub(crate) structure: Option<u32>,
    pub(crate) outlines: u32,
    pub(crate) names: u32,
    pub(crate) layers: Option<Dictionary>,
    pub(crate) claims_ua: bool,
    /// Whether it has what only PDF 2.0 knows.
    pub(crate) is_newer: bool,
}

impl Whole {
    /// Writes the catalog and the old-style information, and gives their numbers.
    pub(crate) fn put(self, output: &mut Output, packet: &Packet) -> (u32, u32) {
        let moment = packet.modified.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let keywords = packet.keywords.join(", ");
        let said = Said {
            title: packet.title,
            language: packet.language,
            producer: packet.producer,
            keywords: &keywords,
            moment: &moment,
            claims_ua: self.claims_ua,
        };
        let mut metadata = Dictionary::new();
        metadata.set("Type", "Metadata");
        metadata.set("Subtype", "XML");
        // Programs that know no PDF look for it as it stands.
        let metadata = output.add(Stream::new(metadata, said.write().into_bytes()));

        let mut catalog = Dictionary::new();
        catalog.set("Type", "Catalog");
        if self.is_newer {
            catalog.set("Version", "2.0");
        }
        catalog.set("Pages", reference(self.pages));
        catalog.set("Lang", text_string(packet.language));
        catalog.set("Metadata", reference(metadata));
        catalog.set("Outlines", reference(self.outlines));
        catalog.set("PageMode", "UseOutlines");
        let mut names = Dictionary::new();
        names.set("Dests", reference(self.names));
        catalog.set("Names", names);
        let mut preferences = Dictionary::new();
        preferences.set("DisplayDocTitle", true);
        catalog.set("ViewerPreferences", preferences);
        if let Some(structure) = self.structure {
            let mut marked = Dictionary::new();
            marked.set("Marked", true);
            catalog.set("MarkInfo", marked);
            catalog.set("StructTreeRoot", reference(structure));
        }
        if let Some(layers) = self.layers {
            catalog.set("OCProperties", layers);
        }
        let catalog = output.add(catalog);

        let date = packet.modified.strftime("D:%Y%m%d%H%M%SZ").to_string();
        let date = Object::string_literal(date);
        let mut info = Dictionary::new();
        info.set("Title", text_string(packet.title));
        info.set("Producer", text_string(packet.producer));
        if !keywords.is_empty() {
            info.set("Keywords", text_string(&keywords));
        }
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
        let info = output.add(info);
        (catalog, info)
    }
}
