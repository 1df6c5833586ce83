// What the toolbar's buttons and the keys do to the text. Every command asks first whether it can.

import { chainCommands, exitCode, setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, rowIsHeader, selectedRect, toggleHeader } from "prosemirror-tables";

import { MAX_LIST_DEPTH, schema } from "./schema.js";

const { nodes, marks } = schema;

/** How many lists the place stands in. */
function listDepth($pos) {
  let depth = 0;
  for (let d = $pos.depth; d > 0; d -= 1) if (isList($pos.node(d))) depth += 1;
  return depth;
}

function isList(node) {
  return node.type === nodes.bullet_list || node.type === nodes.ordered_list;
}

/** How many lists lie in each other in what is selected, from its outermost point down. */
function depthBelow(state) {
  let most = 0;
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock) most = Math.max(most, listDepth(state.doc.resolve(at + 1)));
  });
  // Points under the one with the cursor move along.
  const { $from } = state.selection;
  for (let d = $from.depth; d > 0; d -= 1) {
    if ($from.node(d).type !== nodes.list_item) continue;
    $from.node(d).descendants((node, at) => {
      if (node.isTextblock) most = Math.max(most, listDepth(state.doc.resolve($from.start(d) + at + 1)));
    });
    break;
  }
  return most;
}

const indent = (state, dispatch) => depthBelow(state) < MAX_LIST_DEPTH && sinkListItem(nodes.list_item)(state, dispatch);
const outdent = liftListItem(nodes.list_item);

/** The innermost list around the cursor: its node and where it begins. */
function listAround($pos) {
  for (let d = $pos.depth; d > 0; d -= 1) if (isList($pos.node(d))) return { node: $pos.node(d), at: $pos.before(d) };
  return null;
}

/** Makes a list of paragraphs, turns a list into the other kind, or takes the points out of it. */
function list(type) {
  return (state, dispatch, view) => {
    const around = listAround(state.selection.$from);
    if (!around) return listDepth(state.selection.$from) < MAX_LIST_DEPTH && chainCommands(wrapInList(type), headingToPoint(type))(state, dispatch);
    if (around.node.type === type) return outdent(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(around.at, type).scrollIntoView());
    return true;
  };
}

/** A heading becomes a paragraph when it becomes a point. */
function headingToPoint(type) {
  return (state, dispatch) => {
    let next = null;
    if (!setBlockType(nodes.paragraph)(state, (tr) => (next = state.apply(tr)))) return false;
    return wrapInList(type)(next, dispatch && (() => {
      const tr = state.tr.setBlockType(state.selection.from, state.selection.to, nodes.paragraph);
      const { $from, $to } = tr.selection;
      tr.wrap($from.blockRange($to), [{ type }, { type: nodes.list_item }]);
      dispatch(tr.scrollIntoView());
    }));
  };
}

/** A heading of the level, or a paragraph again where it is one. */
function heading(level) {
  return (state, dispatch) => {
    const type = setBlockType(nodes.heading, { level });
    return isHeading(state, level) ? setBlockType(nodes.paragraph)(state, dispatch) : type(state, dispatch);
  };
}

function isHeading(state, level) {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs.level === level;
}

function hasMark(type) {
  return (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
  };
}

/** Three rows of two, the first a head; the cursor stands in its first cell. */
function insertTable(state, dispatch) {
  if (isInTable(state) || listDepth(state.selection.$from) > 0) return false;
  const cell = (type) => type.createAndFill();
  const row = (type) => nodes.table_row.create(null, [cell(type), cell(type)]);
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  if (dispatch) {
    const { $from } = state.selection;
    const blank = $from.depth > 0 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
    const at = $from.depth === 0 ? $from.pos : blank ? $from.before(1) : $from.after(1);
    const tr = blank ? state.tr.replaceWith(at, $from.after(1), table) : state.tr.insert(at, table);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  }
  return true;
}

const inTable = (command) => (state, dispatch, view) => isInTable(state) && command(state, dispatch, view);
const headRow = inTable(toggleHeader("row"));
const hasHeadRow = (state) => {
  if (!isInTable(state)) return false;
  const rect = selectedRect(state);
  return rowIsHeader(rect.map, rect.table, 0);
};

/** Rows and columns that are the last are the table. */
const less = (command, isLast) => inTable((state, dispatch) => (isLast(selectedRect(state)) ? deleteTable(state, dispatch) : command(state, dispatch)));

/** All commands by the names the toolbar and the keys use; `isOn` says whether a switch is on. */
export const commands = {
  bold: { run: toggleMark(marks.strong), isOn: hasMark(marks.strong) },
  italic: { run: toggleMark(marks.em), isOn: hasMark(marks.em) },
  heading3: { run: heading(3), isOn: (state) => isHeading(state, 3) },
  heading4: { run: heading(4), isOn: (state) => isHeading(state, 4) },
  paragraph: { run: setBlockType(nodes.paragraph) },
  bullets: { run: list(nodes.bullet_list), isOn: (state) => listAround(state.selection.$from)?.node.type === nodes.bullet_list },
  numbers: { run: list(nodes.ordered_list), isOn: (state) => listAround(state.selection.$from)?.node.type === nodes.ordered_list },
  indent: { run: indent },
  outdent: { run: outdent },
  table: { run: insertTable },
  "row-add": { run: inTable(addRowAfter) },
  "row-remove": { run: less(deleteRow, (it) => it.bottom - it.top >= it.map.height) },
  "column-add": { run: inTable(addColumnAfter) },
  "column-remove": { run: less(deleteColumn, (it) => it.right - it.left >= it.map.width) },
  "head-row": { run: headRow, isOn: hasHeadRow },
  "table-remove": { run: inTable(deleteTable) },
  undo: { run: undo },
  redo: { run: redo },
  break: { run: chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  }) },
};

export { hasMark };
