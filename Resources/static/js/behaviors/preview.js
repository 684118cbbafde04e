// A token's form while it is filled in: what is ticked goes to the server, which answers with what that opens; words to
// find resources by go the same way.
import { place, postForm } from "./fragment.js";

const PAUSE = 200;

export function preview(form) {
  const shown = form.querySelector("[data-shown]");
  if (!shown) return;
  const waiting = new Map();
  const after = (target, address) => {
    const before = waiting.get(target);
    clearTimeout(before?.timer);
    before?.request?.abort();
    const entry = { request: new AbortController() };
    entry.timer = setTimeout(() => refresh(form, target, address, entry.request.signal), PAUSE);
    waiting.set(target, entry);
  };
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.dataset.sieve !== undefined) return;
    if (field.dataset.find) {
      after(field.closest(".found").querySelector("[data-found]"), field.dataset.find);
    } else if (field.matches("[type=checkbox], [type=radio], textarea")) {
      after(shown, form.dataset.preview);
    }
  });
}

async function refresh(form, target, address, signal) {
  try {
    const { status, nodes } = await postForm(form, { address, signal });
    if (status !== 200) return;
    const isOpen = target.querySelector("details")?.open;
    place(target, nodes);
    const details = target.querySelector("details");
    if (details && isOpen) details.open = true;
  } catch {
    // What is shown stays until the next change; Save checks everything again.
  }
}

// A list of ticks that a few words make shorter, in the page alone.
export function sieve(list) {
  const field = list.querySelector("[data-sieve]");
  field?.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const group of list.querySelectorAll("fieldset")) {
      let found = 0;
      for (const tick of group.querySelectorAll(".tick")) {
        const text = tick.textContent.toLowerCase();
        tick.hidden = !words.every((word) => text.includes(word));
        if (!tick.hidden) found += 1;
      }
      group.hidden = found === 0;
    }
  });
  field?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
