// The navigation as a drawer where there is no room for it beside the text.
export function drawer(button) {
  const panel = document.getElementById("navigation");
  if (!panel) return;
  button.setAttribute("role", "button");
  button.setAttribute("aria-expanded", "false");
  const set = (isOpen) => {
    panel.toggleAttribute("data-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    // What only wider windows show cannot take the focus.
    if (isOpen) [...panel.querySelectorAll("a, summary")].find((entry) => entry.checkVisibility())?.focus();
  };
  const isOpen = () => panel.hasAttribute("data-open");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    set(!isOpen());
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    set(!isOpen());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !panel.contains(event.target) && !button.contains(event.target)) set(false);
  });
}
