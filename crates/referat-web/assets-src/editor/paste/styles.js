// Style attributes of the clipboard, read as names and values. Nothing of them is applied.

/** The declarations of an element's style attribute, in small letters. */
export function properties(element) {
  const text = element.getAttribute("data-style");
  const found = {};
  for (const declaration of text?.split(";") ?? []) {
    const at = declaration.indexOf(":");
    if (at > 0) found[declaration.slice(0, at).trim().toLowerCase()] = declaration.slice(at + 1).trim().toLowerCase();
  }
  return found;
}

/** Whether it is what Word writes for the number or bullet of a point. */
export function isMarker(style) {
  return style["mso-list"] === "ignore";
}
