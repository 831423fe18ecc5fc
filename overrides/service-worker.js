// Keeps the site for reading without a connection, once a reader has asked for that on about/privacy. What the host
// says comes first, so that a correction is seen at once; the kept copy answers only when the host does not.
"use strict";
// Finish says before this what to keep: a name for all that the site holds, and each file with its hash
const { version, files } = self.kept ?? { version: "preview", files: {} };
const patience = 3000;
const name = `${registration.scope} ${version}`;

addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(keep().catch(async error => { await caches.delete(name); throw error; }));
});
addEventListener("activate", event => event.waitUntil(Promise.all([self.clients.claim(), forget()])));
addEventListener("fetch", event => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

// One file after the other, so that the pages a reader opens meanwhile are not held up. By its hash, a file of
// another version is refused, so what is kept always belongs together. Nothing goes into the browser's own cache,
// where it would stay when the copy is removed.
async function keep() {
  const cache = await caches.open(name);
  for (const [path, integrity] of Object.entries(files)) await cache.add(new Request(path, { cache: "no-store", integrity }));
}

// An origin may hold other sites, so only what carries our name goes
async function forget() {
  const ours = (await caches.keys()).filter(other => other.startsWith(`${registration.scope} `) && other !== name);
  await Promise.all(ours.map(other => caches.delete(other)));
}

async function answer(request) {
  const host = fetch(request, { cache: "no-cache" });
  const enough = new Promise(done => setTimeout(done, patience));
  const soon = await Promise.race([host, enough]).catch(() => undefined);
  return soon?.status < 500 ? soon : await copy(request).catch(() => undefined) ?? host;
}

// Never opens a cache, which would make it again after the reader has removed it
async function copy({ url, mode }) {
  const find = path => caches.match(path, { cacheName: name, ignoreSearch: true, ignoreVary: true });
  const found = await find(url);
  if (mode !== "navigate") return found;
  if (found) return new Response(dated(await found.text(), found), found);
  const missing = new URL(url).pathname.endsWith("/") && await find("404.html");
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : undefined;
}

// Below the first words of the page, so that in an emergency nothing stands before them
function dated(text, { headers }) {
  const day = new Date(headers.get("date")).toLocaleDateString("en-GB", { dateStyle: "long" });
  return text.replace(/<h2|<\/article>/, `<p role="status"><b>You are reading the copy of ${day}</b> kept on this device, as the site did not answer.</p>$&`);
}
