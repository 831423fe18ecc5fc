// What answers a query: places on the site, best first, each with the line that says why.

// Scores. A word of the query counts 1 where these say nothing else.
const STOP_WORD = .7, NAME = .2;       // a stop word ("how", "my"), and a name of the medicine beside other words
const PHRASE = 3;                      // a word of a title or search phrase all of whose words the query holds, added
const WHOLE_PAGE = 1.25;               // a page as a whole, against a section
const AROUND = .4, NEAR = 5;           // what a place gains from the other parts of its page: this of the scores of
                                       // the second to the fifth best
const PART = .25;                      // a section of at least this of its page's score is shown before the page
const TOPICAL = .75;                   // how near in meaning a term must be to a word of the query (1 is the word itself)
                                       // for a place that has it as its subject to be about the query
// The share of the query that a place holds, by the weight of its words: each counts its rarity and this besides.
const BASE = 2, UNKNOWN = .7;          // a word unknown here counts this much of what the rarest known one does
const COVERED = .3, DOUBTFUL = .34;    // the least share that is shown; the second when it is doubtful that the query is
                                       // about the medicine
const CERTAIN = .55, CASUAL = .95;     // It is about the medicine when all words are known and some place holds this
                                       // share: the first where it has a word as its subject, the second in text alone
const WEAK = .15;                      // a score below this of the best is not shown
const MOST_HITS = 12, MOST_OF_A_PAGE = 3, MOST_WORDS = 50;

const setLargest = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value));
const increase = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);
const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

// The clause with its terms at this weight. It is `optional`: it tells answers apart and finds none by itself.
const weakened = (clause, weight) =>
  ({ ...clause, optional: true, terms: new Map([...clause.terms].map(([term, own]) => [term, own * weight])) });

// Is a word what a section is about? Yes where it stands in the title, the search words or a head of a block.
const isSubject = frequencies => frequencies && (frequencies.title || frequencies.words || frequencies.head);

// The query as `clauses`, one a word: {word, terms, rarity, correction} as `SearchIndex` makes them. Those that are not
// optional are `required`, those without a term `unknown`. The medicine's own names say little once anything else is asked,
// but a query that is `named` is about the medicine.
function parse(index, query) {
  const words = wordsOfQuery(query).slice(0, MOST_WORDS), isUnfinished = /[a-z0-9]$/i.test(query);
  const telling = words.filter(word => !isStopWord(word) && (word.length > 1 || /\d/.test(word)));
  const all = (telling.length ? telling : words).map(word => index.clause(word, isUnfinished && word === words.at(-1)));
  const found = all.filter(({ terms }) => terms.size), isName = ({ terms }) => [...terms.keys()].some(term => index.isName(term));
  const weighed = found.every(isName) ? found : found.map(clause => isName(clause) ? weakened(clause, NAME) : clause);
  const small = [...new Set(telling.length ? words : [])].filter(word => isStopWord(word) && index.postings.has(stem(word)))
    .map(word => weakened(index.clause(word, false), STOP_WORD));
  return {
    words, clauses: [...weighed, ...small], required: weighed.filter(({ optional }) => !optional),
    unknown: all.filter(({ terms }) => !terms.size), named: found.some(isName),
  };
}

// Every section that holds something required, with its score and what `search` decides by: the `share` of the query it
// holds, whether it is `about` a word of it, and whether it `lacks` an everyday word
function score(index, { words, clauses, required, unknown }) {
  const scores = new Map(), held = new Map(), about = new Set(), values = new Map();
  for (const { word, terms, rarity, optional } of clauses) {
    const best = new Map(), isTopic = !optional && !isEveryday(word);
    for (const [term, weight] of terms) {
      setLargest(values, term, rarity * weight);
      for (const [section, frequencies] of index.postings.get(term)) {
        setLargest(best, section, rarity * weight * index.strength(section, frequencies));
        if (isTopic && weight > TOPICAL && isSubject(frequencies)) about.add(section);
      }
    }
    for (const [section, value] of best) {
      increase(scores, section, value);
      if (!optional) increase(held, section, BASE + rarity);
    }
  }
  const whole = sum(required, ({ rarity }) => BASE + rarity) + UNKNOWN * sum(unknown, ({ rarity }) => BASE + rarity);
  // "Cheap flights": a place lacks an everyday word that stands beside others unless the word is its subject, and then it
  // does not show that the query is about the medicine.
  const everyday = required.every(({ word }) => isEveryday(word)) ? [] : required.filter(({ word }) => isEveryday(word));
  const lacks = section => everyday.some(({ terms }) => ![...terms.keys()].some(term => isSubject(index.postings.get(term).get(section))));
  const typed = new Set(words.map(stem)), isHeld = phrase => phrase.every(term => values.has(term) || typed.has(term));
  return [...held].map(([section, part]) => {
    const share = Math.min(1, part / whole), phrased = new Set(index.phrases(section).filter(isHeld).flat());
    const total = scores.get(section) + PHRASE * sum([...phrased], term => values.get(term) ?? 0);
    // Is the title of a page all that was asked?
    const [title] = section.isPage ? index.phrases(section) : [], isTitle = title?.length >= required.length && isHeld(title);
    return { section, share, isTitle, about: about.has(section), lacks: lacks(section), score: total * share * (section.isPage ? WHOLE_PAGE : 1) };
  });
}

// Changes the scores of hits of one page: a page that speaks of the query in many parts comes before one that mentions
// it, and the part that answers before its page, unless the query was the page's title.
function groupByPage(hits) {
  const pages = new Map();
  for (const hit of hits) getOrCreate(pages, hit.section.path, Array).push(hit);
  for (const parts of pages.values()) {
    parts.sort((a, b) => b.score - a.score);
    const around = AROUND * sum(parts.slice(1, NEAR), ({ score }) => score);
    const [first] = parts, part = parts.find(hit => !hit.section.isPage && hit.score > PART * first.score);
    if (part && first.section.isPage && !first.isTitle) [part.score, first.score] = [first.score, part.score];
    for (const hit of parts) hit.score += around;
  }
}

// The hits that are shown, best first, with the stems to highlight, what was not known and what a misspelt query was read as
function search(index, query) {
  const parsed = parse(index, query), { required, unknown } = parsed, hits = score(index, parsed);
  groupByPage(hits);
  hits.sort((a, b) => b.score - a.score);
  // In doubt only the best page is shown, and only if it was written about something asked: no result beats a wrong one
  const sure = parsed.named || !unknown.length && hits.some(({ lacks, share, about }) => !lacks && share >= (about ? CERTAIN : CASUAL));
  // Of a long question a place need not hold as much
  const least = (sure ? COVERED : DOUBTFUL) * Math.min(1, 5 / required.length);
  const floor = WEAK * hits[0]?.score, perPage = new Map();
  const found = hits.filter(({ score, share, about }) => score >= floor && share >= least && (sure || about));
  const shown = found.filter(({ section: { path } }) => sure || path === found[0].section.path)
    .filter(({ section: { path } }) => increase(perPage, path, 1).get(path) <= MOST_OF_A_PAGE).slice(0, MOST_HITS);
  const highlighted = new Set(required.flatMap(({ terms }) => [...terms.keys()]));
  return { hits: shown, highlighted, unknown, corrected: correct(query, required) };
}

// The query with misspelt words put right; "" when none was
function correct(query, clauses) {
  const corrections = new Map(clauses.filter(({ correction }) => correction).map(({ word, correction }) => [word, correction]));
  return corrections.size ? query.replace(/[\p{L}\p{N}'’]+/gu, word => corrections.get(fold(word)) ?? word) : "";
}

// When nothing was found: the query with unknown words as something farther off that does find something
function suggest(index, query, unknown) {
  const guesses = unknown.filter(({ word }) => word.length > 3).map(({ word }) => ({ word, correction: nearest(word, index.vocabulary, 1)[0] }));
  const other = correct(query, guesses);
  return other && search(index, other).hits.length ? other : "";
}

// Text in pieces, those with a word of these stems as hits
const highlight = (text, stems) => text.split(/(\d+[.,]\d+|[\p{L}\p{N}'’]+)/u).filter(Boolean)
  .map(part => ({ text: part, hit: tokenize(part).some(word => stems.has(stem(word)) && !isStopWord(word)) }));

// The block with most hits, from shortly before the first of them. The head of a row tells nothing without its cells.
function excerpt({ blocks }, stems) {
  const countHits = pieces => new Set(pieces.filter(({ hit }) => hit).map(({ text }) => fold(text))).size;
  const [best = []] = blocks.filter(block => !block.endsWith("\t")).map(block => highlight(block.replace("\t", ": "), stems))
    .sort((a, b) => countHits(b) - countHits(a));
  const first = best.findIndex(({ hit }) => hit), from = first > 14 ? first - 12 : 0, shown = best.slice(from, from + 50);
  if (from) shown.unshift({ text: "… " });
  if (from + 50 < best.length) shown.push({ text: " …" });
  return shown;
}

// `head` is what search/titles.json begins with and `pages` the rest of it; addText takes search/text.json.
// answer gives {query, corrected, unknown, suggestion, complete, hits: [{location, title, page, excerpt}]}, title and excerpt
// in pieces, `corrected` what it was read as and `unknown` the words that nothing here is about; the first hit of a query
// that tells of danger is the place that helps, with `calls`, [label, number, link] each.
self.searchEngine = ([head, ...pages]) => {
  useLanguage(head.speech);
  const index = new SearchIndex(head), findDanger = dangerMatcher(head, index.vocabulary);
  let complete = false, translate = () => ({});
  pages.forEach(page => index.addPage(page));
  return {
    addText([translations, ...texts]) {
      index.addText(texts);
      if (translations) translate = queryTranslator(translations);
      complete = true;
    },
    answer(query) {
      const danger = findDanger(query), { english, counterparts } = translate(query);
      const { hits: found, highlighted, corrected, unknown } = search(index, english || query);
      const hits = found.filter(({ section }) => section.location !== danger?.to).map(({ section }) => ({
        location: section.location, title: highlight(section.title, highlighted), page: section.page || head.page, excerpt: excerpt(section, highlighted),
      }));
      if (danger) {
        const { to: location, title, lang, calls } = danger, help = { location, title: [{ text: title }], page: "", lang, calls, excerpt: [] };
        return { query, complete, hits: [help, ...hits], corrected: "", unknown: [], suggestion: "" };
      }
      if (english && found.length) hits.unshift(...counterparts(found[0].section.path));
      return {
        query, complete, hits, corrected: english || corrected, unknown: unknown.map(({ word }) => word),
        suggestion: hits.length ? "" : suggest(index, query, unknown),
      };
    },
  };
};
