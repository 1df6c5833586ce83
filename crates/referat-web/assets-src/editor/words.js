// The words of the editor: all of them come with the page, in `<template id="writing-words" data-label-…>`.
//
// `words.txt` beside this file lists them. A word that is missing is shown as its name, which the browser suite sees.

const place = document.getElementById("writing-words");

/** The word of this name, with `{name}` replaced. */
export function word(name, values = {}) {
  const text = place?.getAttribute(`data-label-${name}`) ?? `[${name}]`;
  return text.replace(/\{([a-z]+)\}/g, (all, key) => (key in values ? String(values[key]) : all));
}

/** How fast time goes: 1, except in tests that can't wait (`data-pace="0.1"`). */
export const pace = Number(place?.dataset.pace) || 1;

/** "14:03" of "14:03:12", of a date, or as it is. */
export function clock(time) {
  if (time instanceof Date || typeof time === "number") {
    const date = new Date(time);
    return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  }
  return String(time ?? "").replace(/^(\d{1,2}:\d{2}):\d{2}.*$/, "$1");
}
