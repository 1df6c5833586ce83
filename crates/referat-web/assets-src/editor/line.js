// One line to write in: a title. Says what it holds and that it has changed; saves nothing.

import { element } from "./dom.js";

export class LineField {
  kind = "line";

  /** @param {{ json: string, labelledBy: string, describedBy: string, id: string, changed: () => void }} given */
  constructor(given) {
    this.input = element("input", {
      class: "form-input", type: "text", id: given.id, lang: "da", spellcheck: "true", autocomplete: "off",
      "aria-labelledby": given.labelledBy, "aria-describedby": given.describedBy,
    });
    this.input.value = given.json;
    this.given = given;
    this.input.addEventListener("input", () => given.changed());
    this.element = element("div", { class: "writing-area" }, [this.input]);
  }

  value() {
    return this.input.value.replace(/\s+/g, " ").trim();
  }

  setValue(line, { own = false } = {}) {
    this.input.value = line;
    if (own) this.given.changed();
  }

  setReadOnly(readOnly) {
    this.input.readOnly = readOnly;
  }

  focus() {
    this.input.focus();
  }

  static canonical(line) {
    return line ?? "";
  }

  static show(line) {
    return element("p", { lang: "da" }, [line]);
  }

  static words(line) {
    return line;
  }
}
