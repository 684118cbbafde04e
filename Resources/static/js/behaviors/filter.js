// Filter by tag while one types: the same choice that the form's own address makes.
export function filter(form) {
  const input = form.querySelector("input");
  const none = document.getElementById("no-tag");
  const sections = [...document.querySelectorAll("[data-tag]")];
  const show = () => {
    const words = input.value.trim().toLowerCase();
    for (const section of sections) section.hidden = !section.dataset.tag.includes(words);
    if (none) none.hidden = sections.some((section) => !section.hidden);
    const address = new URL(location.href);
    if (words) address.searchParams.set(input.name, words); else address.searchParams.delete(input.name);
    history.replaceState(null, "", address);
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
}
