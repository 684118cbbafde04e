// The search of a server's pages: the list is the server's own.
import { fetchFragment } from "./fragment.js";
import { results } from "./results.js";

export function search() {
  const input = document.getElementById("search");
  const address = input?.form?.dataset.fragment;
  if (!address) return;
  results(input, async (words, signal) => {
    const url = new URL(address, document.baseURI);
    url.searchParams.set(input.name, words);
    return (await fetchFragment(url, { signal })).nodes;
  });
}
