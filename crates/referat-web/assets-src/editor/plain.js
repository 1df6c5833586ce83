// A control of the page as it is, a place to write in or a choice: what is typed is what is kept, letter by letter.

import { element } from "./dom.js";

export class PlainField {
  kind = "plain";
  static isInPlace = true;

  /** @param {{ area: HTMLElement, changed: () => void }} given */
  constructor({ area, changed }) {
    this.area = area;
    this.element = area;
    area.addEventListener(area instanceof HTMLSelectElement ? "change" : "input", () => changed());
  }

  value() {
    return this.area.value;
  }

  setValue(text, { own = false } = {}) {
    const { area } = this;
    const [at, to] = [area.selectionStart, area.selectionEnd];
    area.value = text;
    // Where somebody looks at it, it stays in sight.
    if (document.activeElement === area && typeof at === "number") area.setSelectionRange(Math.min(at, text.length), Math.min(to, text.length));
    area.dispatchEvent(new CustomEvent("referat:set", { bubbles: true, detail: { own } }));
  }

  setReadOnly(readOnly) {
    if ("readOnly" in this.area) this.area.readOnly = readOnly;
  }

  focus() {
    this.area.focus();
  }

  /** A choice is made in a moment: nobody holds it. */
  static isHeld(area) {
    return !(area instanceof HTMLSelectElement);
  }

  static canonical(text) {
    return text ?? "";
  }

  static show(text) {
    return element("pre", { class: "writing-plain", lang: "da" }, [text === "" ? "–" : text]);
  }

  static words(text) {
    return text;
  }
}
