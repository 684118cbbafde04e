// A fold whose content is fetched when it is opened for the first time: data-fragment names its address.
import { fetchFragment, place } from "./fragment.js";

export function lazy(fold) {
  const target = fold.querySelector("[data-lazy]");
  if (!target) return;
  let isLoading = false;
  const load = async () => {
    if (!fold.open || isLoading) return;
    isLoading = true;
    try {
      const { nodes } = await fetchFragment(fold.dataset.fragment);
      place(target, nodes);
      fold.removeEventListener("toggle", load);
      fold.dispatchEvent(new CustomEvent("portico:loaded", { bubbles: true }));
    } catch {
      isLoading = false;
    }
  };
  fold.addEventListener("toggle", load);
  load();
}
