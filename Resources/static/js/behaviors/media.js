// The media type of a request body decides which of its editors is shown and sent; of a response, which samples are.
export function media(select) {
  const scope = select.closest("[data-media-scope]");
  if (!scope) return;
  const update = () => {
    for (const part of scope.querySelectorAll("[data-media]")) {
      // Several that hold the same stand in one part, a name a line.
      const isChosen = part.dataset.media.split("\n").includes(select.value);
      part.hidden = !isChosen;
      part.classList.remove("js-later");
      if (part instanceof HTMLFieldSetElement) part.disabled = !isChosen;
    }
    const accept = document.getElementById(select.dataset.sets ?? "");
    if (accept) accept.value = select.value;
  };
  select.addEventListener("change", update);
  update();
}
