// Results while one types: the server's own list below the field.
import { fetchFragment } from "./fragment.js";
import { results } from "./results.js";

export function search() {
  const input = document.getElementById("search");
  const form = input?.form;
  if (!form) return;
  results(input, async (words, signal) => {
    const address = new URL(form.dataset.fragment, document.baseURI);
    address.searchParams.set(input.name, words);
    const { nodes } = await fetchFragment(address, { signal });
    return nodes;
  });
}
