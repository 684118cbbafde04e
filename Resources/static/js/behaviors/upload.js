// Sends a form with a large file, and says how far it is; fetch cannot tell.
const large = 1024 * 1024;
// From here on the server no longer holds a form whole, which may have a little beside its files.
const streamed = 9 * 1024 * 1024;

// Whether there is something to wait for.
export function isLarge(fields) { return bytes(fields) > large; }

// How much the files of a form have together.
export function bytes(fields) {
  let size = 0;
  for (const [, value] of fields) if (value instanceof File) size += value.size;
  return size;
}

// A file that is not held is sent on while it comes, so files go last, the largest of many bytes at the end. Else they keep
// their order: in a list it says something.
export function filesLast(fields) {
  const ordered = new FormData();
  const files = [];
  for (const [name, value] of fields) if (value instanceof File) files.push([name, value]); else ordered.append(name, value);
  if (bytes(fields) > streamed) {
    const largest = files.reduce((most, file) => (file[1].size > most[1].size ? file : most));
    files.push(...files.splice(files.indexOf(largest), 1));
  }
  for (const [name, file] of files) ordered.append(name, file);
  return ordered;
}

// The same as fetch gives: an answer whose body comes piece by piece.
export function upload(address, body, { signal, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let taken = 0;
    let pieces;
    const text = new ReadableStream({ start: (controller) => { pieces = controller; }, cancel: () => request.abort() });
    const pass = () => {
      if (request.responseText.length > taken) pieces.enqueue(request.responseText.slice(taken));
      taken = request.responseText.length;
    };
    const fail = (error) => { reject(error); try { pieces.error(error); } catch { /* it was read to its end */ } };
    request.open("POST", address);
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) onProgress?.(event.loaded / event.total); });
    request.addEventListener("readystatechange", () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      const headers = {};
      for (const name of ["content-type", "portico-live"]) if (request.getResponseHeader(name)) headers[name] = request.getResponseHeader(name);
      const response = new Response(text.pipeThrough(new TextEncoderStream()), { status: request.status, headers });
      resolve({ response, address: request.responseURL });
    });
    request.addEventListener("progress", pass);
    request.addEventListener("load", () => { pass(); pieces.close(); });
    request.addEventListener("error", () => fail(new TypeError("The connection broke.")));
    request.addEventListener("abort", () => fail(new DOMException("Cancelled.", "AbortError")));
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
