/* Search without a server: builds an index of the site's sections and answers queries typed by readers.
   It forgives spelling, knows the words readers use (front matter `words:`), and puts help first when it reads a phrase that a page
   with `urgent: true` keeps for the page as a whole. */
"use strict";

const FIELDS = { title: 6, words: 6, page: 1.5, text: 1 };   // what a word counts by where it stands
const REPEATED = /^#|#(references|related-pages)$/;           // sections that only repeat other pages, as the home page's do
const MOST_HITS = 12, MOST_OF_A_PAGE = 3;
const WEAK = .12;                                             // of the best score: less is not shown
const SURE = .6;                                              // weight from which a word counts as meant
const STOP = new Set((
  "a about after again all also am an and any are as at be because been before being but by can cannot could did do does " +
  "doing dont for from get getting go had has have having he her him his how i if im in into is it its just let like make " +
  "makes may me might must my no not of ok okay on or our out own please put really safe same shall she should so some " +
  "somebody someone still such take takes taken taking than that the their them then there they thing this to too two up us " +
  "use using very want was way we were what when where which while who whom whose why will with would yes you your best affect"
).split(" "));

const fold = text => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
const wordsOf = text => fold(text).match(/[a-z0-9]+/g) ?? [];
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = html => html.replace(/<sup>\s*\[\d+\]\s*<\/sup>/g, "").replace(/<[^>]+>/g, " ")
  .replace(/&(#?\w+);/g, (all, name) => ENTITIES[name] ?? all).replace(/[¶↑\u2060]/g, "").replace(/\s+/g, " ").trim();

function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  word = word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1");
  if (word.length > 5) word = word.replace(/(ing|ed)$/, "").replace(/([^aeiouls])\1$/, "$1");
  return word.length > 3 ? word.replace(/e$/, "") : word;
}

/* Edits that turn a into b (insert, delete, replace, swap neighbours); given up above `most` */
const ROWS = [0, 1, 2].map(() => new Uint8Array(64));         // kept, for this runs thousands of times for a word
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length > 60) return most + 1;
  let [before, last, row] = ROWS;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let least = row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      let edits = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      if (last[j] + 1 < edits) edits = last[j] + 1;
      if (row[j - 1] + 1 < edits) edits = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] + 1 < edits) edits = before[j - 2] + 1;
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}

class Index {
  /* docs: {location, title, text, words, urgent}, title and text as HTML; names: the medicine's own names */
  constructor(docs, names) {
    this.names = new Set(names.map(stem));
    this.postings = new Map();   // stem -> Map(section -> {field: times})
    this.vocabulary = new Set(); // whole words, for spelling: stems would distort distances
    const pages = new Map(docs.filter(doc => !doc.location.includes("#")).map(doc => [doc.location, plain(doc.title)]));
    this.sections = docs.filter(doc => !REPEATED.test(doc.location)).map(doc => {
      const [path, anchor] = doc.location.split("#");
      const page = anchor ? pages.get(path) ?? "" : "";
      return { ...doc, path, page, title: plain(doc.title), blocks: doc.text.split(/<\/?(?:p|li|ul|ol|pre)>/).map(plain).filter(Boolean) };
    });
    for (const section of this.sections) this.add(section);
    this.average = Object.fromEntries(Object.keys(FIELDS).map(field =>
      [field, Math.max(1, this.sections.reduce((sum, section) => sum + section.length[field], 0) / this.sections.length)]));
    this.stems = [...this.postings.keys()].filter(term => term.length > 2);
  }

  add(section) {
    const texts = { title: section.title, words: section.words.join(" "), page: section.page, text: section.blocks.join(" ") };
    section.length = {};
    for (const field in FIELDS) {
      const words = wordsOf(texts[field]);
      section.length[field] = words.length;
      for (const word of words) {
        if ((field === "text" || field === "page") && STOP.has(word)) continue;
        const term = stem(word);
        if (!this.postings.has(term)) this.postings.set(term, new Map());
        const posting = this.postings.get(term);
        if (!posting.has(section)) posting.set(section, {});
        posting.get(section)[field] = (posting.get(section)[field] ?? 0) + 1;
        if (word.length > 3) this.vocabulary.add(word);
      }
    }
    section.phrases = [section.title, ...section.words].map(phrase => {
      const all = wordsOf(phrase), telling = all.filter(word => !STOP.has(word));
      return { all: all.map(stem), telling: [...new Set((telling.length ? telling : all).map(stem))] };
    });
  }

  rarity(term) {
    const found = this.postings.get(term).size;
    return Math.log(1 + (this.sections.length - found + .5) / (found + .5));
  }

  /* The index's terms for a word of the query, each with a weight; `meant` is the word a misspelling was read as */
  expand(word, unfinished) {
    const term = stem(word), terms = new Map();
    const known = this.postings.has(term);
    if (known) terms.set(term, 1);
    if (word.length > 2 && (unfinished || !known && word.length > 4))
      for (const longer of this.stems)
        if (longer !== term && longer.startsWith(word)) terms.set(longer, (known ? .3 : .8) * word.length / longer.length);
    if (!terms.size) this.split(word, terms);
    if (terms.size || word.length < 4) return { word, terms };
    return this.spell(word, unfinished, terms);
  }

  /* Two words written as one */
  split(word, terms) {
    for (let i = 3; i < word.length - 2; i++) {
      const parts = [word.slice(0, i), word.slice(i)];
      if (parts.every(part => !STOP.has(part) && this.postings.has(stem(part)))) for (const part of parts) terms.set(stem(part), .9);
    }
  }

  /* The nearest spellings: one edit up to 7 letters, two up to 11, then three */
  spell(word, unfinished, terms) {
    let most = word.length < 8 ? 1 : word.length < 12 ? 2 : 3, near = [];
    for (const known of this.vocabulary) {
      // A wrong first letter is rare, save between vowels and between letters that sound alike (clonopin)
      const head = known[0] === word[0] || /^[ckqszxjgyieaou]{2}$/.test(known[0] + word[0]) ? 0 : .5;
      let edits = distance(word, known, most) + head;
      if (unfinished && word.length > 4 && known.length > word.length)
        edits = Math.min(edits, distance(word, known.slice(0, word.length), most) + head + .6);
      if (edits > most + .6) continue;
      near.push({ known, edits });
      most = Math.min(most, Math.ceil(edits));
    }
    const least = Math.min(...near.map(each => each.edits));
    near = near.filter(each => each.edits <= least + .1);
    for (const { known, edits } of near) terms.set(stem(known), .85 - .2 * edits);
    return { word, terms, meant: near[0]?.known };
  }

  /* The query as clauses: its telling words, and neighbours joined (brest feeding) */
  clauses(query) {
    const words = wordsOf(query), unfinished = /[a-z0-9]$/i.test(query);
    const telling = words.filter(word => !STOP.has(word) && (word.length > 1 || /\d/.test(word)));
    const asked = (telling.length ? telling : words).map(word => this.expand(word, unfinished && word === words.at(-1)));
    const joined = words.slice(1).map((word, i) => words[i] + word)
      .filter((word, i) => word.length > 6 && !STOP.has(words[i]) && !STOP.has(words[i + 1]))
      .filter(word => this.postings.has(stem(word)) || word.length > 8)
      .map(word => ({ ...(this.postings.has(stem(word)) ? { word, terms: new Map([[stem(word), 1]]) } : this.expand(word, false)), joined: true }))
      .filter(clause => [...clause.terms.values()][0] > SURE);
    const found = [...asked, ...joined].filter(clause => clause.terms.size);
    // The medicine's own names say little when anything else was asked
    const others = found.filter(clause => ![...clause.terms].some(([term, weight]) => weight > .4 && this.names.has(term)));
    // Each word with what it surely means, in the order typed
    const read = words.map(word => new Set([stem(word), ...asked.filter(clause => clause.word === word)
      .flatMap(clause => [...clause.terms].filter(([, weight]) => weight >= SURE).map(([term]) => term))]));
    return { words, read, found: others.length ? others : found };
  }

  search(query) {
    const { words, read, found } = this.clauses(query);
    const weights = new Map(), scores = new Map(), covered = new Map();
    let mass = 0;
    for (const { terms, joined } of found) {
      const best = new Map();
      let rarest = 0;
      for (const [term, weight] of terms) {
        weights.set(term, Math.max(weights.get(term) ?? 0, weight));
        rarest = Math.max(rarest, this.rarity(term));
        for (const [section, times] of this.postings.get(term)) {
          const score = this.rarity(term) * weight * this.strength(section, times);
          best.set(section, Math.max(best.get(section) ?? 0, score));
        }
      }
      if (!joined) mass += rarest;
      for (const [section, score] of best) {
        scores.set(section, (scores.get(section) ?? 0) + score);
        if (!joined) covered.set(section, (covered.get(section) ?? 0) + rarest);
      }
    }
    const typed = new Set(words.map(stem));
    const urgency = new Map();
    for (const section of this.sections)
      for (const { all, telling } of section.phrases) {
        if (telling.some(term => weights.has(term)) && telling.every(term => weights.has(term) || typed.has(term)))
          scores.set(section, (scores.get(section) ?? 0) + 6 * telling.reduce((sum, term) => sum + (weights.has(term) ? this.rarity(term) * weights.get(term) : .5), 0));
        // In an emergency the page that helps comes first, whatever else matches
        if (section.urgent && says(read, all)) {
          urgency.set(section, Math.max(urgency.get(section) ?? 0, all.length));
          if (!scores.has(section)) scores.set(section, 0);
        }
      }
    const hits = [...scores].map(([section, score]) => {
      const share = mass ? Math.min(1, (covered.get(section) ?? 0) / mass) : 1;
      return { section, urgent: urgency.get(section) ?? 0, score: score * (.3 + .7 * share) * (section.location.includes("#") ? 1 : 1.15) };
    }).sort((a, b) => b.urgent - a.urgent || b.score - a.score);
    const floor = WEAK * Math.max(0, ...hits.map(hit => hit.score));
    return { hits: few(hits.filter(hit => hit.urgent || hit.score >= floor)), terms: weights, meant: meant(query, found) };
  }

  /* How strongly a section speaks of a term: each field's weight, rising ever less with repetition and length */
  strength(section, times) {
    let sum = 0;
    for (const field in times) {
      const length = field === "words" ? 1 : section.length[field] / this.average[field];
      sum += FIELDS[field] * times[field] / (times[field] + .4 + .6 * length);
    }
    return sum;
  }
}

/* Does the query, word by word as read, hold the words of a phrase in their order? */
function says(read, phrase) {
  let at = 0;
  for (const terms of read) if (terms.has(phrase[at])) at++;
  return at === phrase.length;
}

/* The best hits, without one page filling the list */
function few(hits) {
  const times = {};
  return hits.filter(({ section: { path } }) => (times[path] = (times[path] ?? 0) + 1) <= MOST_OF_A_PAGE).slice(0, MOST_HITS);
}

/* The query as it was read, when spelling was put right; otherwise nothing */
function meant(query, clauses) {
  const read = new Map(clauses.filter(clause => clause.meant && !clause.joined).map(clause => [clause.word, clause.meant]));
  return read.size ? query.replace(/[\p{L}\p{N}'’]+/gu, word => read.get(fold(word)) ?? word) : "";
}

/* Text in pieces, those that were asked for marked */
const pieces = (text, terms) => text.split(/([\p{L}\p{N}'’]+)/u).filter(Boolean)
  .map(part => ({ text: part, hit: wordsOf(part).some(word => terms.has(stem(word))) }));

/* The block with most hits, from shortly before the first of them */
function teaser(section, terms) {
  const count = block => block.filter(piece => piece.hit).length;
  const [best = []] = section.blocks.map(block => pieces(block, terms)).sort((a, b) => count(b) - count(a));
  const first = best.findIndex(piece => piece.hit);
  const from = first > 14 ? first - 12 : 0, part = best.slice(from, from + 50);
  if (from) part.unshift({ text: "… " });
  if (from + 50 < best.length) part.push({ text: " …" });
  return part;
}

async function load() {
  const read = async path => (await fetch(path)).json();
  const [index, reader] = await Promise.all([read("../search/search_index.json"), read("../search/words.json").catch(() => ({}))]);
  const docs = index.docs.map(doc => {
    const [path, anchor = ""] = doc.location.split("#");
    const own = reader.pages?.[path];
    return { ...doc, words: (own?.words[anchor] ?? []).map(String), urgent: !anchor && (own?.urgent ?? false) };
  });
  return new Index(docs, reader.names ?? []);
}

if (typeof importScripts === "function") {
  const index = load();
  addEventListener("message", async ({ data: { form, query } }) => {
    try {
      const { hits, terms, meant } = (await index).search(query);
      postMessage({ form, query, meant, hits: hits.map(({ section }) => ({
        location: section.location, title: pieces(section.title, terms), page: section.page || "Page", teaser: teaser(section, terms),
      })) });
    } catch { postMessage({ failed: true }); }
  });
}
