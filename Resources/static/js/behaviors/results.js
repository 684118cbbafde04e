// Results while one types: a combo box over a list of links (ARIA 1.2, combobox with a list box). The focus stays in the
// field; arrows choose, Enter goes there, Escape closes. `find` answers the nodes for some words.
import { announce } from "./announce.js";

const delay = 60;

export function results(input, find) {
  const { form } = input;
  const list = document.createElement("div");
  list.className = "search-results";
  list.hidden = true;
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-haspopup", "listbox");
  input.setAttribute("aria-expanded", "false");
  let pending;
  let timer;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    pending?.abort();
    clearTimeout(timer);
    choose(null);
    list.hidden = true;
    list.setAttribute("aria-busy", "false");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-controls");
  };
  const open = () => {
    const box = list.querySelector("[role=listbox]");
    list.hidden = false;
    input.setAttribute("aria-expanded", String(Boolean(box)));
    if (box) input.setAttribute("aria-controls", box.id);
  };
  const show = async () => {
    pending?.abort();
    const words = input.value.trim();
    if (!words) return close();
    const request = pending = new AbortController();
    try {
      const nodes = await find(words, request.signal);
      if (request.signal.aborted) return;
      choose(null);
      list.replaceChildren(nodes);
      open();
      list.setAttribute("aria-busy", "false");
      announce(list.querySelector("[data-said]")?.textContent ?? "");
    } catch { /* a newer one is on its way, or Enter opens the page */ }
  };
  const move = (event, step) => {
    event.preventDefault();
    if (list.hidden) return list.childElementCount > 0 && input.value.trim() ? open() : show();
    const all = options();
    if (all.length === 0) return;
    // From the field down to the first, from the last on to the field again.
    const index = all.indexOf(chosen()) + step;
    choose(index < -1 ? all.at(-1) : all[index]);
  };

  const keys = {
    ArrowDown: (event) => move(event, 1),
    ArrowUp: (event) => move(event, -1),
    Enter: (event) => {
      const option = list.hidden ? null : chosen();
      if (!option || event.isComposing) return;
      event.preventDefault();
      option.click();
      close();
    },
    Escape: (event) => {
      if (list.hidden) return;
      event.preventDefault();
      close();
    },
  };
  input.addEventListener("keydown", (event) => keys[event.key]?.(event));
  input.addEventListener("input", () => {
    // What is listed belongs to other words, until the answer for these is there.
    list.setAttribute("aria-busy", "true");
    clearTimeout(timer);
    timer = setTimeout(show, delay);
  });
  form.addEventListener("submit", close);
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
}
