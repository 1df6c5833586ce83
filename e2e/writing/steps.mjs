// What the journeys of the writing page have in common.

/** Fails the step unless it holds. */
export function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}

/** Signs in at the harness and opens the paper. */
export async function signedIn(page, harness, who, paper) {
  await page.goto(`${harness.address}/_as/${encodeURIComponent(who)}?to=/moedesager/${paper}/skriv`);
  await page.locator("form[data-writing-field].writing-field--live").first().waitFor();
}

/** The place to write in, found by its label. */
export function place(page, label) {
  return page.getByRole("textbox", { name: label, exact: true });
}

export function form(page, field) {
  return page.locator(`form[data-writing-field=${field}]`);
}

/** The state the page shows of a field. */
export async function state(page, field) {
  return form(page, field).getAttribute("data-state");
}

/** Waits until the page shows the state. */
export async function shows(page, field, wanted, timeout = 10_000) {
  await page.locator(`form[data-writing-field=${field}][data-state=${wanted}]`).waitFor({ timeout });
}

/** Saves with Ctrl+S, if there is something to save, and waits for it. */
export async function saved(page, field) {
  await page.keyboard.press("Control+s");
  await shows(page, field, "saved");
}
