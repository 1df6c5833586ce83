// The toolbar over a text: one stop for Tab, the arrows go from button to button, Escape goes back to the text.

import { isInTable } from "prosemirror-tables";

import { commands, hasMark } from "./commands.js";
import { element, icon } from "./dom.js";
import { askForLink } from "./links.js";
import { schema } from "./schema.js";
import { word } from "./words.js";

const GROUPS = [
  [
    { name: "bold", icon: "format-bold" },
    { name: "italic", icon: "format-italic" },
    { name: "heading3" },
    { name: "heading4" },
  ],
  [
    { name: "bullets", icon: "format-list-bulleted" },
    { name: "numbers", icon: "format-list-numbered" },
    { name: "outdent", icon: "format-indent-decrease" },
    { name: "indent", icon: "format-indent-increase" },
  ],
  [
    { name: "link", icon: "link" },
    { name: "table" },
  ],
  [
    { name: "undo", icon: "reply" },
    { name: "redo", icon: "reply", mirrored: true },
  ],
  [{ name: "row-add" }, { name: "row-remove" }, { name: "column-add" }, { name: "column-remove" }, { name: "head-row" }, { name: "table-remove" }],
];

/** The group that is shown inside tables only; the last, so that the others keep their places. */
const OF_TABLES = 4;

export class Toolbar {
  constructor(view, id, label) {
    this.view = view;
    this.buttons = [];
    const groups = GROUPS.map((group) => element("div", { class: "writing-tools__group" }, group.map((tool) => this.#button(tool))));
    this.ofTables = groups[OF_TABLES];
    this.element = element("div", { class: "writing-tools", role: "toolbar", "aria-label": word("toolbar", { field: label }), "aria-controls": id }, groups);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    // The text keeps its selection when a button is pressed with the mouse.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.#reach(this.buttons[0].element);
    this.update();
  }

  #button(tool) {
    const label = word(tool.name);
    const named = tool.icon ? { "aria-label": label, title: label } : {};
    const made = element("button", { type: "button", class: tool.mirrored ? "writing-tool writing-tool--mirrored" : "writing-tool", ...named, tabindex: "-1" }, [tool.icon ? icon(tool.icon) : label]);
    const command = tool.name === "link" ? { run: () => true, isOn: hasMark(schema.marks.link) } : commands[tool.name];
    made.addEventListener("click", (event) => this.#press(tool.name, command, event.detail === 0));
    this.buttons.push({ element: made, command });
    return made;
  }

  #press(name, command, byKeyboard) {
    if (!this.view.editable) return;
    if (name === "link") {
      askForLink(this.view);
    } else if (command.run(this.view.state, this.view.dispatch, this.view)) {
      if (!byKeyboard) this.view.focus();
    }
    this.update();
  }

  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.view.focus();
      return;
    }
    const shown = this.buttons.map((it) => it.element).filter((it) => it.offsetParent !== null);
    const at = shown.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const target = shown[(next + shown.length) % shown.length];
    this.#reach(target);
    target.focus();
  }

  /** The one button that Tab reaches. */
  #reach(target) {
    for (const it of this.buttons) it.element.tabIndex = it.element === target ? 0 : -1;
  }

  focus() {
    const reached = this.buttons.find((it) => it.element.tabIndex === 0 && it.element.offsetParent !== null) ?? this.buttons[0];
    this.#reach(reached.element);
    reached.element.focus();
  }

  /** Shows what is on at the cursor and what can't be done there. */
  update() {
    const { state, editable } = this.view;
    const inTable = isInTable(state);
    if (this.ofTables.hidden === inTable) {
      const had = this.ofTables.contains(document.activeElement);
      this.ofTables.hidden = !inTable;
      if (!inTable && this.buttons.some((it) => it.element.tabIndex === 0 && this.ofTables.contains(it.element))) this.#reach(this.buttons[0].element);
      if (had && !inTable) this.view.focus();
    }
    for (const { element: it, command } of this.buttons) {
      if (command.isOn) it.setAttribute("aria-pressed", String(command.isOn(state)));
      it.setAttribute("aria-disabled", String(!editable || !command.run(state, undefined, this.view)));
    }
  }
}
