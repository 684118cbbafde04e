// The workbench of an operation: Try it out, Cancel, Reset, Execute, Clear. Values stay in the form; nothing is kept here.
import { announce } from "./announce.js";
import { sentence, showFindings } from "./findings.js";
import { place, fetchFragment, post, postForm } from "./fragment.js";
import { grow } from "./live.js";
import { elapsed } from "./running.js";
import { bytes } from "./upload.js";

export function console(bench) {
  const form = bench.querySelector("form");
  const fields = bench.querySelector("[data-fields]");
  const toggle = bench.querySelector("[data-action=try]");
  const reset = bench.querySelector("[data-action=reset]");
  const execute = bench.querySelector("[data-action=execute]");
  const anyway = bench.querySelector("[data-action=anyway]");
  const cancel = bench.querySelector("[data-action=cancel]");
  const clear = bench.querySelector("[data-action=clear]");
  const result = bench.querySelector("[data-result]");
  if (!form || !fields || !toggle || !execute || !result) return;
  let running;
  // Whoever presses keys goes on at Execute where the button that was pressed is gone or had to wait.
  let isByKeys = false;
  bench.addEventListener("keydown", () => { isByKeys = true; });
  bench.addEventListener("pointerdown", () => { isByKeys = false; });
  const goOn = () => {
    const { activeElement: at, body } = document;
    if (isByKeys && (at === body || !at.checkVisibility())) execute.focus({ preventScroll: true });
  };

  const setTrying = (isTrying) => {
    bench.toggleAttribute("data-trying", isTrying);
    fields.disabled = !isTrying;
    toggle.textContent = isTrying ? "Cancel" : "Try it out";
    toggle.classList.toggle("button-cancel", isTrying);
  };
  const setRunning = (isRunning) => {
    execute.disabled = isRunning;
    anyway.disabled = isRunning;
    bench.setAttribute("aria-busy", String(isRunning));
  };
  const offerClear = () => {
    const address = result.querySelector("[data-clear]")?.dataset.clear;
    clear.hidden = !address;
    if (address) clear.formAction = address;
  };

  // The server is told as well: a proxy in between may keep the call going when this end is gone.
  const stopCall = () => {
    post(cancel.formAction, new URLSearchParams({ csrf: form.elements.csrf.value })).catch(() => undefined);
    running?.abort();
  };

  toggle.addEventListener("click", () => {
    if (running) return stopCall();
    setTrying(!bench.hasAttribute("data-trying"));
    if (bench.hasAttribute("data-trying")) firstField(fields)?.focus();
  });

  form.addEventListener("input", () => { reset.hidden = false; });
  form.addEventListener("reset", () => {
    reset.hidden = true;
    anyway.hidden = true;
    showFindings(form, []);
    setTimeout(() => form.querySelector("[data-behavior~=media]")?.dispatchEvent(new Event("change")));
  });

  form.addEventListener("submit", async (event) => {
    const submitter = event.submitter ?? execute;
    if (submitter.hasAttribute("formaction") && submitter !== anyway) return leave(form, submitter, event);
    event.preventDefault();
    if (running) return;
    const unread = submitter === anyway ? [] : [...form.elements].filter((each) => each.validity?.badInput && !each.matches(":disabled"));
    if (unread.length) return showFindings(form, unread.map(notRead));
    running = new AbortController();
    // A button that is disabled says nothing in a form, so the form is read first.
    let wait;
    const onLive = (response) => grow(response, result);
    const { fragment: address } = submitter.dataset.fragment ? submitter.dataset : form.dataset;
    const answer = postForm(form, { submitter, address, signal: running.signal, onLive, onProgress: (share) => wait.tell(share) });
    setRunning(true);
    wait = elapsed(result);
    try {
      const { nodes } = await answer;
      if (nodes) place(result, nodes);
      showFindings(form, [...result.querySelectorAll("[data-field]")]);
      anyway.hidden = !result.querySelector("[data-anyway]");
      announce(result.querySelector("[data-summary]")?.textContent ?? "Done");
    } catch (error) {
      const isStopped = error.name === "AbortError";
      result.replaceChildren(sentence(isStopped ? "Cancelled. The call was stopped." : "Portico did not answer. Is it still running?", "warn"));
    } finally {
      wait.end();
      running = undefined;
      setRunning(false);
      offerClear();
      goOn();
    }
  });

  cancel?.addEventListener("click", (event) => {
    event.preventDefault();
    stopCall();
  });

  clear?.addEventListener("click", async (event) => {
    event.preventDefault();
    const token = new URLSearchParams({ csrf: form.elements.csrf.value });
    result.replaceChildren();
    const address = clear.formAction;
    clear.hidden = true;
    goOn();
    announce("Cleared");
    await fetchFragment(address, { method: "POST", body: token }).catch(() => undefined);
  });

  setTrying(bench.hasAttribute("data-trying"));
}

// A browser sends nothing for a number or date that it cannot read.
function notRead(input) {
  const finding = sentence("This cannot be read as what it should be.", "bad");
  finding.dataset.field = input.name;
  return finding;
}

// Not one within what is folded: that takes no focus.
function firstField(fields) {
  const inputs = [...fields.querySelectorAll(":is(input:not([type=hidden]), select, textarea):not(.examples *)")];
  return inputs.find((each) => each.checkVisibility()) ?? fields.querySelector("[data-action=execute]");
}

// A button that changes the form on the server comes back to where the form stands, also in a row of a list. What it cannot
// take is said before anything is sent.
function leave(form, { dataset, parentElement }, event) {
  if (dataset.limit && bytes(new FormData(form)) > Number(dataset.limit)) {
    event.preventDefault();
    showFindings(form, []);
    const note = sentence("The files are larger than what can be sent twice. Nothing was sent; Execute sends them once.", "bad");
    note.dataset.finding = "";
    return parentElement.after(note);
  }
  if (form.elements.back) form.elements.back.value = location.pathname + location.search + location.hash;
}
