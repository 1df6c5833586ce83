// Pages that show what happens at a meeting as it happens: what the server says is put in place, and the clock counts
// on. Without it the pages have a link that asks for them again.

/** Puts other children into an element, and keeps the focus where it was. */
function put(place, children) {
  const active = document.activeElement;
  const had = place.contains(active) ? { id: active.id, value: active.value, text: active.textContent } : null;
  place.replaceChildren(...children);
  if (!had) return;
  const same = [...place.querySelectorAll("a, button, input, [tabindex]")].find((it) => (had.id ? it.id === had.id : it.value === had.value && it.textContent === had.text));
  (same ?? document.querySelector("main")).focus({ preventScroll: true });
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** The page asked for anew: its middle is put in place. */
async function again(place) {
  try {
    const answer = await fetch(location.pathname + location.search.replace(/[?&]nyt=[^&]*/, ""), { headers: { accept: "text/html" }, redirect: "manual" });
    if (!answer.ok) return;
    const there = parsed(await answer.text()).querySelector("[data-live]");
    if (there) put(place, there.childNodes);
    else location.reload();
  } catch {
    // Without network what stands here is the last that is known.
  }
}

function follow(place) {
  const stand = document.querySelector("[data-live-stand]");
  const say = (name) => {
    if (stand && stand.textContent !== stand.dataset[name]) stand.textContent = stand.dataset[name] ?? "";
  };
  const source = new EventSource(place.dataset.live);
  let first = true;
  source.addEventListener("open", () => say("on"));
  source.addEventListener("looks", (event) => {
    if (place.hasAttribute("data-live-page")) {
      // The first says how it looked when the page was made.
      if (!first) again(place);
    } else {
      put(place, parsed(event.data).body.childNodes);
    }
    first = false;
    tick();
  });
  source.addEventListener("end", (event) => {
    if (event.data === "stopping") return; // it is asked for again when the server is back
    source.close();
    say(event.data === "over" ? "over" : "notAllowed");
    if (event.data === "not-allowed") place.replaceChildren();
    if (event.data === "over" && place.hasAttribute("data-live-page")) again(place);
  });
  source.addEventListener("error", () => say("off"));
  window.addEventListener("pagehide", () => source.close());
}

/** The time an item has taken, minute by minute: counted from when the page came, by this machine's steps alone. */
function tick() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    clock.begun ??= performance.now();
    const runs = clock.hasAttribute("data-runs");
    const seconds = Number(clock.dataset.clock) + (runs ? (performance.now() - clock.begun) / 1000 : 0);
    const minutes = String(Math.floor(seconds / 60));
    const text = clock.textContent.replace(/\d+/, minutes);
    if (clock.textContent !== text) clock.textContent = text;
  }
}

export function liveMeetings() {
  for (const place of document.querySelectorAll("[data-live]")) follow(place);
  if (document.querySelector("[data-live], [data-clock]")) setInterval(tick, 1000);
}
