// One of several samples is shown: the one chosen here, or the one of the variant that was unfolded in the schema beside.
export function picker(root) {
  const select = root.querySelector("select");
  const parts = [...root.querySelectorAll(":scope > [data-pick]")];
  const update = () => {
    for (const part of parts) {
      part.hidden = part.dataset.pick !== select.value;
      part.classList.remove("js-later");
    }
  };
  select.addEventListener("change", update);
  const beside = root.closest(".tabs") ?? document.querySelector("main");
  beside.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (!fold.open || fold.dataset?.variant === undefined) return;
    const part = parts.find((other) => other.dataset.label === fold.dataset.variant);
    if (!part) return;
    select.value = part.dataset.pick;
    update();
  }, true);
  update();
}
