// The search box and its list. It comes when somebody goes to search, and may find the box in use already. The engine runs
// in search-worker.js: in a `worker` that has been started, or in the page when that was opened as a file. `titles` is a
// promise of search/titles.json, and `failed` one that resolves when the worker cannot start.

const { base, isFile, home, translate, loadScript, search: { worker, titles, failed } } = self.site;
const forms = [...document.querySelectorAll("[data-search]")];
const panel = document.getElementById("find");
const inputOf = form => form.querySelector("[name=q]");
const queryOf = form => inputOf(form).value.trim();
const linksOf = form => [...form.querySelectorAll(".results > ol > li > a")];
const hrefOf = location => new URL(isFile ? location.replace(/(?=#|$)/, "index.html") : location, base).href;

const fail = () => forms.forEach(form => show(form, translate("no_search", "Search could not start.")));
const ask = worker ? askWorker() : askInPage();

function askWorker() {
  worker.onmessage = ({ data }) => data.failed ? fail() : data.ready ? forms.forEach(search) : draw(forms[data.form], data);
  failed.then(fail);
  titles.then(file => file.json()).then(titles => worker.postMessage({ titles })).catch(fail);
  return (form, query) => worker.postMessage({ form: forms.indexOf(form), query });
}

function askInPage() {
  const paths = ["assets/search-worker.js", `${home}search/titles.js`, `${home}search/text.js`];
  const ready = Promise.all(paths.map(loadScript)).then(() => {
    const engine = self.searchEngine(self.searchTitles);
    engine.addText(self.searchText);
    return engine;
  });
  return (form, query) => ready.then(engine => draw(form, engine.answer(query))).catch(fail);
}

function search(form) {
  const query = queryOf(form);
  if (query) ask(form, query); else show(form, "");
}

function draw(form, answer) {
  const { query, hits, complete } = answer;
  if (query !== queryOf(form) || !complete && !hits.length) return;
  // The answer is given again when all the text has come, and mostly it is the same
  const shown = JSON.stringify([query, hits]);
  if (form.dataset.shown !== shown) {
    show(form, statusOf(answer), answer);
    form.dataset.shown = shown;
  }
  if (!complete) return;
  form.dataset.drawn = query;
  remember(query);
  if (form.dataset.wanted === query) openFirst(form);
}

function statusOf({ query, corrected, unknown, hits }) {
  const count = hits.length === 1 ? translate("place", "1 place") : translate("places", "# places").replace("#", hits.length);
  const missing = translate("missing", "Nothing here about “#”.").replace("#", () => hits.length ? unknown.join(" ") : query);
  if (!hits.length) return missing;
  if (corrected) return `${count} ${translate("for", "for")} “${corrected}”`;
  return unknown.length ? `${missing} ${translate("nearest", "Nearest")}: ${count}` : count;
}

// The query stands in the address, so that Back finds it again and it can be sent. After the # it stays in the browser.
function remember(query) {
  try { history.replaceState(history.state, "", `#q=${encodeURIComponent(query)}`); } catch { /* a file may not */ }
}

function show(form, status, { hits = [], suggestion = "" } = {}) {
  const part = name => form.querySelector(`.results-${name}`);
  const focused = linksOf(form).find(link => link === document.activeElement)?.href;
  part("count").textContent = status;
  form.querySelector(".results > ol").replaceChildren(...hits.map(resultItem));
  if (focused) (linksOf(form).find(link => link.href === focused) ?? inputOf(form)).focus();
  part("none").hidden = !status || hits.length > 0;
  part("instead").hidden = !suggestion;
  part("instead").lastElementChild.textContent = suggestion;
  delete form.dataset.drawn;
  delete form.dataset.shown;
}

function element(name, properties, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}
const highlighted = pieces => pieces.map(({ text, hit }) => hit ? element("mark", {}, text) : text);

function resultItem({ location, title, page, excerpt, lang = "", calls = [] }) {
  const link = element("a", { href: hrefOf(location) }, ...highlighted(title));
  link.addEventListener("click", () => { link.href = hrefOf(location) + textFragment(location, excerpt); });
  const where = element("span", { className: "where" }, page), text = element("p", {}, ...highlighted(excerpt));
  calls.forEach(([label, number, href], n) => text.append(n ? " \u00b7 " : "", `${label}: `, element("a", { href }, number)));
  return element("li", { lang }, link, " ", where, text);
}

// Browsers that know text fragments mark the words on the page they lead to: a hit with what stands around it, as far as
// no mark of punctuation comes, for there may be a citation.
function textFragment(location, excerpt) {
  const parts = excerpt.map(({ text, hit }) => hit ? `\u0001${text}` : text).join("").split(/[.,;:!?()…·"“”]/);
  const around = parts.find(part => part.includes("\u0001"))?.replaceAll("\u0001", "").trim();
  return around ? `${location.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(around).replaceAll("-", "%2D")}` : "";
}

// Enter opens the first result, as soon as it is sure
function submit(form) {
  form.dataset.wanted = queryOf(form);
  if (form.dataset.drawn === queryOf(form)) openFirst(form); else search(form);
}

function openFirst(form) {
  delete form.dataset.wanted;
  linksOf(form)[0]?.click();
}

// The arrow keys go from the box to the results and back
function moveFocus(form, event) {
  const step = !event.isComposing && { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [inputOf(form), ...linksOf(form)];
  const next = step && stops[stops.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
}

// What helps when nothing is found
const helpfulPages = home ? {
  [translate("help_page")]: translate("help_lines"),
  [`${home}#pages`]: translate("all_pages"),
} : {
  "reference/questions/": "Questions and answers",
  "reference/glossary/": "Words explained, A to Z",
  "help/": "Help lines",
  "#pages": "All pages",
};
const noResults = `<div class="results-none" hidden>
  <p class="results-instead" hidden>${translate("did_you_mean", "Did you mean")} <button class="tool" type="button"></button>?</p>
  <p>${translate("try_plain", "Try one plain word, such as <em>sleep</em> or <em>alcohol</em>, or a brand name. Or look here:")}</p>
  <ul>${Object.entries(helpfulPages).map(([path, name]) => `<li><a href="${hrefOf(path)}">${name}</a></li>`).join("")}</ul></div>`;

for (const form of forms) {
  form.querySelector(".results").insertAdjacentHTML("beforeend", noResults);
  form.addEventListener("input", () => { delete form.dataset.wanted; search(form); });
  form.addEventListener("submit", event => { event.preventDefault(); submit(form); });
  form.addEventListener("keydown", event => moveFocus(form, event));
  form.querySelector(".results-instead > button").addEventListener("click", ({ target }) => {
    inputOf(form).value = target.textContent;
    inputOf(form).focus();
    search(form);
  });
  search(form);
}

// A link with a query arrives with its answer
const { search: queryString, hash } = window.location;
const query = new URLSearchParams(/^#q=/.test(hash) ? hash.slice(1) : queryString).get("q");
if (query) {
  const form = forms.find(each => !panel.contains(each)) ?? forms[0];
  if (panel.contains(form)) panel.showPopover?.();
  inputOf(form).value = query;
  search(form);
}
