// What is pasted from other programs, made into the tree: structure is kept, everything else is left behind.
//
// Takes the clipboard's HTML and gives a canonical tree and what was left out. Runs on a document that is parsed
// aside, in which nothing is loaded, run or styled. Knows no editor.

import { toTree } from "../tree.js";
import { readTable } from "./cells.js";
import { Dropped, dropped } from "./dropped.js";
import { HardBreak, finish, isOnlyStrong, plain } from "./inlines.js";
import { gatherLists, headingLevel, itemOf, listDefinitions, readList } from "./lists.js";
import { marked } from "./marks.js";
import { isMarker, properties } from "./styles.js";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(" "),
);

/** The clipboard's HTML as `{ tree, left }`: the tree, and how many pictures, notes and remarks were left out. */
export function clean(html) {
  const page = parse(html);
  const left = new Dropped();
  const reader = new Reader(left, listDefinitions(page.sheets));
  const blocks = gatherLists(reader.read(page.body, {}));
  const levels = [];
  each(blocks, (block) => block.type === "heading" && levels.push(block.attrs.level));
  const first = Math.min(...levels);
  each(blocks, (block) => {
    if (block.type === "heading") block.attrs.level = block.attrs.level === first ? 3 : 4;
  });
  return { tree: toTree({ type: "doc", content: blocks }), left };
}

/**
 * Parses aside, as `{ body, sheets }`. The browser neither runs nor applies anything there, but it would report what
 * the page's security policy forbids: so style sheets are taken out as text, and styles and handlers renamed, before.
 */
export function parse(html) {
  const sheets = [];
  const bare = html
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (_, text) => (sheets.push(text), ""))
    .replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, "")
    .replace(/<(?:base|link|meta)\b[^>]*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3"));
  return { body: new DOMParser().parseFromString(bare, "text/html").body, sheets };
}

/** Calls back for each block, at any depth. */
function each(blocks, seen) {
  for (const block of blocks) {
    seen(block);
    if (block.type !== "paragraph" && block.type !== "heading") each(block.content ?? [], seen);
  }
}

/** Reads the children of one element into blocks; each nested place (point, cell) has a reader of its own. */
export class Reader {
  constructor(left, definitions) {
    this.left = left;
    this.definitions = definitions;
    this.out = [];
    this.inlines = [];
    this.kind = { type: "paragraph" };
  }

  /** The blocks inside the element, lists of Word still as single points. */
  read(element, marks) {
    this.children(element, marks);
    this.flush();
    return this.out;
  }

  /** The finished blocks inside an element that stands for itself: a point of a list, a cell. */
  readInside(element, marks = {}) {
    return gatherLists(new Reader(this.left, this.definitions).read(element, marks));
  }

  children(element, marks) {
    let skipping = false;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.COMMENT_NODE) {
        // Word's own "if": what it shows only to browsers that know no lists is the number or the bullet. The number of
        // a heading is a word of it: the text may speak of "afsnit 2".
        if (/^\[if !supportLists\]/i.test(node.data)) skipping = this.kind.type !== "heading";
        if (/^\[endif\]/i.test(node.data)) skipping = false;
      } else if (!skipping) {
        this.visit(node, marks);
      }
    }
  }

  visit(node, marks) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = this.preformatted ? node.data : node.data.replace(/[\r\n\t ]+/g, " ");
      this.text(text, marks);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const style = properties(node);
    if (dropped(node, style, this.left)) return;
    if (isMarker(style) && this.kind.type !== "heading") return;
    const own = marked(node, style, marks);
    if (node.tagName === "BR") this.inlines.push(HardBreak);
    else if (!BLOCKS.has(node.tagName)) this.inline(node, own);
    else this.block(node, style, own);
  }

  inline(node, marks) {
    // "m<sup>2</sup>" is m²; other raised text stands on the line.
    if (node.tagName === "SUP" && /^\s*\d{1,2}\s*$/.test(node.textContent) && !node.querySelector("a")) {
      this.text(node.textContent.trim().replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]), marks);
    } else {
      this.children(node, marks);
    }
  }

  block(node, style, marks) {
    this.flush();
    if (node.tagName === "UL" || node.tagName === "OL") {
      this.out.push(...readList(node, this, marks));
    } else if (node.tagName === "TABLE") {
      this.out.push(...readTable(node, this, marks));
    } else if (node.tagName === "DT") {
      this.children(node, { ...marks, strong: true });
    } else {
      this.paragraph(node, style, marks);
    }
    this.flush();
  }

  paragraph(node, style, marks) {
    const kept = [this.kind, this.preformatted];
    const level = headingLevel(node, style);
    const item = level === null ? itemOf(node, style, this.definitions) : null;
    this.preformatted = kept[1] || node.tagName === "PRE";
    if (level !== null) {
      this.kind = { type: "heading", attrs: { level } };
      this.children(node, marks);
      this.flush();
    } else if (item) {
      this.out.push({ ...item, content: item.content ?? this.readInside(node, marks) });
    } else {
      this.children(node, marks);
      this.flush();
    }
    [this.kind, this.preformatted] = kept;
  }

  text(text, marks) {
    if (this.preformatted && text.includes("\n")) {
      text.split(/\r?\n/).forEach((line, at) => {
        if (at > 0) this.inlines.push(HardBreak);
        this.inlines.push({ text: line, marks });
      });
    } else if (text) {
      this.inlines.push({ text, marks });
    }
  }

  /** Ends the paragraph that is being read. Two line breaks after each other end one, too. */
  flush() {
    for (const content of finish(this.inlines)) {
      if (this.kind.type === "heading") {
        const words = isOnlyStrong(content) ? plain(content) : content;
        this.out.push({ type: "heading", attrs: { ...this.kind.attrs }, content: words });
      } else {
        this.out.push({ type: "paragraph", content });
      }
    }
    this.inlines = [];
  }
}
