// The search box and its list. It comes when somebody goes to search, and may find the box in use already. The engine
// runs in search-worker.js, which site.js has started, or in the page when that was opened as a file, where nothing can
// be fetched.
(() => {
  const { src: script, worker, failed, titles } = document.currentScript;
  const base = new URL("..", script);
  const offline = base.protocol === "file:";
  const forms = [...document.querySelectorAll("[data-search]")];
  const panel = document.getElementById("find");
  const box = form => form.querySelector("[name=q]");
  const asked = form => box(form).value.trim();
  const address = place => new URL(offline ? place.replace(/(?=#|$)/, "index.html") : place, base).href;
  const links = form => [...form.querySelectorAll(".results > ol > li > a")];

  const fail = () => forms.forEach(form => show(form, "Search could not start."));
  const ask = offline ? inPage() : inWorker();

  function inWorker() {
    worker.onmessage = ({ data }) => data.failed ? fail() : draw(forms[data.form], data);
    failed.then(fail);
    const send = titles => worker.postMessage({ titles });
    // As they come, so that the engine is done with most of them when the last are here
    titles.then(async file => {
      if (!file.ok) return send("");
      const reader = file.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part; !(part = await reader.read()).done;) send(part.value);
    }).catch(() => send(""));
    return (form, query) => worker.postMessage({ form: forms.indexOf(form), query });
  }

  function inPage() {
    const load = path => new Promise((loaded, failed) =>
      document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, base), onload: loaded, onerror: failed })));
    const paths = ["assets/search-worker.js", "search/titles.js", "search/text.js"];
    const ready = paths.reduce((before, path) => before.then(() => load(path)), Promise.resolve()).then(() => {
      const [beginning, ...pages] = self.searchTitles, engine = self.searchEngine(beginning);
      pages.forEach(engine.addPage);
      engine.addText(self.searchText);
      return engine;
    });
    return (form, query) => ready.then(engine => draw(form, engine.answer(query))).catch(fail);
  }

  function search(form) {
    const query = asked(form);
    if (query) ask(form, query); else show(form, "");
  }

  function draw(form, answer) {
    const { query, meant, hits, complete } = answer, key = JSON.stringify([query, hits]);
    if (query !== asked(form) || !complete && !hits.length) return;
    // The answer is given again when all the text has come, and mostly it is the same
    if (form.dataset.shown !== key) {
      const count = hits.length === 1 ? "1 place" : `${hits.length} places`;
      show(form, !hits.length ? `Nothing found for “${query}”.` : meant ? `${count} for “${meant}”` : count, answer);
      form.dataset.shown = key;
    }
    if (!complete) return;
    form.dataset.drawn = query;
    if (form.dataset.wanted === query) openFirst(form);
  }

  function show(form, count, { hits = [], instead = "" } = {}) {
    const part = name => form.querySelector(`.results-${name}`);
    const held = links(form).find(link => link === document.activeElement)?.href;
    part("count").textContent = count;
    form.querySelector(".results > ol").replaceChildren(...hits.map(item));
    if (held) (links(form).find(link => link.href === held) ?? box(form)).focus();
    part("none").hidden = !count || hits.length > 0;
    part("instead").hidden = !instead;
    part("instead").lastElementChild.textContent = instead;
    delete form.dataset.drawn;
    delete form.dataset.shown;
  }

  function item({ location, title, page, teaser }) {
    const link = document.createElement("a");
    link.href = address(location);
    link.append(...title.map(piece));
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = page;
    const text = document.createElement("p");
    text.append(...teaser.map(piece));
    const li = document.createElement("li");
    li.append(link, " ", where, text);
    return li;
  }

  function piece({ text, hit }) {
    if (!hit) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }

  // Enter opens the first result, as soon as it is sure
  function submit(form) {
    form.dataset.wanted = asked(form);
    if (form.dataset.drawn === asked(form)) openFirst(form); else search(form);
  }

  function openFirst(form) {
    delete form.dataset.wanted;
    links(form)[0]?.click();
  }

  function arrow(form, event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box(form), ...links(form)];
    const next = step && stops[stops.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  }

  // What helps when nothing is found
  const ways = { "reference/questions/": "Questions and answers", "reference/glossary/": "Words explained, A to Z", "help/": "Help lines", "#pages": "All pages" };
  const none = `<div class="results-none" hidden>
    <p class="results-instead" hidden>Did you mean <button class="tool" type="button"></button>?</p>
    <p>Try one plain word, such as <em>sleep</em> or <em>alcohol</em>, or a brand name. Or look here:</p>
    <ul>${Object.entries(ways).map(([place, words]) => `<li><a href="${address(place)}">${words}</a></li>`).join("")}</ul></div>`;

  for (const form of forms) {
    form.querySelector(".results").insertAdjacentHTML("beforeend", none);
    form.addEventListener("input", () => { delete form.dataset.wanted; search(form); });
    form.addEventListener("submit", event => { event.preventDefault(); submit(form); });
    form.addEventListener("keydown", event => arrow(form, event));
    form.querySelector(".results-instead > button").addEventListener("click", ({ target }) => {
      box(form).value = target.textContent;
      box(form).focus();
      search(form);
    });
    search(form);
  }

  // A link with ?q= arrives with its answer
  const query = new URLSearchParams(window.location.search).get("q");
  if (query) {
    const form = forms.find(each => !panel.contains(each)) ?? forms[0];
    if (panel.contains(form)) panel.showPopover?.();
    box(form).value = query;
    search(form);
  }
})();
