//! Files made by hand, for what no program prints.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A file being made: a page tree with one node, pages that say "Side 1", "Side 2" and so on.
pub struct Made {
    pub document: Document,
    pub catalog: ObjectId,
    pub tree: ObjectId,
    pub pages: Vec<ObjectId>,
}

impl Made {
    pub fn new(pages: usize) -> Self {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        });
        let resources = document.add_object(dictionary! { "Font" => dictionary! { "F" => font } });
        let mut made = Self {
            catalog: (0, 0),
            tree,
            pages: Vec::new(),
            document,
        };
        for number in 1..=pages {
            let text = format!("/P <</MCID 0>> BDC BT /F 12 Tf 72 700 Td (Side {number}) Tj ET EMC");
            let content = made.stream(Dictionary::new(), &text);
            let page = made.document.add_object(dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
            });
            made.pages.push(page);
        }
        let kids: Vec<Object> = made.pages.iter().map(|page| (*page).into()).collect();
        let root = dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => pages as i64, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        made.document.objects.insert(tree, root.into());
        made.catalog = made
            .document
            .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        made.document.trailer.set("Root", made.catalog);
        made
    }

    pub fn add(&mut self, object: Dictionary) -> ObjectId {
        self.document.add_object(object)
    }

    pub fn stream(&mut self, dictionary: Dictionary, content: &str) -> ObjectId {
        self.document
            .add_object(Stream::new(dictionary, content.as_bytes().to_vec()))
    }

    pub fn set(&mut self, id: ObjectId, key: &str, value: impl Into<Object>) {
        self.document.get_dictionary_mut(id).unwrap().set(key, value);
    }

    /// Tags each page's text with a type, and gives the root of the tags.
    pub fn tagged(&mut self, kind: &str) -> ObjectId {
        let root = self.document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for page in self.pages.clone() {
            let element = self.add(dictionary! {
                "Type" => "StructElem", "S" => kind, "P" => root, "Pg" => page, "K" => 0,
            });
            kids.push(element.into());
            // Left out on purpose in half of the pages: the table is made from the tags.
            if kids.len().is_multiple_of(2) {
                self.set(page, "StructParents", 7);
            }
        }
        let tree = dictionary! { "Type" => "StructTreeRoot", "K" => kids };
        self.document.objects.insert(root, tree.into());
        self.set(self.catalog, "StructTreeRoot", root);
        self.set(self.catalog, "MarkInfo", dictionary! { "Marked" => true });
        root
    }

    pub fn bytes(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }
}
