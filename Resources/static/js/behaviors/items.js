// One input per item of an array: add and remove.
export function items(list) {
  const add = list.querySelector("[data-action=add]");
  const all = () => [...list.querySelectorAll(".call-item")];
  list.addEventListener("click", (event) => {
    const remove = event.target.closest("[data-action=remove]");
    if (remove) {
      const item = remove.closest(".call-item");
      if (all().length > 1) {
        item.remove();
        add?.focus();
      } else {
        empty(item);
      }
      list.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  add?.addEventListener("click", () => {
    const last = all().at(-1);
    if (!last) return;
    const item = last.cloneNode(true);
    for (const input of item.querySelectorAll("[id]")) {
      // The label is the first one's.
      const label = document.getElementById(input.id)?.labels?.[0];
      if (label) input.setAttribute("aria-label", label.textContent);
      input.removeAttribute("id");
    }
    last.after(item);
    empty(item);
    item.querySelector("input, select, textarea")?.focus();
  });
}

function empty(item) {
  for (const input of item.querySelectorAll("input, textarea")) input.value = "";
  for (const select of item.querySelectorAll("select")) select.selectedIndex = 0;
}
