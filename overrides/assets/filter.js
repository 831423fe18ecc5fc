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

  const input = form.querySelector("input"), count = form.querySelector(".filter-count"), article = form.closest("article");
  const fold = text => text.normalize("NFD").replace(/[\p{M}'’\u00ad]/gu, "").toLowerCase();
  const nameOf = row => row.cells?.[0].textContent ?? row.textContent, noun = article.querySelector(".terms") ? "id" : "row";
  const rows = [...article.querySelectorAll("tbody tr, .terms li")].map(row => ({ row, text: fold(row.textContent), name: fold(nameOf(row)) }));
  const blocks = [...article.children].slice([...article.children].indexOf(form) + 1);
  const holds = block => rows.some(({ row }) => !row.hidden && block.contains(row));
  const level = block => /^H[1-6]$/.test(block.tagName) ? +block.tagName[1] : 0;

  // Care boxes stay in sight; other text goes while a filter is on; a heading stays while a row below it does.
  const hideEmpty = (on, told) => blocks.forEach((block, at) => {
    const rest = blocks.slice(at + 1), end = rest.findIndex(other => level(other) && level(other) <= level(block));
    const part = level(block) ? end < 0 ? rest : rest.slice(0, end) : [block];
    block.hidden = on && !part.some(holds) && !block.matches(".admonition, .page-end") && !told.some(({ anchor }) => within(block, anchor));
  });

  // Where no row holds the letters typed, the words of the search help: other names, misspellings, and what the parts of
  // the page are known by. They come when the box is used.
  const base = new URL("..", document.currentScript.src), offline = base.protocol === "file:";
  let index, parts, coming;
  const script = path => new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, base), onload, onerror })));
  async function bring() {
    await script("assets/search-worker.js");
    if (offline) await script("search/titles.js");
    const [{ speech, alike }, ...pages] = offline ? self.searchTitles : await (await fetch(new URL("search/titles.json", base))).json();
    self.searchWords.useLanguage(speech);
    index = new self.SearchIndex({ names: [], alike });
    rows.forEach(({ row }, at) => index.addPage({ path: `${at}`, sections: nameOf(row) }));
    index.addText(rows.map(({ row }) => [row.textContent.replace(/\s+/g, " ")]));
    const { tokenize, stem } = self.searchWords, here = location.href.slice(base.href.length).replace(/(index\.html)?([?#].*)?$/, "");
    parts = (pages.find(({ path }) => path === here)?.sections ?? "").split("\n").slice(1).map(line => {
      const [title, words = "", anchor = tokenize(title).join("-")] = line.split("\t");
      return { title, anchor, phrases: [title, ...words.split(",")].map(phrase => new Set(tokenize(phrase).map(stem))) };
    });
  }

  // The rows named so, or that hold the words in another name or form; else those of the parts known by these words, which
  // may have no rows, and all that hold the words; else those of words near by, which are told, for they may be another medicine
  function ask(query) {
    const typed = fold(query).split(/[^\p{L}\p{N}.-]+/u).filter(Boolean);
    const found = rows.filter(({ text }) => typed.every(word => text.includes(word)));
    if (!index || found.some(({ name }) => typed.every(word => name.includes(word)))) return { query, found };
    const { tokenize, stem, isStopWord } = self.searchWords, words = tokenize(query).filter(word => !isStopWord(word));
    const clauses = words.map(word => index.clause(word, word === words.at(-1)));
    const holds = at => clauses.every(({ terms }) => [...terms.keys()].some(term => index.postings.get(term).has(index.sections[at])));
    const near = words.length ? rows.filter((_, at) => holds(at)) : [];
    const readAs = clauses.some(({ correction }) => correction) && clauses.map(({ word, correction }) => correction ?? word).join(" ");
    if (near.length && !found.length && !readAs) return { query, found: near };
    const known = parts.filter(({ phrases }) => words.length && phrases.some(phrase => words.every(word => phrase.has(stem(word)))));
    if (known.length) return { query, known, found: rows.filter(one => found.includes(one) || known.some(({ anchor }) => within(one.row, anchor))) };
    return found.length ? { query, found } : { query, readAs, found: near };
  }
  // Does the row, or a block, stand under the heading with this id, or around it?
  function within(row, anchor) {
    const at = blocks.findIndex(block => block.contains(row)), head = blocks.findIndex(block => block.contains(document.getElementById(anchor)));
    return head >= 0 && head <= at && !blocks.slice(head + 1, at + 1).some(block => !level(blocks[head]) || level(block) && level(block) <= level(blocks[head]));
  }

  // Several medicines of a table are asked for one by one; "and" may stand in a name
  const several = typed => typed.split(noun === "row" ? /[,;+&]|\/(?=\D)|\bor\b/i : "\n").map(part => part.trim()).flatMap(part => {
    const whole = ask(part), each = part.split(/\s+and\s+/i);
    return !fold(part) ? [] : whole.found.length || whole.known || each.length < 2 ? [whole] : each.map(ask);
  });
  const run = () => {
    const typed = input.value.trim(), answers = several(typed), none = answers.filter(({ found }) => !found.length);
    const shown = new Set(answers.length ? answers.flatMap(({ found }) => found) : rows);
    for (const one of rows) one.row.hidden = !shown.has(one);
    hideEmpty(answers.length > 0, none.flatMap(({ known }) => known ?? []));
    if (answers.length) form.dataset.narrowed = typed; else delete form.dataset.narrowed;
    const read = answers.filter(({ readAs, found }) => readAs && found.length).map(({ readAs, query }) => ` for “${readAs}”, not “${query}”`);
    const message = shown.size ? [`${shown.size} ${noun}${shown.size === 1 ? "" : "s"}${read.join(",")}`] : [];
    if (index || coming === null) for (const { query, known } of none) {
      const href = known ? `#${known[0].anchor}` : new URL(`${offline ? "index.html" : ""}#q=${encodeURIComponent(query)}`, base);
      const link = Object.assign(document.createElement("a"), { href, textContent: known ? known[0].title : "Search the site" });
      message.push(`${message.length ? ". " : ""}${answers.length > 1 ? `“${query}”: ` : ""}${form.dataset.none} `, link);
    }
    count.replaceChildren(...message);
  };
  input.addEventListener("focus", () => { coming = bring().then(run, () => { coming = null; run(); }); }, { once: true });
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", run);
  run();
})();
