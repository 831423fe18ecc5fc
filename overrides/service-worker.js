// Keeps the site for reading without a connection, once a reader has asked for that on about/privacy. What the host
// says comes first, so that a correction is seen at once; the kept copy answers only when the host does not.
"use strict";
// Finish says before this what to keep: a name for all that the site holds, each file with its hash, and what a page of
// another language is told: [locale, words]
const { version, files, words } = self.precache ?? { version: "preview", files: {}, words: {} };
const patience = 3000;
const name = `${registration.scope} ${version}`;

addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(keep());
});
addEventListener("activate", event => event.waitUntil(Promise.all([self.clients.claim(), forget()])));
addEventListener("fetch", event => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

// One file after the other, so that the pages a reader opens meanwhile are not held up. By its hash, a file of
// another version is refused, so what is kept always belongs together. Nothing goes into the browser's own cache,
// where it would stay when the copy is removed.
// What an older copy holds under the same hash is taken from there, and what was kept before a line broke stays.
async function keep() {
  const cache = await caches.open(name), older = await Promise.all((await ours()).map(other => caches.open(other)));
  for (const [path, integrity] of Object.entries(files)) {
    const same = (await Promise.all(older.map(other => held(other, path, integrity)))).find(Boolean);
    const file = same ?? await fetch(new Request(path, { cache: "no-store", integrity }));
    if (!file.ok) throw new TypeError(`${path}: ${file.status}`);
    await cache.put(path, file);
  }
}

// What `cache` holds at `path`, if it has this hash
async function held(cache, path, integrity) {
  const file = await cache.match(path);
  const hash = file && await crypto.subtle.digest("SHA-256", await file.clone().arrayBuffer());
  return hash && `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}` === integrity ? file : undefined;
}

const ours = async () => (await caches.keys()).filter(other => other.startsWith(`${registration.scope} `));

// An origin may hold other sites, so only what carries our name goes
async function forget() {
  await Promise.all((await ours()).filter(other => other !== name).map(other => caches.delete(other)));
}

async function answer(request) {
  const host = fetch(request, { cache: "no-cache" });
  const enough = new Promise(done => setTimeout(done, patience));
  const soon = await Promise.race([host, enough]).catch(() => undefined);
  return soon && (soon.status < 400 || soon.status === 404) ? soon : await copy(request).catch(() => undefined) ?? host;
}

// Never opens a cache, which would make it again after the reader has removed it
async function copy({ url, mode }) {
  const find = path => caches.match(path, { cacheName: name, ignoreSearch: true, ignoreVary: true });
  if (mode !== "navigate") return find(url);
  const page = url.replace(/[?#].*/, "").replace(/index\.html$/, "");
  const found = await find(page) ?? await find(`${page}/`);
  if (found) return new Response(dated(await found.text(), found), found);
  const missing = new URL(url).pathname.endsWith("/") && await find("404.html");
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : undefined;
}

// Below the first words of the page, so that in an emergency nothing stands before them
function dated(text, { headers }) {
  const [, language] = /<html lang="?(..)/.exec(text) ?? [];
  const [locale, told] = words[language] ?? ["en-GB", "<b>You are reading the copy of #</b> kept on this device, as the site did not answer."];
  const day = new Date(headers.get("date")).toLocaleDateString(locale, { dateStyle: "long" });
  return text.replace(/<h2|<\/article>/, `<p role="status">${told.replace("#", day)}</p>$&`);
}
