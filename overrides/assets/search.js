// The search box and its list. The engine runs in search-worker.js and starts when somebody goes to search.
(() => {
  const script = document.currentScript.src;
  const base = new URL("..", script);
  const forms = [...document.querySelectorAll("[data-search]")];
  const panel = document.getElementById("find");
  const box = form => form.querySelector("[name=q]");
  const links = form => [...form.querySelectorAll(".results > ol > li > a")];
  let worker;

  function start() {
    if (worker) return;
    try {
      worker = new Worker(new URL("search-worker.js", script));
      worker.onmessage = ({ data }) => data.failed ? fail() : draw(forms[data.form], data);
      worker.onerror = fail;
    } catch { fail(); }
  }

  function fail() {
    for (const form of forms) show(form, "Search could not start.", []);
  }

  function ask(form) {
    const query = box(form).value.trim();
    if (!query) return show(form, "", []);
    start();
    worker?.postMessage({ form: forms.indexOf(form), query });
  }

  function draw(form, { query, meant, hits }) {
    if (query !== box(form).value.trim()) return;
    const count = hits.length === 1 ? "1 place" : `${hits.length} places`;
    const text = !hits.length ? `Nothing found for “${query}”.` : meant ? `${count} for “${meant}”` : count;
    show(form, text, hits);
    form.dataset.drawn = query;
    if (form.dataset.wanted === query) openFirst(form);
  }

  function show(form, count, hits) {
    form.querySelector(".results-count").textContent = count;
    form.querySelector(".results > ol").replaceChildren(...hits.map(item));
    form.querySelector(".results-none").hidden = !count || hits.length > 0;
    delete form.dataset.drawn;
  }

  function item({ location, title, page, teaser }) {
    const link = document.createElement("a");
    link.href = new URL(location, base);
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

  // Enter opens the first result, as soon as it is there
  function submit(form) {
    const query = box(form).value.trim();
    form.dataset.wanted = query;
    if (form.dataset.drawn === query) openFirst(form); else ask(form);
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

  for (const form of forms) {
    form.addEventListener("input", () => { delete form.dataset.wanted; ask(form); });
    form.addEventListener("submit", event => { event.preventDefault(); submit(form); });
    form.addEventListener("keydown", event => arrow(form, event));
  }
  for (const place of [...forms, ...document.querySelectorAll("[popovertarget=find]:not([popovertargetaction])")])
    for (const intent of ["pointerdown", "focusin", "keydown"])
      place.addEventListener(intent, start, { once: true, passive: true });

  // A link with ?q= arrives with its answer
  const query = new URLSearchParams(window.location.search).get("q");
  if (query) {
    const form = forms.find(each => !panel.contains(each)) ?? forms[0];
    if (panel.contains(form)) panel.showPopover?.();
    box(form).value = query;
    ask(form);
  }

  // The / key opens search, unless the reader types elsewhere or has switched it off
  const key = "clonazepam-slash";
  const stored = () => { try { return localStorage[key]; } catch { return ""; } };
  let slash = stored() !== "off";
  const button = document.querySelector("[data-slash-button]");
  const name = () => { button.lastElementChild.textContent = slash ? "on" : "off"; };
  button.addEventListener("click", () => {
    slash = !slash;
    try { if (slash) localStorage.removeItem(key); else localStorage[key] = "off"; } catch { /* storage is off */ }
    name();
  });
  button.parentElement.hidden = false;
  name();
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !slash || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    panel.showPopover?.();
    box(panel).focus();
  });
})();
