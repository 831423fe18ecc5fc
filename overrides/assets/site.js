// Appearance, panels, reference tooltips, and the place in the contents list. The page reads without it.
(() => {
  const root = document.documentElement;
  const target = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // Appearance: auto, light, dark in turn
  const key = "clonazepam-theme";
  const names = { auto: "Auto", light: "Light", dark: "Dark" };
  const after = { auto: "light", light: "dark", dark: "auto" };
  const buttons = document.querySelectorAll("[data-theme-button]");
  const now = () => root.dataset.theme || "auto";
  const name = () => buttons.forEach(button => {
    button.hidden = false;
    button.lastElementChild.textContent = names[now()];
    button.setAttribute("aria-label", `${names[now()]} appearance, change`);
  });
  const change = () => {
    const next = after[now()];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    try { if (next === "auto") localStorage.removeItem(key); else localStorage[key] = next; } catch { /* storage is off */ }
    name();
  };
  buttons.forEach(button => button.addEventListener("click", change));
  name();

  // A link in an open panel closes it
  document.addEventListener("click", event => {
    const panel = event.target.closest("a")?.closest("[popover]");
    if (panel?.hidePopover && panel.matches(":popover-open")) panel.hidePopover();
  });

  // The focus leaving an open panel by key closes it, or it would cover where the focus went
  document.addEventListener("focusin", event => {
    if (!event.target.matches(":focus-visible")) return;
    for (const panel of document.querySelectorAll(".nav, .toc, .find"))
      if (panel.hidePopover && panel.matches(":popover-open") && !panel.contains(event.target)) panel.hidePopover();
  });

  // A table laid out as cards must still be read aloud as a table, which some browsers forget. HTML forbids these
  // roles in the source, as a table of its own layout needs none.
  const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope=row]": "rowheader" };
  for (const [parts, role] of Object.entries(roles))
    for (const part of document.querySelectorAll(`main :is(${parts})`)) part.setAttribute("role", role);

  // A long list of pages shows the current one
  const nav = document.getElementById("nav");
  const here = nav.querySelector("[aria-current]");
  if (here && here.offsetTop > nav.clientHeight) nav.scrollTop = here.offsetTop - nav.clientHeight / 2;

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
    tip.style.left = Math.max(12, Math.min(left - 24, innerWidth - tip.offsetWidth - 12)) + scrollX + "px";
    tip.style.top = (below ? bottom + 8 : top - tip.offsetHeight - 8) + scrollY + "px";
  };
  const open = ref => {
    clearTimeout(leaving);
    const entry = target(ref)?.cloneNode(true);
    if (!entry || owner === ref) return;
    close();
    owner = ref;
    entry.querySelectorAll(".footnote-backref").forEach(link => link.remove());
    tip.replaceChildren(...entry.childNodes);
    tip.hidden = false;
    ref.setAttribute("aria-describedby", "tip");
    place(ref);
  };
  document.querySelectorAll(".footnote-ref").forEach(ref => {
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
    const at = heads.findLastIndex(head => head && head.getBoundingClientRect().top < 160);
    links.forEach((link, i) => i === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  };
  if (links.length) { addEventListener("scroll", mark, { passive: true }); mark(); }
})();
