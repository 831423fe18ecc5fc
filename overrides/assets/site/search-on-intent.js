// Search is loaded when somebody goes to it, and not before.

let search;   // a promise, once it is asked for

function loadSearch() {
  // All that the first list takes is asked for at once; a page opened as a file has no worker
  const script = loadScript("assets/search.js");
  const worker = !isFile && new Worker(new URL(`assets/search-worker.js#${home}`, base));
  const titles = worker && fetch(new URL(`${home}search/titles.json`, base), { priority: "low" });
  const failed = worker && new Promise(done => { worker.onerror = done; });
  return script.then(() => self.startSearch({ worker, titles, failed }));
}

const INTENTS = { pointerdown: "[data-search], [popovertarget=find]", focusin: "[data-search]" };
for (const [event, places] of Object.entries(INTENTS))
  document.addEventListener(event, ({ target }) => { if (target.closest(places)) search ??= loadSearch(); });
if (/^#q=|[?&]q=/.test(location.hash + location.search)) search ??= loadSearch();
