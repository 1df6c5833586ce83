// A text to write in: ProseMirror over the server's tree. Says what it holds and that it has changed; saves nothing.

import { baseKeymap, chainCommands } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { DOMSerializer } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin } from "prosemirror-state";
import { fixTables, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";

import { commands } from "./commands.js";
import { element } from "./dom.js";
import { askForLink } from "./links.js";
import { pasting } from "./paste/into_editor.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";
import { toDocument, toTree } from "./tree.js";

const { nodes } = schema;

// "- " begins a list and "### " a heading; "1. " does not, since a paragraph may begin with "1. januar".
// Backspace straight afterwards gives back what was typed.
const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    textblockTypeInputRule(/^(#{3,4})\s$/, nodes.heading, (found) => ({ level: found[1].length })),
    new InputRule(/[^-]--\s$/, (state, found, start, end) => state.tr.insertText(`${found[0][0]}– `, start, end)),
  ],
});

/** After a table or a key figure that is the last there is a paragraph to go to; empty, it is never saved. */
function afterLast(state) {
  const last = state.doc.lastChild;
  if (last.type !== nodes.table && last.type !== nodes.key_figure) return null;
  return state.tr.insert(state.doc.content.size, nodes.paragraph.create());
}

function keys(toToolbar) {
  return keymap({
    Enter: splitListItem(nodes.list_item),
    "Shift-Enter": commands.break.run,
    Backspace: undoInputRule,
    "Mod-b": commands.bold.run,
    "Mod-i": commands.italic.run,
    "Mod-z": commands.undo.run,
    "Mod-y": commands.redo.run,
    "Shift-Mod-z": commands.redo.run,
    "Mod-k": (_state, _dispatch, view) => {
      if (view.editable) askForLink(view);
      return true;
    },
    "Shift-Alt-ArrowRight": commands.indent.run,
    "Shift-Alt-ArrowLeft": commands.outdent.run,
    "Shift-Alt-3": commands.heading3.run,
    "Shift-Alt-4": commands.heading4.run,
    "Shift-Alt-0": commands.paragraph.run,
    "Shift-Alt-8": commands.bullets.run,
    "Shift-Alt-7": commands.numbers.run,
    "Alt-F10": () => {
      toToolbar();
      return true;
    },
  });
}

export class RichField {
  kind = "text";

  /**
   * @param {{ json: object, labelledBy: string, describedBy: string, label: string, id: string,
   *           changed: () => void, tell: (left: object) => void }} given
   */
  constructor(given) {
    this.given = given;
    this.readOnly = false;
    this.place = element("div", { class: "writing-text" });
    this.view = new EditorView(this.place, {
      state: this.#state(toDocument(given.json)),
      editable: () => !this.readOnly,
      attributes: () => ({
        id: given.id,
        class: "rich-text writing-editor",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": given.labelledBy,
        "aria-describedby": given.describedBy,
        "aria-readonly": String(this.readOnly),
        lang: "da",
        spellcheck: "true",
        tabindex: "0",
      }),
      dispatchTransaction: (tr) => {
        this.view.updateState(this.view.state.apply(tr));
        this.toolbar?.update();
        if (tr.docChanged && !tr.getMeta("fromOthers")) given.changed();
      },
      ...pasting(given.tell),
    });
    this.toolbar = new Toolbar(this.view, given.id, given.label);
    this.element = element("div", { class: "writing-area" }, [this.toolbar.element, this.place]);
  }

  #state(document) {
    const state = EditorState.create({
      doc: document,
      plugins: [
        rules,
        keys(() => this.toolbar.focus()),
        keymap({ ...baseKeymap, Backspace: chainCommands(undoInputRule, baseKeymap.Backspace) }),
        history(),
        gapCursor(),
        tableEditing(),
        new Plugin({ appendTransaction: (_all, _old, state) => afterLast(state) }),
      ],
    });
    // Rows of different lengths are filled up before anything counts as changed.
    const fixed = fixTables(state) ?? state.tr;
    const filled = state.apply(fixed);
    const tr = afterLast(filled);
    return tr ? filled.apply(tr) : filled;
  }

  /** The canonical tree. */
  value() {
    return toTree(this.view.state.doc);
  }

  /** Puts a tree in the place of all; as a change of one's own it can be undone. */
  setValue(json, { own = false } = {}) {
    const { state } = this.view;
    const tr = state.tr.replaceWith(0, state.doc.content.size, toDocument(json).content);
    if (!own) tr.setMeta("fromOthers", true).setMeta("addToHistory", false);
    this.view.dispatch(tr);
  }

  setReadOnly(readOnly) {
    if (this.readOnly === readOnly) return;
    this.readOnly = readOnly;
    const had = this.view.hasFocus();
    this.view.setProps({}); // asks `editable` and the attributes again
    if (had) this.view.dom.focus();
    this.toolbar.update();
  }

  focus() {
    this.view.focus();
  }

  /** The content, to be read. */
  static canonical(tree) {
    return toTree(tree ?? { type: "doc" });
  }

  static show(json) {
    const shown = element("div", { class: "rich-text", lang: "da" });
    shown.append(DOMSerializer.fromSchema(schema).serializeFragment(toDocument(json).content));
    return shown;
  }

  /** The content in words alone, to be copied. */
  static words(json) {
    const document = toDocument(json);
    return document.textBetween(0, document.content.size, "\n\n", (leaf) => (leaf.type === nodes.hard_break ? "\n" : ""));
  }
}
