// What is typed reaches the session while one types, so that a reload loses nothing. Files stay where they are.
import { post } from "./fragment.js";

const pause = 400;
// What a browser may still send for a page that is gone (Fetch, section 4.6: 64 KiB for all of them).
const keepaliveLimit = 60000;

export function draft(form) {
  const isTooLarge = form.querySelector("[data-draft-full]");
  let timer;
  let sending;

  const send = async (fields) => {
    clearTimeout(timer);
    timer = undefined;
    sending?.abort();
    sending = new AbortController();
    const body = new URLSearchParams(fields);
    const keepalive = String(body).length < keepaliveLimit;
    try {
      const status = await post(form.dataset.draft, body, { keepalive, signal: sending.signal });
      if (isTooLarge) isTooLarge.hidden = status !== 413;
      form.dispatchEvent(new CustomEvent("draft-kept", { bubbles: true }));
    } catch { /* a newer one is on its way, or the page is gone */ }
  };
  const save = () => {
    if (timer !== undefined && !form.querySelector("[data-fields]:disabled")) send(texts(form));
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener("change", save);
  form.addEventListener("reset", () => send([["csrf", form.elements.csrf.value], ["reset", "1"]]));
  // Execute and all other buttons take the form along themselves.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = undefined;
  });
  addEventListener("beforeunload", save);
  addEventListener("pagehide", save);
}

function texts(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string");
}
