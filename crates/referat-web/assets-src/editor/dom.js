// Elements in few words. No HTML is ever made of text.

/** An element with attributes and children (elements or words). */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A button that submits nothing. */
export function button(classes, label, pressed) {
  const made = element("button", { class: classes, type: "button" }, [label]);
  if (pressed) made.addEventListener("click", pressed);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** One of the icons of the sprite. */
export function icon(name) {
  const place = document.getElementById("writing-words")?.dataset.icons ?? "/assets/icons.svg";
  const drawing = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ class: "icon-svg", "aria-hidden": "true", focusable: "false" })) drawing.setAttribute(key, value);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${place}#${name}`);
  drawing.append(use);
  return drawing;
}

let given = 0;

/** The element's id; it gets one if it has none. */
export function idOf(it, begins = "writing") {
  if (!it.id) {
    given += 1;
    it.id = `${begins}-${given}`;
  }
  return it.id;
}
