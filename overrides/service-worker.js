// Keeps the site for reading without a connection, once a reader has asked for that on about/privacy. The host is asked
// first, so that a correction is seen at once; the kept copy answers only when the host does not.
// Building writes `self.precache` before this: a name for all that the site holds, each file with its hash, and for each
// other language its locale and the note that a kept page begins with.
const { version, files, words } = self.precache ?? { version: "preview", files: {}, words: {} };
const PATIENCE = 3000;   // milliseconds
const PREFIX = `${registration.scope} `, CACHE = PREFIX + version;

addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(keep());
});
addEventListener("activate", event => event.waitUntil(Promise.all([self.clients.claim(), deleteOlderCaches()])));
addEventListener("fetch", event => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

// One file after the other, so that the pages a reader opens meanwhile are not held up. A file of another version does
// not have the hash and is refused, so what is kept always belongs together. Nothing goes into the browser's own cache,
// where it would stay when the copy is removed. What an older copy holds under the same hash is taken from there, and
// what was kept before a line broke stays.
async function keep() {
  const cache = await caches.open(CACHE), copies = await ownCaches();
  for (const [path, integrity] of Object.entries(files)) {
    const kept = (await Promise.all(copies.map(name => matchHash(name, path, integrity)))).find(Boolean);
    await (kept ? cache.put(path, kept) : cache.add(new Request(path, { cache: "no-store", integrity })));
  }
}

// What a cache holds at `path`, if it has this hash
async function matchHash(cacheName, path, integrity) {
  const file = await caches.match(path, { cacheName });
  const hash = file && await crypto.subtle.digest("SHA-256", await file.clone().arrayBuffer());
  return hash && `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}` === integrity ? file : undefined;
}

// An origin may hold other sites, whose caches have other names
const ownCaches = async () => (await caches.keys()).filter(name => name.startsWith(PREFIX));

const deleteOlderCaches = async () =>
  Promise.all((await ownCaches()).filter(name => name !== CACHE).map(name => caches.delete(name)));

async function answer(request) {
  const fetched = fetch(request, { cache: "no-cache" });
  const timeout = new Promise(resolve => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([fetched, timeout]).catch(() => undefined);
  if (response && (response.status < 400 || response.status === 404)) return response;
  return await keptCopy(request).catch(() => undefined) ?? fetched;
}

// Never opens a cache, which would make it again after the reader has removed it
async function keptCopy({ url, mode }) {
  const find = path => caches.match(path, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });
  if (mode !== "navigate") return find(url);
  const address = url.replace(/[?#].*/, "").replace(/index\.html$/, "");
  const page = await find(address) ?? await find(`${address}/`);
  if (page) return new Response(withNote(await page.text(), page.headers), page);
  const missing = new URL(url).pathname.endsWith("/") && await find("404.html");
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : undefined;
}

// The page says that it is a copy, and of which day: below its first words, so that in an emergency nothing stands
// before them
function withNote(html, headers) {
  const [, language] = /<html lang="?(..)/.exec(html) ?? [];
  const [locale, note] = words[language] ?? ["en-GB", "<b>You are reading the copy of #</b> kept on this device, as the site did not answer."];
  const day = new Date(headers.get("date")).toLocaleDateString(locale, { dateStyle: "long" });
  return html.replace(/<h2|<\/article>/, `<p role="status">${note.replace("#", day)}</p>$&`);
}
