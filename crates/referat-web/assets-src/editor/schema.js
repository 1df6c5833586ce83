// The editor's schema: the server's (`schema.json`), and what only a browser needs of it, which is how nodes look in
// the page, how they are read back from our own clipboard, and how tables are edited.
//
// Knows nothing of saving. Names no node that the server's schema doesn't: it fails on load if they differ.

import { Schema } from "prosemirror-model";

import server from "./schema.json";
import { word } from "./words.js";

/** Lists nest at most this deep. */
export const MAX_LIST_DEPTH = server.maxListDepth;

/** The targets a link may have, as the server's `Href::parse`. */
export function allowedHref(text) {
  // eslint-disable-next-line no-control-regex
  if (!text || /[\s\u0000-\u001f\u007f-\u009f]/.test(text)) return false;
  return /^(https?:\/\/|mailto:|tel:|#)/i.test(text) || (text.startsWith("/") && !text.startsWith("//"));
}

// Cells have these in the editor only; they never leave it (`tree.js`).
const CELL = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } };

// An empty text and an empty cell hold one empty paragraph to write in; it never leaves the editor either.
// The order is ProseMirror's order of preference: what is made where nothing is said is a paragraph.
const IN_THE_BROWSER = {
  doc: { content: "block+" },
  paragraph: { parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    defining: true,
    parseDOM: [3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  bullet_list: { parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: dom.hasAttribute("start") ? Math.max(0, dom.start) : 1 }) }],
    toDOM: (node) => ["ol", node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
  },
  list_item: { defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  table: {
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["div", { class: "table-scroll" }, ["table", ["tbody", 0]]],
  },
  table_row: { tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_header: { content: "block+", tableRole: "header_cell", isolating: true, attrs: CELL, parseDOM: [{ tag: "th" }], toDOM: () => ["th", 0] },
  table_cell: { content: "block+", tableRole: "cell", isolating: true, attrs: CELL, parseDOM: [{ tag: "td" }], toDOM: () => ["td", 0] },
  key_figure: {
    atom: true,
    selectable: true,
    draggable: true,
    parseDOM: [{ tag: "div[data-key-figure]", getAttrs: (dom) => ({ id: dom.dataset.keyFigure }) }],
    toDOM: (node) => ["div", { class: "key-figure-block", "data-key-figure": node.attrs.id }, word("key-figure", { id: node.attrs.id })],
  },
  hard_break: { selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  text: {},
};

const MARKS_IN_THE_BROWSER = {
  link: {
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (allowedHref(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false) }],
    toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
  },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
};

/** Puts the two together, in the order of the second. */
function together(ofServer, inBrowser) {
  const missing = Object.keys(ofServer).filter((name) => !(name in inBrowser));
  const unknown = Object.keys(inBrowser).filter((name) => !(name in ofServer));
  if (missing.length + unknown.length > 0) throw new Error(`schema.json and schema.js differ: ${[...missing, ...unknown].join(", ")}`);
  return Object.fromEntries(Object.keys(inBrowser).map((name) => [name, { ...ofServer[name], ...inBrowser[name] }]));
}

export const schema = new Schema({
  nodes: together(server.nodes, IN_THE_BROWSER),
  marks: together(server.marks, MARKS_IN_THE_BROWSER),
});
