// The workbench of an operation: Try it out, Cancel, Reset, Execute, Clear. Values stay in the form; nothing is kept here.
import { announce } from "./announce.js";
import { place, fetchFragment, postForm } from "./fragment.js";
import { elapsed } from "./running.js";

export function console(bench) {
  const form = bench.querySelector("form");
  const fields = bench.querySelector("[data-fields]");
  const toggle = bench.querySelector("[data-action=try]");
  const reset = bench.querySelector("[data-action=reset]");
  const execute = bench.querySelector("[data-action=execute]");
  const clear = bench.querySelector("[data-action=clear]");
  const result = bench.querySelector("[data-result]");
  if (!form || !fields || !toggle || !execute || !result) return;
  let running;

  const setTrying = (isTrying) => {
    bench.toggleAttribute("data-trying", isTrying);
    fields.disabled = !isTrying;
    toggle.textContent = isTrying ? "Cancel" : "Try it out";
    toggle.classList.toggle("button-cancel", isTrying);
  };
  const setRunning = (isRunning) => {
    execute.disabled = isRunning;
    bench.setAttribute("aria-busy", String(isRunning));
  };
  const offerClear = () => {
    const address = result.querySelector("[data-clear]")?.dataset.clear;
    clear.hidden = !address;
    if (address) clear.formAction = address;
  };

  toggle.addEventListener("click", () => {
    if (running) return running.abort();
    setTrying(!bench.hasAttribute("data-trying"));
    if (bench.hasAttribute("data-trying")) firstField(fields)?.focus();
  });

  form.addEventListener("input", () => { reset.hidden = false; });
  form.addEventListener("reset", () => {
    reset.hidden = true;
    mark(form, []);
    setTimeout(() => form.querySelector("[data-behavior~=media]")?.dispatchEvent(new Event("change")));
  });

  form.addEventListener("submit", async (event) => {
    if (event.submitter === clear) return;
    event.preventDefault();
    if (running) return;
    running = new AbortController();
    setRunning(true);
    const stop = elapsed(result);
    try {
      const { nodes } = await postForm(form, { signal: running.signal });
      place(result, nodes);
      mark(form, [...result.querySelectorAll("[data-field]")]);
      announce(result.querySelector("[data-summary]")?.textContent ?? "Done");
    } catch (error) {
      result.replaceChildren(line(error.name === "AbortError" ? "Cancelled. The call was stopped." : "Portico did not answer. Is it still running?"));
    } finally {
      stop();
      running = undefined;
      setRunning(false);
      offerClear();
    }
  });

  clear?.addEventListener("click", async (event) => {
    event.preventDefault();
    const token = new URLSearchParams({ csrf: form.elements.csrf.value });
    result.replaceChildren();
    const address = clear.formAction;
    clear.hidden = true;
    announce("Cleared");
    await fetchFragment(address, { method: "POST", body: token }).catch(() => undefined);
  });

  setTrying(bench.hasAttribute("data-trying"));
}

function firstField(fields) {
  return fields.querySelector("input:not([type=hidden]), select, textarea") ?? fields.querySelector("button");
}

// Marks the fields that the answer names, and goes to the first.
function mark(form, problems) {
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  const inputs = problems.map((problem) => form.elements.namedItem(problem.dataset.field)).filter(Boolean);
  for (const found of inputs) {
    const input = found instanceof RadioNodeList ? found[0] : found;
    input?.setAttribute?.("aria-invalid", "true");
  }
  const first = inputs[0] instanceof RadioNodeList ? inputs[0][0] : inputs[0];
  first?.focus?.();
}

function line(text) {
  const paragraph = document.createElement("p");
  paragraph.className = "notice notice-warn";
  paragraph.setAttribute("role", "status");
  paragraph.textContent = text;
  return paragraph;
}
