//! What the template can reach: its own text, the data, the logo and the files of one document, the faces.
//!
//! There is no disk, no network, no package and no clock in it.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_kit::fonts::{FontStore, embedded};

/// The template.
const TEMPLATE: &str = include_str!("../templates/document.typ");

/// The built-in faces: IBM Plex Sans, as on screen, under the SIL Open Font License.
const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/IBMPlexSans_400Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSans_400Regular_Italic.ttf"),
    include_bytes!("../fonts/IBMPlexSans_700Bold.ttf"),
    include_bytes!("../fonts/IBMPlexSans_700Bold_Italic.ttf"),
];

/// Files a document may carry. Each path that was ever asked for is interned for good, and a process has 65,535 of
/// them: so many are far from that, and more than a forum has meetings in a year.
pub const MOST_FILES: usize = 4_096;

/// What the paths of carried files begin with.
const FILE: &str = "file-";

/// What stays the same from document to document.
pub struct Press {
    library: LazyHash<Library>,
    main: Source,
    data: FileId,
    logo: FileId,
}

impl Press {
    /// Sets up the library and the template.
    pub fn new() -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            main: Source::new(id("document.typ"), TEMPLATE.to_owned()),
            data: id("data.json"),
            logo: id("logo"),
        }
    }

    /// The faces: those brought along first, then the built-in ones.
    pub fn faces(brought: Vec<Vec<u8>>) -> FontStore {
        let mut store = FontStore::new();
        let fonts = brought
            .into_iter()
            .flat_map(|face| Font::iter(Bytes::new(face)).collect::<Vec<_>>());
        let built_in = FACES
            .into_iter()
            .flat_map(|face| Font::iter(Bytes::new(face)).collect::<Vec<_>>());
        for font in fonts.chain(built_in) {
            let info = font.info().clone();
            store.push((font, info));
        }
        store.extend(embedded());
        store
    }
}

/// One document and what it may reach.
pub struct DocumentWorld<'p> {
    /// What stays the same.
    pub press: &'p Press,
    /// The faces it may use.
    pub faces: &'p FontStore,
    /// The document's JSON.
    pub data: Bytes,
    /// The logo.
    pub logo: Option<Bytes>,
    /// The files it carries, in order.
    pub files: Vec<Bytes>,
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.faces.book()
    }

    fn main(&self) -> FileId {
        self.press.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() {
            Ok(self.press.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data {
            return Ok(self.data.clone());
        }
        if id == self.press.logo {
            return self.logo.clone().ok_or(FileError::AccessDenied);
        }
        let place = id.vpath().get_without_slash().strip_prefix(FILE);
        place
            .and_then(|place| self.files.get(place.parse::<usize>().ok()?).cloned())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The path of a carried file, as the template reads it.
pub fn file_path(place: usize) -> String {
    format!("{FILE}{place}")
}

fn id(path: &str) -> FileId {
    // Fixed names without anything a path could be refused for.
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!());
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}
