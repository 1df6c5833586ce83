// The server's tree and the editor's document: one function each way, and the canonical form that is saved,
// compared and hashed. Mirrors `RichText::canonical` in the domain crate; knows no editor view.

import { Node } from "prosemirror-model";

import { sameText } from "./same.js";
import { MAX_LIST_DEPTH, schema } from "./schema.js";

/** Reads the server's JSON into a document of the editor. */
export function toDocument(json) {
  const content = (json?.content ?? []).map(filled).filter(Boolean);
  const document = Node.fromJSON(schema, { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] });
  document.check();
  return document;
}

/** Gives cells and points that hold nothing a paragraph to write in. */
function filled(node) {
  if (node.type === "paragraph" || node.type === "heading") return node;
  const content = node.content?.map(filled).filter(Boolean);
  if ((node.type === "table_cell" || node.type === "table_header" || node.type === "list_item") && !content?.length) {
    return { ...node, content: [{ type: "paragraph" }] };
  }
  if (/^(bullet_list|ordered_list|table|table_row)$/.test(node.type) && !content?.length) return null;
  return content ? { ...node, content } : node;
}

/** The canonical tree of a document of the editor, or of any tree of the schema. */
export function toTree(document) {
  const json = typeof document.toJSON === "function" ? document.toJSON() : document;
  return { type: "doc", content: blocks(json.content, 0) };
}

function blocks(nodes = [], depth) {
  return nodes.map((node) => block(node, depth)).filter(Boolean);
}

function block(node, depth) {
  switch (node.type) {
    case "paragraph": {
      const content = inlines(node.content);
      return content.length > 0 ? { type: "paragraph", content } : null;
    }
    case "heading": {
      const content = inlines(node.content);
      return content.length > 0 ? { type: "heading", attrs: { level: node.attrs?.level ?? 3 }, content } : null;
    }
    case "bullet_list": {
      const content = items(node.content, depth);
      return content.length > 0 ? { type: "bullet_list", content } : null;
    }
    case "ordered_list": {
      const content = items(node.content, depth);
      return content.length > 0 ? { type: "ordered_list", attrs: { order: node.attrs?.order ?? 1 }, content } : null;
    }
    case "table": {
      const cell = (it) => ({ type: it.type, content: blocks(it.content, depth) });
      const rows = (node.content ?? []).filter((row) => row.content?.length).map((row) => ({ type: "table_row", content: row.content.map(cell) }));
      return rows.length > 0 ? { type: "table", content: rows } : null;
    }
    case "key_figure":
      return { type: "key_figure", attrs: { id: node.attrs?.id ?? "" } };
    default:
      throw new Error(`no block: ${node.type}`);
  }
}

/** Points of a list at `depth` lists above it; points of lists that are too deep become points here. */
function items(nodes = [], depth) {
  return nodes.flatMap((node) => {
    const content = blocks(node.content, depth + 1);
    const own = [];
    const raised = [];
    for (const it of content) {
      if (depth + 1 >= MAX_LIST_DEPTH && /_list$/.test(it.type)) raised.push(...it.content);
      else own.push(it);
    }
    return [...(own.length > 0 ? [{ type: "list_item", content: own }] : []), ...raised];
  });
}

const MARKS = ["link", "em", "strong"];

function inlines(nodes = []) {
  const out = [];
  for (const node of nodes) {
    if (node.type === "hard_break") {
      out.push({ type: "hard_break" });
    } else if (node.text) {
      const marks = MARKS.flatMap((name) => {
        const mark = node.marks?.find((it) => it.type === name);
        return mark ? [name === "link" ? { type: name, attrs: { href: mark.attrs.href } } : { type: name }] : [];
      });
      const last = out.at(-1);
      if (last?.type === "text" && sameText(last.marks ?? []) === sameText(marks)) last.text += node.text;
      else out.push(marks.length > 0 ? { type: "text", marks, text: node.text } : { type: "text", text: node.text });
    }
  }
  return out;
}
