// The clauses of a recommendation: one field each, numbered. Enter makes the next, Backspace in an empty one takes it
// away, Alt and the arrows move it. Says what it holds and that it has changed; saves nothing.

import { button, element, icon } from "./dom.js";
import { cleanWords } from "./paste/inlines.js";
import { word } from "./words.js";

export class ClausesField {
  kind = "lines";

  /** @param {{ json: string[], labelledBy: string, describedBy: string, id: string, changed: () => void, announce: (text: string) => void }} given */
  constructor(given) {
    this.given = given;
    this.readOnly = false;
    this.before = [];
    this.list = element("ol", { class: "writing-clauses", id: given.id, role: "list" });
    this.undo = button("button button-tertiary", word("undo"), () => this.#back());
    this.add = button("button button-secondary", word("clause-add"), () => this.#insert(this.list.children.length, ""));
    this.element = element("div", { class: "writing-area", role: "group", "aria-labelledby": given.labelledBy, "aria-describedby": given.describedBy }, [
      this.list,
      element("div", { class: "writing-buttons" }, [this.add, this.undo]),
    ]);
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("input", (event) => this.#typed(event.target));
    this.list.addEventListener("paste", (event) => this.#paste(event));
    this.#fill(given.json);
  }

  #fill(lines) {
    this.list.replaceChildren(...(lines.length > 0 ? lines : [""]).map((line) => this.#row(line)));
    this.#number();
  }

  /** It stands in the page now, and can be measured. */
  shown() {
    for (const row of this.#rows) grow(field(row));
  }

  #row(line) {
    const field = element("textarea", { class: "form-input", rows: "1", lang: "da", spellcheck: "true" });
    field.value = line;
    const tool = (name, drawing, pressed) => {
      const made = element("button", { type: "button", class: "writing-tool", "data-tool": name }, [drawing]);
      made.addEventListener("click", pressed);
      return made;
    };
    const row = element("li", {}, [
      element("span", { class: "writing-clauses__number", "aria-hidden": "true" }),
      field,
      tool("clause-up", icon("arrow-upward"), () => this.#move(row, -1, true)),
      tool("clause-down", icon("arrow-downward"), () => this.#move(row, 1, true)),
      tool("clause-remove", icon("close"), () => this.#remove(row)),
    ]);
    return row;
  }

  get #rows() {
    return [...this.list.children];
  }

  #number() {
    this.#rows.forEach((row, at) => {
      const values = { number: at + 1, count: this.list.children.length };
      row.firstChild.textContent = `${at + 1}.`;
      field(row).setAttribute("aria-label", word("clause", values));
      for (const tool of row.querySelectorAll("button")) {
        const label = word(tool.dataset.tool, values);
        tool.setAttribute("aria-label", label);
        tool.title = label;
        const atEnd = (tool.dataset.tool === "clause-up" && at === 0) || (tool.dataset.tool === "clause-down" && at === this.list.children.length - 1);
        tool.setAttribute("aria-disabled", String(this.readOnly || atEnd));
      }
      field(row).readOnly = this.readOnly;
      grow(field(row));
    });
    this.undo.setAttribute("aria-disabled", String(this.readOnly || this.before.length === 0));
    this.add.setAttribute("aria-disabled", String(this.readOnly));
  }

  /** Keeps how it was before rows were made, moved or taken away: the browser undoes words, this undoes rows. */
  #keep() {
    this.before.push(this.#rows.map((row) => field(row).value));
    if (this.before.length > 100) this.before.shift();
  }

  #back() {
    if (this.readOnly || this.before.length === 0) return;
    this.#fill(this.before.pop());
    this.#changed(word("undone"));
    field(this.list.lastChild).focus();
  }

  #changed(announced) {
    this.#number();
    if (announced) this.given.announce(announced);
    this.given.changed();
  }

  #typed(area) {
    if (area.value.includes("\n")) area.value = area.value.replace(/\s*\n\s*/g, " ");
    grow(area);
    this.given.changed();
  }

  #insert(at, text, caret = 0) {
    if (this.readOnly) return;
    this.#keep();
    const row = this.#row(text);
    this.list.insertBefore(row, this.list.children[at] ?? null);
    this.#changed();
    field(row).focus();
    field(row).setSelectionRange(caret, caret);
  }

  #remove(row) {
    if (this.readOnly) return;
    this.#keep();
    const next = row.previousElementSibling ?? row.nextElementSibling;
    const number = this.#rows.indexOf(row) + 1;
    if (next) row.remove();
    else field(row).value = "";
    this.#changed(word("clause-removed", { number }));
    field(next ?? row).focus();
  }

  #move(row, by, byButton) {
    const at = this.#rows.indexOf(row);
    const to = at + by;
    if (this.readOnly || to < 0 || to >= this.list.children.length) return;
    this.#keep();
    const focused = document.activeElement;
    if (by < 0) this.list.insertBefore(row, row.previousElementSibling);
    else this.list.insertBefore(row.nextElementSibling, row);
    this.#changed(word("clause-moved", { number: to + 1, count: this.list.children.length }));
    (byButton ? focused : field(row)).focus();
  }

  #key(event) {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || event.isComposing) return;
    const row = area.closest("li");
    const at = this.#rows.indexOf(row);
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (this.readOnly) return;
      const [head, tail] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
      this.#keepAnd(() => (area.value = head.trimEnd()), () => this.#insert(at + 1, tail.trimStart()));
    } else if (event.key === "Backspace" && area.value === "" && this.list.children.length > 1) {
      event.preventDefault();
      this.#remove(row);
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.altKey) {
      event.preventDefault();
      this.#move(row, event.key === "ArrowUp" ? -1 : 1, false);
    }
  }

  /** One step back for both: the state before is kept once. */
  #keepAnd(first, second) {
    const before = this.#rows.map((row) => field(row).value);
    first();
    second();
    this.before[this.before.length - 1] = before;
  }

  /** Several lines become several clauses; numbers and bullets in front of them go. */
  #paste(event) {
    const area = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.readOnly || !(area instanceof HTMLTextAreaElement) || !/\S\s*\n\s*\S/.test(text)) return;
    event.preventDefault();
    const lines = text.split("\n").map((line) => cleanWords(line).replace(/^\s*(?:\d+[.)]|[•·▪●○–-])\s+/, "").trim()).filter(Boolean);
    const at = this.#rows.indexOf(area.closest("li"));
    this.#keep();
    const [head, tail] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
    area.value = `${head}${lines[0]}`;
    const rows = lines.slice(1).map((line) => this.#row(line));
    this.#rows[at].after(...rows);
    const last = field(rows.at(-1));
    last.value += tail;
    this.#changed();
    last.focus();
  }

  value() {
    return this.#rows.map((row) => field(row).value.replace(/\s+/g, " ").trim()).filter(Boolean);
  }

  setValue(lines, { own = false } = {}) {
    if (own) this.#keep();
    else this.before = [];
    this.#fill(lines);
    if (own) this.given.changed();
  }

  setReadOnly(readOnly) {
    this.readOnly = readOnly;
    this.#number();
  }

  focus() {
    field(this.list.firstChild).focus();
  }

  static canonical(lines) {
    return lines ?? [];
  }

  static show(lines) {
    return element("ol", { lang: "da" }, lines.map((line) => element("li", {}, [line])));
  }

  static words(lines) {
    return lines.join("\n");
  }
}

function field(row) {
  return row.querySelector("textarea");
}

/** As high as its words need, in whole lines: no style of its own, which the security policy would have to allow. */
function grow(area) {
  if (!area.isConnected) return;
  area.rows = 1;
  const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.rows = 1 + Math.max(0, Math.round((area.scrollHeight - area.clientHeight) / line));
}
