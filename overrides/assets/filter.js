// A box that narrows the tables of a page to the rows that hold every word typed. Without it the tables stand whole.
(() => {
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const input = form.querySelector("input"), count = form.querySelector(".filter-count");
  const article = form.closest("article");
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...article.querySelectorAll("tbody tr")].map(row => ({ row, text: plain(row.textContent) }));
  const blocks = [...article.children].slice([...article.children].indexOf(form) + 1);
  const shows = block => !block.hidden;
  const level = block => /^H[1-6]$/.test(block.tagName) ? +block.tagName[1] : 0;

  // Care boxes stay in sight; other text goes while a filter is on; a heading stays while a table below it does.
  const hideEmpty = on => {
    for (const block of blocks) {
      const tables = [...block.querySelectorAll("tbody")];
      const hit = tables.some(body => [...body.rows].some(row => !row.hidden));
      block.hidden = on && !hit && !block.matches(".admonition, .page-end");
    }
    blocks.forEach((block, at) => {
      if (!on || !level(block)) return;
      const rest = blocks.slice(at + 1), end = rest.findIndex(other => level(other) && level(other) <= level(block));
      block.hidden = !(end < 0 ? rest : rest.slice(0, end)).some(other => other.querySelector("tbody") && shows(other));
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
    count.textContent = !words.length ? `${rows.length} rows` : hits === 1 ? "1 row" : `${hits || "No"} rows`;
  };
  form.addEventListener("submit", event => event.preventDefault());
  input.addEventListener("input", run);
  run();
})();
