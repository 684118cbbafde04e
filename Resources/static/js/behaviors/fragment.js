// Fetches parts of pages from this site, and from nowhere else. The one Trusted Types policy lives here: its input is
// always an answer of our own server, written by the same typed writer as the page itself.
import { enhance } from "./enhance.js";

const policy = globalThis.trustedTypes?.createPolicy("portico", { createHTML: (text) => text });

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
  if (new URL(response.url).origin !== location.origin) throw new Error("A part of a page comes from its own site.");
  if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error("No page came back.");
  const nodes = parse(await response.text());
  renewToken(nodes);
  return { status: response.status, nodes };
}

// Posts a form to the address of its fragment, as the form itself would post it.
export function postForm(form, { submitter, address = form.dataset.fragment, signal } = {}) {
  const fields = new FormData(form, submitter);
  const isMultipart = form.enctype === "multipart/form-data";
  return fetchFragment(address, {
    method: "POST",
    body: isMultipart ? fields : new URLSearchParams(fields),
    signal,
  });
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
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
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
