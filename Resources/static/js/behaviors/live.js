// A result that grows while it comes: the parser of the browser itself puts each piece in its place. The pieces are this
// site's own markup; where they end, the server names the whole result.
import { enhance } from "./enhance.js";
import { fetchFragment, post, trusted } from "./fragment.js";

export async function grow(response, target) {
  const stage = document.implementation.createHTMLDocument("");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let root;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const isAtEnd = restBelow(target) < 40;
    stage.write(trusted(piece.value));
    if (!root && stage.body?.firstElementChild) {
      // What is parsed from now on still goes into it.
      root = stage.body.firstElementChild;
      target.replaceChildren(root);
      enhance(target);
    }
    tell(target);
    const pane = text(target);
    if (pane && isAtEnd) pane.scrollTop = pane.scrollHeight;
  }
  stage.close();
  const kept = target.querySelector("[data-kept]")?.dataset.kept;
  return kept ? (await fetchFragment(kept)).nodes : undefined;
}

const text = (target) => target.querySelector("[data-live-text]");

// The server notes in between how much came.
function tell(target) {
  const notes = [...target.querySelectorAll("[data-size]")];
  const place = target.querySelector("[data-came]");
  if (place && notes.length) place.textContent = notes.at(-1).textContent;
  for (const note of notes) note.remove();
}

// How much stands below what is in sight: who scrolled up wants to read there.
function restBelow(target) {
  const pane = text(target);
  return pane ? pane.scrollHeight - pane.scrollTop - pane.clientHeight : 0;
}

// The button that ends the call: what came stays, and the answer that is being read ends by itself.
export function stop(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    await post(form.action, body).catch(() => undefined);
  });
}
