// Fetches parts of pages from this site, and from nowhere else. The one Trusted Types policy lives here: its input is
// always an answer of our own server, written by the same typed writer as the page itself.
import { enhance } from "./enhance.js";
import { filesLast, isLarge, upload } from "./upload.js";

const policy = globalThis.trustedTypes?.createPolicy("portico", { createHTML: (text) => text });

// Markup of this site as what the browser lets into a page.
export function trusted(text) { return policy ? policy.createHTML(text) : text; }

function own(address) {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) throw new Error("A part of a page comes from its own site.");
  return url;
}

export async function fetchFragment(address, options = {}) {
  const response = await fetch(own(address), {
    ...options,
    credentials: "same-origin",
    headers: { Accept: "text/html" },
    redirect: options.method === "POST" ? "follow" : "error",
  });
  return fragment(response, response.url);
}

// What came as nodes; a result that is still coming is given to whoever shows it as it grows.
async function fragment(response, address, onLive) {
  if (new URL(address).origin !== location.origin) throw new Error("A part of a page comes from its own site.");
  if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error("No page came back.");
  if (onLive && response.headers.has("portico-live")) return { status: response.status, nodes: await onLive(response) };
  const nodes = parse(await response.text());
  renewToken(nodes);
  return { status: response.status, nodes };
}

// Posts a form to the address of its fragment, as the form itself would post it, or without one of its fields.
export async function postForm(form, { submitter, address = form.dataset.fragment, without = "", signal, onLive, onProgress } = {}) {
  const fields = new FormData(form, submitter);
  fields.delete(without);
  const body = form.enctype === "multipart/form-data" ? filesLast(fields) : new URLSearchParams(fields);
  if (isLarge(fields)) {
    const sent = await upload(own(address), body, { signal, onProgress });
    return fragment(sent.response, sent.address, onLive);
  }
  const headers = { Accept: "text/html" };
  const response = await fetch(own(address), { method: "POST", body, signal, credentials: "same-origin", headers });
  return fragment(response, response.url, onLive);
}

// Posts fields of which nothing comes back but how it went.
export async function post(address, body, options = {}) {
  const response = await fetch(own(address), { ...options, method: "POST", body, credentials: "same-origin", redirect: "error" });
  return response.status;
}

// Posts a form's texts and follows where the answer leads on this site.
export async function follow(address, form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const answer = await fetch(own(address), { method: "POST", body: new URLSearchParams(fields), credentials: "same-origin" });
  if (!answer.ok) throw new Error(answer.statusText);
  own(answer.url);
  return answer;
}

export function place(target, nodes) {
  target.replaceChildren(nodes);
  enhance(target);
}

function parse(text) {
  const parsed = new DOMParser().parseFromString(trusted(text), "text/html");
  const nodes = document.createDocumentFragment();
  for (const node of [...parsed.body.childNodes]) nodes.append(document.adoptNode(node));
  return nodes;
}

// A session may have begun or changed with this answer: forms that were already here take over its token.
function renewToken(nodes) {
  const fresh = nodes.querySelector("input[name=csrf]");
  if (!fresh) return;
  for (const input of document.querySelectorAll("input[name=csrf]")) input.value = fresh.value;
}
