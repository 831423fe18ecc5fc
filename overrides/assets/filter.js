// A page that readers look things up in. A box narrows its tables and lists to what holds every word typed; without the
// box they stand whole. An address that names an entry of a list leads on to where that stands now.
(() => {
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const goOn = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (entry?.matches(".terms li")) location.replace(entry.firstElementChild.href);
  };
  addEventListener("hashchange", goOn);
  goOn();

  const input = form.querySelector("input"), count = form.querySelector(".filter-count");
  const article = form.closest("article");
  const plain = text => text.normalize("NFD").replace(/[\p{M}'’\u00ad]/gu, "").toLowerCase();
  const rows = [...article.querySelectorAll("tbody tr, .terms li")].map(row => ({ row, text: plain(row.textContent) }));
  const noun = article.querySelector(".terms") ? "id" : "row";
  const blocks = [...article.children].slice([...article.children].indexOf(form) + 1);
  const holds = block => rows.some(({ row }) => !row.hidden && block.contains(row));
  const level = block => /^H[1-6]$/.test(block.tagName) ? +block.tagName[1] : 0;

  // Care boxes stay in sight; other text goes while a filter is on; a heading stays while a row below it does.
  const hideEmpty = on => {
    blocks.forEach((block, at) => {
      const rest = blocks.slice(at + 1), end = rest.findIndex(other => level(other) && level(other) <= level(block));
      const part = level(block) ? end < 0 ? rest : rest.slice(0, end) : [block];
      block.hidden = on && !part.some(holds) && !block.matches(".admonition, .page-end");
    });
  };

  // Where no row holds the letters typed, the words of the search help: other names, misspellings, and what the parts of
  // the page are known by. They come when the box is used.
  const base = new URL("..", document.currentScript.src), offline = base.protocol === "file:";
  let index, parts, coming, readAs = "";   // what a misspelling was read as, which is said, for it may be another medicine
  const script = path => new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, base), onload, onerror })));
  async function bring() {
    await script("assets/search-worker.js");
    if (offline) await script("search/titles.js");
    const [{ alike }, ...pages] = offline ? self.searchTitles : await (await fetch(new URL("search/titles.json", base))).json();
    index = new self.SearchIndex({ names: [], alike, everywhere: [] });
    rows.forEach(({ row }, at) => index.addPage({ path: `${at}`, sections: row.cells?.[0].textContent ?? row.textContent }));
    index.addText(rows.map(({ row }) => [row.textContent.replace(/\s+/g, " ")]));
    const { wordsOf, stem } = self.searchWords, here = location.href.slice(base.href.length).replace(/(index\.html)?([?#].*)?$/, "");
    parts = (pages.find(({ path }) => path === here)?.sections ?? "").split("\n").slice(1).map(line => {
      const [title, words = "", anchor = wordsOf(title).join("-")] = line.split("\t");
      return { anchor, phrases: words.split(",").map(phrase => new Set(wordsOf(phrase).map(stem))) };
    });
  }

  // The rows that hold every word in some spelling or meaning, else those of the parts known by these words
  function meant(query) {
    const { wordsOf, stem, STOP } = self.searchWords, words = wordsOf(query).filter(word => !STOP.has(word));
    if (!words.length) return [];
    const clauses = words.map(word => index.clause(word, word === words.at(-1)));
    readAs = clauses.some(({ meant }) => meant) ? clauses.map(({ word, meant }) => meant ?? word).join(" ") : "";
    const places = clauses.map(({ terms }) => new Set([...terms.keys()]
      .flatMap(term => [...index.postings.get(term).keys()])));
    const found = rows.filter((_, at) => places.every(held => held.has(index.sections[at])));
    const known = parts.filter(({ phrases }) => phrases.some(phrase => words.every(word => phrase.has(stem(word)))));
    return found.length ? found : rows.filter(({ row }) => known.some(({ anchor }) => within(row, anchor)));
  }

  // Does the row stand under the heading with this id?
  function within(row, anchor) {
    const at = blocks.findIndex(block => block.contains(row)), head = blocks.findLastIndex((block, n) => n < at && block.id === anchor);
    return head >= 0 && !blocks.slice(head + 1, at).some(block => level(block) && level(block) <= level(blocks[head]));
  }

  const run = () => {
    const typed = input.value.trim(), words = plain(typed).split(/[^\p{L}\p{N}.-]+/u).filter(Boolean);
    let shown = rows.filter(({ text }) => words.every(word => text.includes(word)));
    readAs = "";
    if (!shown.length && index) shown = meant(typed);
    for (const one of rows) one.row.hidden = !shown.includes(one);
    hideEmpty(words.length > 0);
    if (words.length) form.dataset.narrowed = typed; else delete form.dataset.narrowed;
    count.textContent = shown.length ? `${shown.length} ${noun}${shown.length === 1 ? "" : "s"}${readAs && ` for “${readAs}”, not “${typed}”`}` : index || coming === null ? form.dataset.none : "";
    if (shown.length) return;
    const link = document.createElement("a");
    link.href = new URL(`${offline ? "index.html" : ""}#q=${encodeURIComponent(typed)}`, base);
    link.textContent = "Search the site";
    count.append(" ", link);
  };
  const wake = () => { coming ??= bring().then(run, () => { coming = null; run(); }); };
  input.addEventListener("focus", wake, { once: true });
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", run);
  run();
})();
