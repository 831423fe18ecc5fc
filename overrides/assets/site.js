// Appearance, panels, reference tooltips, and the place in the contents list. The page reads without it.
(() => {
  const root = document.documentElement;
  const target = ({ hash }) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; /* a stray % */ }
  };

  // Words of a page that is not English, which the page holds
  const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  const say = (key, english) => words[key] ?? english;

  // What a reader chose, kept in the browser; where storage is off it holds for the page
  const stored = key => { try { return localStorage[key]; } catch { return undefined; } };
  const store = (key, value) => {
    try { if (value) localStorage[key] = value; else localStorage.removeItem(key); } catch { /* storage is off */ }
  };

  // Appearance: auto, light, dark in turn
  const names = { auto: say("auto", "Auto"), light: say("light", "Light"), dark: say("dark", "Dark") };
  const after = { auto: "light", light: "dark", dark: "auto" };
  const buttons = document.querySelectorAll("[data-theme-button]");
  const now = () => root.dataset.theme || "auto";
  const name = () => buttons.forEach(button => {
    button.lastElementChild.textContent = names[now()];
    button.setAttribute("aria-label", `${names[now()]} ${say("appearance", "appearance, change")}`);
  });
  const change = () => {
    const next = after[now()], chosen = next === "auto" ? "" : next;
    if (chosen) root.dataset.theme = chosen; else delete root.dataset.theme;
    store("clonazepam-theme", chosen);
    name();
  };
  buttons.forEach(button => button.addEventListener("click", change));
  name();

  // Search on intent: its code comes when somebody goes to search, and not before
  const assets = document.currentScript.src;
  const panel = document.getElementById("find");
  let search;
  const get = name => new URL(name, assets);
  const home = root.lang.startsWith("en") ? "" : `${root.lang.slice(0, 2)}/`;
  const bring = () => {
    if (search) return;
    search = document.createElement("script");
    search.src = get("search.js");
    // All that the first list takes is asked for at once; a page opened as a file can fetch nothing and has no worker
    const worker = location.protocol !== "file:" && new Worker(get(`search-worker.js#${home}`));
    const titles = worker && fetch(get(`../${home}search/titles.json`), { priority: "low" });
    const failed = worker && new Promise(done => { worker.onerror = done; });
    search.onload = () => self.startSearch({ base: get(".."), home, say, worker, titles, failed });
    document.head.append(search);
  };
  const ways = { pointerdown: "[data-search], [popovertarget=find]", focusin: "[data-search]" };
  for (const [intent, places] of Object.entries(ways))
    document.addEventListener(intent, event => { if (event.target.closest(places)) bring(); });
  if (/^#q=|[?&]q=/.test(location.hash + location.search)) bring();

  // The / key opens search, unless the reader types elsewhere or has switched it off
  const slashKey = "clonazepam-slash";
  const slashButton = document.querySelector("[data-slash-button]");
  let slash = stored(slashKey) !== "off";
  const nameSlash = () => { slashButton.lastElementChild.textContent = slash ? say("on", "on") : say("off", "off"); };
  slashButton.addEventListener("click", () => {
    slash = !slash;
    store(slashKey, slash ? "" : "off");
    nameSlash();
  });
  slashButton.parentElement.hidden = false;
  nameSlash();
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !slash || typing || event.ctrlKey || event.metaKey || event.altKey || !panel.showPopover) return;
    event.preventDefault();
    panel.showPopover();
    panel.querySelector("[name=q]").focus();
  });

  // A link in an open panel closes it; so does the focus that leaves it by key, or it would cover where the focus went
  const closePanels = isDone => {
    for (const panel of document.querySelectorAll("[popover]"))
      if (panel.hidePopover && panel.matches(":popover-open") && isDone(panel)) panel.hidePopover();
  };
  document.addEventListener("click", ({ target }) => closePanels(panel => panel.contains(target.closest("a"))));
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) closePanels(panel => !panel.contains(target));
  });

  // A table laid out as cards must still be read aloud as a table, which some browsers forget. HTML forbids these
  // roles in the source, as a table of its own layout needs none.
  const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope=row]": "rowheader" };
  const tell = table => {
    for (const [parts, role] of Object.entries(roles))
      for (const part of table.querySelectorAll(parts)) part.setAttribute("role", role);
  };
  // One at a time, so that a long list of tables never holds up a reader who scrolls
  for (const table of document.querySelectorAll("main table")) setTimeout(tell, 0, table);

  // A long list of pages shows the current one
  const nav = document.getElementById("nav");
  const here = nav.querySelector("[aria-current]");
  if (here && here.offsetTop > nav.clientHeight) nav.scrollTop = here.offsetTop - nav.clientHeight / 2;

  // The report of a mistake names the fact last looked at: the one in the address, or the words of one in a tooltip
  const form = document.querySelector(".report a");
  const statement = fact => {
    const words = fact.cloneNode(true);   // a translated page has elements of its own around words
    for (const part of words.querySelectorAll("small, em, a")) part.remove();
    return words.textContent.trim();
  };
  const report = fact => {
    if (!form || !fact?.matches(".references li, table :not([role=doc-noteref])")) return;
    const url = new URL(form.href);
    url.searchParams.set("fact", fact.matches("li") ? statement(fact) : fact.id);
    form.href = url;
  };
  const arrive = () => report(target(location));
  addEventListener("hashchange", arrive);
  arrive();

  // References as tooltips: on hover and focus, kept while pointed at, closed by Escape
  const tip = document.createElement("div");
  Object.assign(tip, { className: "tip", id: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  document.getElementById("content").append(tip);
  let owner = null;
  let leaving;
  const close = () => {
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const place = ref => {
    const { left, top, bottom } = ref.getBoundingClientRect();
    const bar = document.querySelector(".bar");
    const floor = bar.offsetHeight ? bar.getBoundingClientRect().top : innerHeight;
    const below = bottom + tip.offsetHeight + 16 < floor;
    tip.style.left = Math.max(12, Math.min(left - 24, root.clientWidth - tip.offsetWidth - 12)) + scrollX + "px";
    tip.style.top = (below ? bottom + 8 : top - tip.offsetHeight - 8) + scrollY + "px";
  };
  const open = ref => {
    clearTimeout(leaving);
    const entry = target(ref);
    if (!entry || owner === ref) return;
    close();
    owner = ref;
    // The fact, and the source that stands above it in the list
    const fact = entry.cloneNode(true);
    fact.querySelector("[role=doc-backlink]").remove();
    tip.replaceChildren(...fact.childNodes, entry.parentNode.previousElementSibling.cloneNode(true));
    report(entry);
    tip.hidden = false;
    ref.setAttribute("aria-describedby", "tip");
    place(ref);
  };
  document.querySelectorAll("[role=doc-noteref]").forEach(ref => {
    ref.addEventListener("mouseenter", () => open(ref));
    ref.addEventListener("focus", () => open(ref));
    ref.addEventListener("blur", close);
    ref.addEventListener("mouseleave", () => { leaving = setTimeout(close, 250); });
  });
  tip.addEventListener("mouseenter", () => clearTimeout(leaving));
  tip.addEventListener("mouseleave", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape") close(); });

  // The contents list marks where you are
  const links = [...document.querySelectorAll(".toc a")];
  const heads = links.map(target);
  const mark = () => {
    const at = heads.findLastIndex(head => head?.getClientRects()[0]?.top < 160);
    links.forEach((link, i) => i === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  };
  if (links.length) { addEventListener("scroll", mark, { passive: true }); mark(); }
})();
