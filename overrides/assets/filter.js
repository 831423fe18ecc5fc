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
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
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
  const run = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let hits = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every(word => text.includes(word));
      hits += !row.hidden;
    }
    hideEmpty(words.length > 0);
    form.toggleAttribute("data-narrowed", words.length > 0);
    if (words.length) form.dataset.narrowed = input.value.trim();
    count.textContent = `${hits || "No"} ${noun}${hits === 1 ? "" : "s"}`;
  };
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", run);
  run();
})();
