// What is typed reaches the session while one types, so that a reload loses nothing. Files stay where they are.
import { post } from "./fragment.js";
import { inOrder } from "./order.js";

const pause = 400;
// What a browser may still send for a page that is gone (Fetch, section 4.6: 64 KiB for all of them).
const keepaliveLimit = 60000;

export function draft(form) {
  const isTooLarge = form.querySelector("[data-draft-full]");
  let timer;
  let sending;
  let newest = 0;

  const send = async (fields) => {
    sending = new AbortController();
    const body = new URLSearchParams(fields);
    const keepalive = String(body).length < keepaliveLimit;
    try {
      const status = await post(form.dataset.draft, body, { keepalive, signal: sending.signal });
      if (isTooLarge) isTooLarge.hidden = status !== 413;
      form.dispatchEvent(new CustomEvent("draft-kept", { bubbles: true }));
    } catch { /* the page is gone, or the form itself was sent */ }
  };
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    newest += 1;
  };
  // What waits is left out when more was typed meanwhile.
  const queue = (fields) => {
    forget();
    const own = newest;
    inOrder(form, () => own === newest ? send(fields()) : undefined);
  };
  const isWaiting = () => timer !== undefined && !form.querySelector("[data-fields]:disabled");
  const save = () => { if (isWaiting()) queue(() => texts(form)); };
  // Nothing can wait any more when the page goes.
  const leave = () => {
    if (!isWaiting()) return;
    forget();
    sending?.abort();
    send(texts(form));
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener("change", save);
  form.addEventListener("reset", () => queue(() => [["csrf", form.elements.csrf.value], ["reset", "1"]]));
  // Execute and all other buttons take the form along themselves.
  form.addEventListener("submit", () => {
    forget();
    sending?.abort();
  });
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
}

function texts(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string");
}
