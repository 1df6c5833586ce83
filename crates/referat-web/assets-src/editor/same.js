// Whether two contents are the same, however the server orders their keys. Knows no editor.

export function sameText(value) {
  return JSON.stringify(value, (_, it) =>
    it && typeof it === "object" && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))) : it,
  );
}
