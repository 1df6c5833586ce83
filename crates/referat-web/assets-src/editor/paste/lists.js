// Lists and headings: those of HTML, and those that Word writes as paragraphs with a number in front.

import { cleanWords } from "./inlines.js";
import { isMarker, properties } from "./styles.js";

/** What a Word document says of its lists: "l0:1" to whether it is numbered and from where. */
export function listDefinitions(sheets) {
  const found = new Map();
  for (const sheet of sheets) {
    for (const [, list, level, body] of sheet.matchAll(/@list\s+(l\d+):level(\d+)[^{]*\{([^}]*)\}/gi)) {
      found.set(`${list.toLowerCase()}:${level}`, { bullet: /mso-level-number-format:\s*(bullet|image)/i.test(body) });
    }
  }
  return found;
}

/** How deep a heading is, from 0 (a title); nothing if the element is none. */
export function headingLevel(element, style) {
  if (/^H[1-6]$/.test(element.tagName)) return Number(element.tagName[1]);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 1;
  if (!/^(P|DIV)$/.test(element.tagName)) return null;
  if (/\bMsoTitle\b/.test(element.className)) return 0;
  const named = /(?:^|\s)(?:Mso)?(?:Heading|Overskrift)-?(\d)(?:$|\s)/i.exec(element.className);
  if (named) return Number(named[1]);
  const outline = /^[1-6]$/.exec(style["mso-outline-level"] ?? "");
  return outline && !/\bMsoToc/.test(element.className) ? Number(outline[0]) : null;
}

/** The point of a list that a paragraph is, or what continues one; nothing if it is neither. */
export function itemOf(element, style, definitions) {
  const marker = markerOf(element);
  const said = /\b(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?/.exec(style["mso-list"] ?? "");
  if (said) {
    const [, list, level, override = ""] = said;
    const defined = definitions.get(`${list}:${level}`);
    const number = numberOf(marker);
    const ordered = marker ? number !== null : defined ? !defined.bullet : false;
    return { type: "point", level: Number(level), ordered, order: number ?? 1, list: list + override };
  }
  const named = /\bMsoList(Bullet|Number)(\d?)/.exec(element.className);
  if (named) return { type: "point", level: Number(named[2]) || 1, ordered: named[1] === "Number", order: numberOf(marker) ?? 1, list: named[1] };
  if (/\b(MsoListParagraph\w*|MsoListContinue\d?)\b/.test(element.className)) return { type: "continuation" };
  return null;
}

function markerOf(element) {
  for (const inner of element.querySelectorAll("[data-style]")) {
    if (isMarker(properties(inner))) return cleanWords(inner.textContent).trim();
  }
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  let text = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE && /^\[if !supportLists\]/i.test(node.data)) text = "";
    else if (node.nodeType === Node.COMMENT_NODE && text !== null) break;
    else if (text !== null) text += node.data;
  }
  return text === null ? null : cleanWords(text).trim();
}

/** "3." and "3)" are 3, "b)" is 2, "iv." counts as numbered from 1; a bullet is nothing. */
function numberOf(marker) {
  const found = /^\(?(?:\d+\.)*(\d+|[a-zæøå]{1,5})[.):]*$/i.exec(marker ?? "");
  if (!found) return null;
  if (/^\d/.test(found[1])) return Number(found[1]);
  if (!/[.):]$/.test(marker)) return null; // "o", Word's bullet of the second level
  const letter = found[1].toLowerCase();
  return letter.length === 1 && letter !== "i" ? "abcdefghijklmnopqrstuvwxyzæøå".indexOf(letter) + 1 : 1;
}

/** A list of HTML; or its points alone, where each says itself how deep it stands (Word in the browser). */
export function readList(element, reader, marks) {
  const ordered = element.tagName === "OL";
  const order = Math.max(0, Number.parseInt(element.getAttribute("start") ?? element.querySelector(":scope > li")?.getAttribute("value") ?? "1", 10) || 1);
  const items = [];
  const points = [];
  const before = () => items.at(-1) ?? items[items.push({ type: "list_item", content: [] }) - 1];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE ? !child.data.trim() : child.nodeType !== Node.ELEMENT_NODE) continue;
    if (child.nodeType === Node.ELEMENT_NODE && child.tagName === "LI") {
      const level = Number(child.getAttribute("data-aria-level"));
      const content = reader.readInside(wrapped(child), marks);
      if (level) points.push({ type: "point", level, ordered, order, list: child.getAttribute("data-listid") ?? "", content });
      else if (items.length > 0 && content.every((it) => /_list$/.test(it.type))) before().content.push(...content);
      else items.push({ type: "list_item", content });
    } else {
      before().content.push(...reader.readInside(wrapped(child), marks));
    }
  }
  if (points.length > 0) return points;
  return [listOf(ordered, order, items)];
}

/** An element with nothing but copies of the node inside, whose own style then counts. */
function wrapped(node) {
  const holder = node.ownerDocument.createElement("div");
  if (node.nodeType === Node.ELEMENT_NODE && node.tagName === "LI") {
    const inner = node.ownerDocument.createElement("div");
    for (const name of ["data-style", "hidden", "class"]) if (node.hasAttribute(name)) inner.setAttribute(name, node.getAttribute(name).replace(/\bmso-list:[^;]*/i, ""));
    inner.append(...[...node.childNodes].map((it) => it.cloneNode(true)));
    holder.append(inner);
  } else {
    holder.append(node.cloneNode(true));
  }
  return holder;
}

function listOf(ordered, order, content) {
  return ordered ? { type: "ordered_list", attrs: { order }, content } : { type: "bullet_list", content };
}

const BULLET = /^\s*[•·▪▫●○◦‣■□]\s+/;

/** A paragraph that begins with a bullet somebody typed, as a point. */
function typed(block) {
  const first = block.type === "paragraph" ? block.content[0] : null;
  if (first?.type !== "text" || !BULLET.test(first.text)) return block;
  const text = first.text.replace(BULLET, "");
  const content = text ? [{ ...first, text }, ...block.content.slice(1)] : block.content.slice(1);
  return { type: "point", level: 1, ordered: false, order: 1, list: "typed", content: [{ type: "paragraph", content }] };
}

/** Makes lists of the points that stand after each other; what continues a point goes into it. */
export function gatherLists(blocks) {
  const out = [];
  let open = [];
  for (const block of blocks.map(typed)) {
    if (block.type === "continuation") {
      (open.at(-1)?.list.content.at(-1).content ?? out).push(...block.content);
    } else if (block.type === "point") {
      add(block, open, out);
    } else {
      open = [];
      out.push(block);
    }
  }
  return out;
}

function add(point, open, out) {
  while (open.length > 0 && open.at(-1).level > point.level) open.pop();
  let here = open.at(-1);
  const restarts = () => point.ordered && point.list !== here.name && point.order <= here.list.content.length;
  if (here?.level === point.level && (here.ordered !== point.ordered || restarts())) {
    open.pop();
    here = open.at(-1);
  }
  if (here?.level !== point.level) {
    const list = listOf(point.ordered, point.order, []);
    (here?.list.content.at(-1).content ?? out).push(list);
    here = { level: point.level, ordered: point.ordered, name: point.list, list };
    open.push(here);
  }
  here.list.content.push({ type: "list_item", content: point.content });
}
