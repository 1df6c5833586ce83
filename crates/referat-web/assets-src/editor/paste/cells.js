// Tables: every cell in its place, merged ones once with their text and empty beside it; tables that only lay out a
// page or a mail dissolve into what they hold.

import { isOnlyStrong, plain } from "./inlines.js";
import { marked } from "./marks.js";
import { properties } from "./styles.js";

const MOST_COLUMNS = 60;

export function readTable(table, reader, marks) {
  const rows = [...table.rows].filter((row) => properties(row).display !== "none");
  const lays = table.getAttribute("role") === "presentation" || table.querySelector("table") || rows.every((row) => row.cells.length <= 1) && rows.length <= 1;
  const caption = table.caption ? reader.readInside(table.caption, marks) : [];
  if (lays) return [...caption, ...rows.flatMap((row) => [...row.cells].flatMap((cell) => reader.readInside(cell, marks)))];
  const grid = spread(rows, (cell) => inCell(reader.readInside(cell, marked(cell, properties(cell), marks))));
  const filled = grid.filter((row) => row.some((cell) => cell?.content.length > 0));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const columns = [...Array(width).keys()].filter((at) => filled.some((row) => row[at]?.content.length > 0));
  if (filled.length === 0) return caption;
  const cells = filled.map((row) => columns.map((at) => row[at] ?? { type: "table_cell", content: [] }));
  return [...caption, { type: "table", content: withHead(cells).map((row) => ({ type: "table_row", content: row })) }];
}

/** The cells of each row at the column where they stand, merged ones spread out. */
function spread(rows, read) {
  const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x]) x += 1;
      const type = cell.tagName === "TH" || row.parentElement.tagName === "THEAD" ? "table_header" : "table_cell";
      const wide = Math.min(Math.max(cell.colSpan, 1), MOST_COLUMNS);
      const high = Math.min(Math.max(cell.rowSpan, 1), rows.length - y);
      const content = read(cell);
      for (let down = 0; down < high; down += 1) {
        for (let right = 0; right < wide; right += 1) {
          grid[y + down][x + right] ??= { type, content: down + right === 0 ? content : [] };
        }
      }
      x += wide;
    }
  });
  return grid;
}

/** In a cell stand paragraphs and lists: a heading there is a strong paragraph. */
function inCell(blocks) {
  return blocks.map((block) => (block.type === "heading" ? { type: "paragraph", content: block.content } : block));
}

/** A first row in which everything is strong, above others, is the head; in a head nothing needs to be strong. */
function withHead(rows) {
  const strong = (cell) => cell.content.every((block) => block.type === "paragraph" && isOnlyStrong(block.content));
  const looksLikeHead = rows.length > 1 && rows[0].every(strong) && !rows[1].every(strong);
  return rows.map((row, y) =>
    row.map((cell) => {
      const head = cell.type === "table_header" || (y === 0 && looksLikeHead);
      if (!head || !strong(cell)) return { ...cell, type: head ? "table_header" : "table_cell" };
      return { type: "table_header", content: cell.content.map((block) => ({ ...block, content: plain(block.content) })) };
    }),
  );
}
