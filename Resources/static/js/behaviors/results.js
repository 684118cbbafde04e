// A list of results below a field while one types; find answers its nodes for some words.
export function results(input, find) {
  const { form } = input;
  const list = document.createElement("div");
  list.className = "search-results";
  list.hidden = true;
  form.append(list);
  let pending;
  let timer;

  const show = async () => {
    pending?.abort();
    const words = input.value.trim();
    if (!words) { list.hidden = true; return; }
    pending = new AbortController();
    const { signal } = pending;
    try {
      const nodes = await find(words, signal);
      if (signal.aborted) return;
      list.replaceChildren(nodes);
      list.hidden = false;
    } catch { /* a newer one is on its way, or Enter opens the page */ }
  };
  const links = () => [...list.querySelectorAll("a")];
  const move = (event, step) => {
    const all = links();
    if (list.hidden || all.length === 0) return;
    event.preventDefault();
    const index = all.indexOf(document.activeElement) + step;
    if (index < 0) input.focus(); else all[Math.min(index, all.length - 1)].focus();
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 80); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      list.hidden = true;
      input.focus();
    }
  });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) list.hidden = true; });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) list.hidden = true;
  });
}
