// Code samples: another language comes from the server, which remembers it; so does a sample of what is being typed.
import { place, post, postForm } from "./fragment.js";

export function samples(block) {
  const choice = () => block.querySelector("form[data-fragment] select")?.form;
  let newest = 0;
  const renew = async (isChosen) => {
    const form = choice();
    if (!form) return;
    const own = newest += 1;
    try {
      // Nobody chose a language where the samples only follow what is typed.
      const { status, nodes } = await postForm(form, { without: isChosen ? "" : "language" });
      const fresh = nodes.querySelector(".samples");
      // Of several on their way the last one counts, in whichever order they come.
      if (own !== newest || status !== 200 || !fresh || !block.isConnected) return;
      place(block, children(fresh));
      if (isChosen) choice()?.querySelector("select").focus();
    } catch { /* what stands there stays */ }
  };

  block.addEventListener("change", (event) => { if (event.target.matches("select")) renew(true); });
  // Tabs come from panels that name their language.
  block.addEventListener("click", (event) => {
    const panel = document.getElementById(event.target.closest("[role=tab]")?.getAttribute("aria-controls"));
    const language = panel?.dataset.language;
    const form = choice();
    if (!language || !form) return;
    post(form.getAttribute("action"), new URLSearchParams({ csrf: form.elements.csrf.value, language })).catch(() => {});
  });
  if (block.dataset.live === undefined) return;
  block.closest(".workbench")?.addEventListener("draft-kept", () => { if (block.isConnected) renew(false); });
}

function children(element) {
  const nodes = document.createDocumentFragment();
  nodes.append(...element.childNodes);
  return nodes;
}
