// The way of pasted text into the editor: cleaned, told, and handed on as the little HTML the schema reads.

import { cleanWords } from "./inlines.js";
import { clean, parse } from "./clean.js";
import { Dropped } from "./dropped.js";

/** Props of the editor; `tell` is given what was left out. */
export function pasting(tell) {
  return {
    transformPastedHTML(html) {
      if (isOurs(html)) return html;
      const { tree, left } = clean(html);
      tell(left);
      return toHtml(tree.content);
    },
    transformPastedText(text) {
      return text.split("\n").map((line) => cleanWords(line).trimEnd()).join("\n");
    },
    handlePaste(_view, event) {
      const types = event.clipboardData?.types ?? [];
      if (types.includes("text/html") || types.includes("text/plain")) return false;
      return refused(event.clipboardData?.files, tell);
    },
    // The browser would leave the page for the file.
    handleDrop(_view, event, slice) {
      return !slice?.size && refused(event.dataTransfer?.files, tell);
    },
  };
}

/** Files belong among the attachments; whether there were any. */
function refused(files, tell) {
  const all = [...(files ?? [])];
  if (all.length === 0) return false;
  const images = all.filter((file) => file.type.startsWith("image/")).length;
  tell(Object.assign(new Dropped(), { images, files: all.length - images }));
  return true;
}

const OURS = "p, h3, h4, ul, ol, li, div.table-scroll, div[data-key-figure], table, tbody, tr, td, th, strong, em, a, br, span:not([class])";

/** Whether it was copied in this editor: marked so, and with nothing in it that the editor doesn't write. */
function isOurs(html) {
  if (!html.includes("data-pm-slice")) return false;
  const { body, sheets } = parse(html);
  return sheets.length === 0 && [...body.querySelectorAll("*")].every((it) => it.matches(OURS) && !it.hasAttribute("data-style") && !it.hasAttribute("style"));
}

const escaped = (text) => text.replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it]);

function toHtml(nodes = []) {
  return nodes.map(nodeHtml).join("");
}

function nodeHtml(node) {
  const inside = () => toHtml(node.content);
  switch (node.type) {
    case "text":
      return (node.marks ?? []).reduceRight((text, mark) => marked(mark, text), escaped(node.text));
    case "hard_break":
      return "<br>";
    case "heading":
      return `<h${node.attrs.level}>${inside()}</h${node.attrs.level}>`;
    case "ordered_list":
      return `<ol start="${node.attrs.order}">${inside()}</ol>`;
    case "table":
      return `<table><tbody>${inside()}</tbody></table>`;
    default:
      return `<${NAMES[node.type]}>${inside()}</${NAMES[node.type]}>`;
  }
}

const NAMES = { paragraph: "p", bullet_list: "ul", list_item: "li", table_row: "tr", table_cell: "td", table_header: "th" };

function marked(mark, text) {
  if (mark.type === "link") return `<a href="${escaped(mark.attrs.href)}">${text}</a>`;
  return mark.type === "em" ? `<em>${text}</em>` : `<strong>${text}</strong>`;
}
