// Named examples of an input: choosing one fills it in, editing makes it a modified value.
export function examples(scope) {
  const select = scope.querySelector("select");
  const modified = select?.querySelector("[data-modified]");
  const use = scope.querySelector("button");
  const place = scope.closest("[data-media], .call-field");
  if (!select || !modified || !use || !place) return;

  const input = () => {
    const found = [...place.querySelectorAll("input, textarea, select")].filter((each) => each.name === scope.dataset.for && each.type !== "hidden");
    return found.length === 1 ? found[0] : undefined;
  };
  const show = () => {
    const value = input()?.value;
    const same = [...select.options].find((option) => value !== undefined && option.dataset.value === value);
    modified.hidden = Boolean(same);
    (same ?? modified).selected = true;
  };

  select.addEventListener("change", (event) => {
    event.stopPropagation();
    const value = select.selectedOptions[0]?.dataset.value;
    const target = input();
    // What has several inputs, or is too long to stand in the page, the server fills in.
    if (!target || value === undefined) return use.click();
    target.value = value;
    modified.hidden = true;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
  place.addEventListener("input", (event) => { if (event.target !== select) show(); });
  select.form?.addEventListener("reset", () => setTimeout(show));
}
