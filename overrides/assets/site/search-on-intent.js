// Search is loaded when somebody goes to it, and not before.

// All that the first list takes is asked for at once; a page opened as a file has no worker
function loadSearch() {
  if (self.site.search) return;
  loadScript("assets/search.js");
  const worker = !isFile && new Worker(new URL(`assets/search-worker.js#${home}`, base));
  const titles = worker && fetch(new URL(`${home}search/titles.json`, base), { priority: "low" });
  const failed = worker && new Promise(done => { worker.onerror = done; });
  self.site.search = { worker, titles, failed };
}

const INTENTS = { pointerdown: "[data-search], [popovertarget=find]", focusin: "[data-search]" };
for (const [event, places] of Object.entries(INTENTS))
  document.addEventListener(event, ({ target }) => { if (target.closest(places)) loadSearch(); });
if (/^#q=|[?&]q=/.test(location.hash + location.search)) loadSearch();
