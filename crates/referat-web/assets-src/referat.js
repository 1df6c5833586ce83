// Referat's own script: conveniences over pages that work without it. No inline handlers, no eval, nothing
// stored, nothing sent: the pages' content security policy allows this one file and nothing else.

/** The search field every page has in its head. */
const searchField = () => document.querySelector("input[type=search]");

/** Whether a key press belongs to something the reader writes in. */
function isWriting(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

/** "/" goes to the search field, as on most sites with much text; Escape leaves it. */
function searchByKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = searchField();
  if (!field) return;
  if (event.key === "/" && !isWriting(event.target)) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "Escape" && event.target === field) {
    field.blur();
  }
}

/** Copies the address in `data-copy` (or the page's own) and says so in the status element it names. */
async function copyAddress(button) {
  const address = new URL(button.dataset.copy || "", location.href).href;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    return; // no permission, or not a secure context: the link itself is still on the page
  }
  button.classList.add("copied");
  const status = document.getElementById(button.getAttribute("aria-describedby") || "");
  if (status && button.dataset.copied) status.textContent = button.dataset.copied;
  setTimeout(() => button.classList.remove("copied"), 2000);
}

document.documentElement.classList.add("has-script");
document.addEventListener("keydown", searchByKey);
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  if (button.hasAttribute("data-copy")) copyAddress(button);
  if (button.hasAttribute("data-print")) window.print();
});
