// A choice that takes effect at once; its button is only for those without scripts.
export function autosubmit(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
}

// The sheet of keys.
export function shortcuts(button) {
  button.addEventListener("click", () => document.getElementById("shortcuts")?.showModal());
}

// A menu of its own element: closed by Escape, by a click elsewhere, and when the focus leaves it.
export function menu(details) {
  const close = () => { details.open = false; };
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    close();
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => { if (!details.contains(event.target)) close(); });
}
