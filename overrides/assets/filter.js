// A box that narrows the tables and lists below it to the rows that answer what is typed. Without scripts there is no box,
// and they stand whole.

const { site } = self, form = document.querySelector("[data-filter]");
const input = form.querySelector("input"), status = form.querySelector("[role=status]");

// An address that names an entry of a list leads on to where that stands now
const followEntry = () => {
  const entry = site.targetOf(location);
  if (entry?.matches(".terms li")) location.replace(entry.firstElementChild.href);
};
addEventListener("hashchange", followEntry);
followEntry();

// The outline of each block below the box: the headings it stands under, and the block itself
const fold = text => text.normalize("NFD").replace(/[\p{M}'’\u00ad]/gu, "").toLowerCase();
const levelOf = ({ tagName }) => +(/^H([1-6])$/.exec(tagName)?.[1] ?? 7);
const nameOf = element => element.cells?.[0].textContent ?? element.textContent;
const outlines = new Map(), rows = [];
let outline = [];
for (let block = form.nextElementSibling; block; block = block.nextElementSibling) {
  outline = [...outline.filter(above => levelOf(above) < levelOf(block)), block];
  outlines.set(block, outline);
  for (const element of block.querySelectorAll("tbody tr, .terms li"))
    rows.push({ element, outline, text: fold(element.textContent), name: fold(nameOf(element)) });
}
const isTable = rows[0]?.element.matches("tr"), noun = isTable ? "row" : "id";

// The search's engine and what it knows of this page help where no row holds the letters typed. They are loaded when the
// box is first used, and `isSettled` says that they have come or will not.
let index, parts, isSettled = false;

async function loadSearch() {
  await site.loadScript("assets/search-worker.js");
  const [{ speech, alike }, ...pages] = await loadTitles();
  self.searchWords.useLanguage(speech);
  parts = readParts(pages);
  index = new self.SearchIndex({ names: [], alike });
  rows.forEach(({ element }, at) => index.addPage({ path: `${at}`, sections: nameOf(element) }));
  index.addText(rows.map(({ element }) => [element.textContent.replace(/\s+/g, " ")]));
}

async function loadTitles() {
  if (!site.isFile) return (await fetch(new URL("search/titles.json", site.base))).json();
  await site.loadScript("search/titles.js");
  return self.searchTitles;
}

// The parts of this page, each with its heading's block and the stems of the phrases it is known by
function readParts(pages) {
  const path = location.href.slice(site.base.href.length).replace(/(index\.html)?([?#].*)?$/, "");
  const outlineIndex = new self.SearchIndex({ names: [], alike: [] });
  outlineIndex.addPage(pages.find(page => page.path === path) ?? { path, sections: "" });
  return outlineIndex.sections.slice(1).map(section => {
    const { hash } = new URL(section.location, site.base), heading = site.targetOf({ hash });
    const block = [...outlines.keys()].find(each => each.contains(heading));
    return { title: section.title, hash, block, phrases: outlineIndex.phrases(section) };
  });
}

// The answer to one query. Its `matches` are the rows that hold the letters typed, or else another name or form of the
// words; `parts` are those of the page that are known by it, and may have no rows; `readAs` is the query as corrected,
// which is told, for that may be another medicine.
function answer(query) {
  const letters = fold(query).split(/[^\p{L}\p{N}.-]+/u).filter(Boolean);
  const matches = rows.filter(({ text }) => letters.every(word => text.includes(word)));
  const isNamed = matches.some(({ name }) => letters.every(word => name.includes(word)));
  const words = isNamed || !index ? [] : self.searchWords.tokenize(query).filter(word => !self.searchWords.isStopWord(word));
  if (!words.length) return { query, matches };
  const found = matches.length ? { matches } : searchRows(words), known = partsKnownBy(words);
  const isOtherName = !matches.length && found.matches.length && !found.readAs;
  if (isOtherName || !known.length) return { query, ...found };
  return { query, parts: known, matches: rows.filter(row => matches.includes(row) || isUnder(row.outline, known)) };
}

// The rows that hold each word, or another name or form of it; `readAs` when some had to be corrected for that
function searchRows(words) {
  const clauses = words.map(word => index.clause(word, word === words.at(-1)));
  const holds = (section, { terms }) => [...terms.keys()].some(term => index.postings.get(term).has(section));
  const matches = rows.filter((_, at) => clauses.every(clause => holds(index.sections[at], clause)));
  const isCorrected = clauses.some(({ correction }) => correction);
  return { matches, readAs: isCorrected && clauses.map(({ word, correction }) => correction ?? word).join(" ") };
}

function partsKnownBy(words) {
  const stems = words.map(self.searchWords.stem);
  return parts.filter(({ phrases }) => phrases.some(phrase => stems.every(stem => phrase.includes(stem))));
}

const isUnder = (outline, parts) => parts.some(({ block }) => outline.includes(block));

// Several medicines of a table are asked for one by one. "And" may stand in a name, so it divides what has no answer whole.
function answers(typed) {
  const queries = isTable ? typed.split(/[,;+&]|\/(?=\D)|\bor\b/i) : [typed];
  return queries.map(query => query.trim()).filter(query => fold(query)).flatMap(query => {
    const whole = answer(query), halves = query.split(/\s+and\s+/i);
    return whole.matches.length || whole.parts || halves.length === 1 ? whole : halves.map(answer);
  });
}

function narrow() {
  const typed = input.value.trim(), given = answers(typed), isNarrowed = given.length > 0;
  const shown = new Set(isNarrowed ? given.flatMap(({ matches }) => matches) : rows);
  const unanswered = given.filter(({ matches }) => !matches.length);
  for (const row of rows) row.element.hidden = !shown.has(row);
  hideBlocks(isNarrowed, shown, unanswered.flatMap(({ parts }) => parts ?? []));
  if (isNarrowed) form.dataset.narrowed = typed; else delete form.dataset.narrowed;
  const messages = shown.size ? [countMessage(shown.size, given)] : [];
  if (isSettled) messages.push(...unanswered.map(one => nothingMessage(one, given.length > 1)));
  status.replaceChildren(...messages.flatMap((message, at) => at ? [". ", ...message] : message));
}

// While the page is narrowed, text goes unless it is a care box or of a part that is told of; a heading stays while a row
// below it does.
function hideBlocks(isNarrowed, shown, told) {
  const kept = new Set([...shown].flatMap(({ outline }) => outline));
  for (const [block, outline] of outlines)
    block.hidden = isNarrowed && !kept.has(block) && !block.matches(".admonition, .page-end") && !isUnder(outline, told);
}

function countMessage(count, given) {
  const corrected = given.filter(({ readAs, matches }) => readAs && matches.length);
  const corrections = corrected.map(({ readAs, query }) => ` for “${readAs}”, not “${query}”`);
  return [`${count} ${noun}${count === 1 ? "" : "s"}${corrections.join(",")}`];
}

// Says that nothing was found, and links the part that tells more, or the search of the whole site
function nothingMessage({ query, parts }, isOneOfSeveral) {
  const search = new URL(`${site.isFile ? "index.html" : ""}#q=${encodeURIComponent(query)}`, site.base);
  const [{ hash: href, title: textContent }] = parts ?? [{ hash: search, title: "Search the site" }];
  const link = Object.assign(document.createElement("a"), { href, textContent });
  return [`${isOneOfSeveral ? `“${query}”: ` : ""}${form.dataset.none} `, link];
}

const settle = () => { isSettled = true; narrow(); };
input.addEventListener("focus", () => loadSearch().then(settle, settle), { once: true });
input.addEventListener("input", narrow);
narrow();
