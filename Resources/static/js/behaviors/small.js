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
