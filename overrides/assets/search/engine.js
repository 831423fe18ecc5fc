// What answers a query: places on the site, best first, each with the line that says why.
"use strict";
(() => {
  const { useLanguage, isSmall, isEveryday, fold, wordsOf, stem, nearest } = self.searchWords;
  // Scores. A word of the query counts 1 where these say nothing else.
  const SMALL = .7, NAME = .2;           // a small word ("how", "my"), and a name of the medicine beside other words
  const PHRASE = 3;                      // a word of a title or search phrase all of whose words the query holds, added
  const WHOLE = 1.25;                    // a page as a whole, against a section
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

  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value));
  const increase = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);
  const sum = (all, value) => all.reduce((total, one) => total + value(one), 0);

  // The clause with its terms at this weight. It is `faint`: it tells answers apart and finds none by itself.
  const weakened = (clause, weight) =>
    ({ ...clause, faint: true, terms: new Map([...clause.terms].map(([term, own]) => [term, own * weight])) });

  // Is a word what a section is about? Yes where it stands in the title, the search words or a head of a block.
  const isSubject = times => times && (times.title || times.words || times.head);

  // The query read as `clauses`, one a word: {word, terms, rarity, meant} as `SearchIndex` makes them. Those that are not
  // faint are `asked`, those without a term `unknown`. The medicine's own names say little once anything else is asked.
  function read(index, query) {
    const words = wordsOf(query).slice(0, MOST_WORDS), unfinished = /[a-z0-9]$/i.test(query);
    const telling = words.filter(word => !isSmall(word) && (word.length > 1 || /\d/.test(word)));
    const all = (telling.length ? telling : words).map(word => index.clause(word, unfinished && word === words.at(-1)));
    const found = all.filter(({ terms }) => terms.size), isName = ({ terms }) => [...terms.keys()].some(term => index.isName(term));
    const weighed = found.every(isName) ? found : found.map(clause => isName(clause) ? weakened(clause, NAME) : clause);
    const small = [...new Set(telling.length ? words : [])].filter(word => isSmall(word) && index.postings.has(stem(word)))
      .map(word => weakened(index.clause(word, false), SMALL));
    return { words, clauses: [...weighed, ...small], asked: weighed.filter(({ faint }) => !faint), unknown: all.filter(({ terms }) => !terms.size) };
  }

  // Every place that holds something asked, with its score and what `search` decides by: the `share` of the query it holds,
  // whether it is `about` a word of it, and whether it `lacks` an everyday word
  function scored(index, { words, clauses, asked, unknown }) {
    const scores = new Map(), held = new Map(), about = new Set(), worth = new Map();
    for (const { word, terms, rarity, faint } of clauses) {
      const best = new Map(), topical = !faint && !isEveryday(word);
      for (const [term, weight] of terms) {
        raise(worth, term, rarity * weight);
        for (const [section, times] of index.postings.get(term)) {
          raise(best, section, rarity * weight * index.strength(section, times));
          if (topical && weight > TOPICAL && isSubject(times)) about.add(section);
        }
      }
      for (const [section, value] of best) {
        increase(scores, section, value);
        if (!faint) increase(held, section, BASE + rarity);
      }
    }
    const whole = sum(asked, ({ rarity }) => BASE + rarity) + UNKNOWN * sum(unknown, ({ rarity }) => BASE + rarity);
    // "Cheap flights": a place lacks an everyday word that stands beside others unless the word is its subject, and then it
    // does not show that the query is about the medicine.
    const everyday = asked.every(({ word }) => isEveryday(word)) ? [] : asked.filter(({ word }) => isEveryday(word));
    const lacks = section => everyday.some(({ terms }) => ![...terms.keys()].some(term => isSubject(index.postings.get(term).get(section))));
    const typed = new Set(words.map(stem)), isHeld = phrase => phrase.every(term => worth.has(term) || typed.has(term));
    return [...held].map(([section, part]) => {
      const share = Math.min(1, part / whole), phrased = new Set(index.phrases(section).filter(isHeld).flat());
      const score = scores.get(section) + PHRASE * sum([...phrased], term => worth.get(term) ?? 0);
      // Is the title of a page all that was asked?
      const [title] = section.whole ? index.phrases(section) : [], titled = title?.length >= asked.length && isHeld(title);
      return { section, share, titled, about: about.has(section), lacks: lacks(section), score: score * share * (section.whole ? WHOLE : 1) };
    });
  }

  // Changes the scores of hits of one page: a page that speaks of the query in many parts comes before one that mentions
  // it, and the part that answers before its page, unless the query was the page's title.
  function together(hits) {
    const pages = new Map();
    for (const hit of hits) pages.set(hit.section.path, [...pages.get(hit.section.path) ?? [], hit]);
    for (const parts of pages.values()) {
      parts.sort((a, b) => b.score - a.score);
      const around = AROUND * sum(parts.slice(1, NEAR), ({ score }) => score);
      const [first] = parts, part = parts.find(hit => !hit.section.whole && hit.score > PART * first.score);
      if (part && first.section.whole && !first.titled) [part.score, first.score] = [first.score, part.score];
      for (const hit of parts) hit.score += around;
    }
  }

  // The hits that are shown, best first, with what was not known and what a misspelt query was read as
  function search(index, query) {
    const question = read(index, query), { asked, unknown } = question, hits = scored(index, question);
    together(hits);
    hits.sort((a, b) => b.score - a.score);
    // In doubt only the best page is shown, and only if it was written about something asked: no result beats a wrong one
    const sure = !unknown.length && hits.some(({ lacks, share, about }) => !lacks && share >= (about ? CERTAIN : CASUAL));
    // Of a long question a place need not hold as much
    const least = DOUBTFUL * Math.min(1, 5 / asked.length), isEnough = ({ share, about }) => sure ? share >= COVERED : about && share >= least;
    const floor = WEAK * Math.max(0, ...hits.map(({ score }) => score)), times = new Map();
    const found = hits.filter(hit => hit.score >= floor && isEnough(hit));
    const shown = found.filter(({ section: { path } }) => sure || path === found[0].section.path)
      .filter(({ section: { path } }) => increase(times, path, 1).get(path) <= MOST_OF_A_PAGE).slice(0, MOST_HITS);
    const marked = new Set(asked.flatMap(({ terms }) => [...terms.keys()]));
    return { hits: shown, marked, unknown, meant: replaced(query, asked.filter(({ meant }) => meant)) };
  }

  // The query with misspelt words put right; "" when none was
  function replaced(query, clauses) {
    const right = new Map(clauses.map(({ word, meant }) => [word, meant]));
    return right.size ? query.replace(/[\p{L}\p{N}'’]+/gu, word => right.get(fold(word)) ?? word) : "";
  }

  // When nothing was found: the query with unknown words as something farther off that does find something
  function suggestion(index, query, unknown) {
    const guesses = unknown.filter(({ word }) => word.length > 3)
      .map(({ word }) => ({ word, meant: nearest(word, index.known, 1)[0] })).filter(({ meant }) => meant);
    const other = replaced(query, guesses);
    return other && search(index, other).hits.length ? other : "";
  }

  // Text in pieces, those that were asked for marked
  const pieces = (text, marked) => text.split(/(\d+[.,]\d+|[\p{L}\p{N}'’]+)/u).filter(Boolean)
    .map(part => ({ text: part, hit: wordsOf(part).some(word => marked.has(stem(word)) && !isSmall(word)) }));

  // The block with most hits, from shortly before the first of them. The head of a row tells nothing without its cells.
  function teaser({ blocks }, marked) {
    const count = block => new Set(block.filter(({ hit }) => hit).map(({ text }) => fold(text))).size;
    const [best = []] = blocks.filter(block => !block.endsWith("\t")).map(block => pieces(block.replace("\t", ": "), marked)).sort((a, b) => count(b) - count(a));
    const first = best.findIndex(({ hit }) => hit), from = first > 14 ? first - 12 : 0, part = best.slice(from, from + 50);
    if (from) part.unshift({ text: "… " });
    if (from + 50 < best.length) part.push({ text: " …" });
    return part;
  }

  // The hit for words of danger: the place that helps, before all others, with numbers to call
  const first = ({ to, title, lang, calls }) => ({ location: to, title: [{ text: title }], page: "", lang, calls, teaser: [] });

  // `beginning` is what search/titles.json begins with and `pages` the rest of it; addText takes search/text.json.
  // answer gives {query, meant, unknown, instead, complete, hits: [{location, title, page, teaser}]}, title and teaser in
  // pieces, `meant` what it was read as and `unknown` the words that nothing here is about;
  // the first hit of a query that tells of danger has `calls`, [label, number, link] each.
  self.searchEngine = ([beginning, ...pages]) => {
    useLanguage(beginning.speech);
    const index = new self.SearchIndex(beginning), danger = self.searchDanger(beginning.danger, index.known);
    let complete = false, doors = () => ({});
    pages.forEach(page => index.addPage(page));
    return {
      addText([other, ...texts]) {
        index.addText(texts);
        if (other) doors = self.searchDoors(other);
        complete = true;
      },
      answer(query) {
        const urgent = danger(query), { english, there } = doors(query), { hits, marked, meant, unknown } = search(index, english || query);
        const found = hits.filter(({ section }) => section.location !== urgent?.to).map(({ section }) => ({
          location: section.location, title: pieces(section.title, marked), page: section.page || beginning.page, teaser: teaser(section, marked),
        }));
        if (urgent) return { query, complete, hits: [first(urgent), ...found], meant: "", unknown: [], instead: "" };
        if (english && hits.length) found.unshift(...there(hits[0].section.path));
        return {
          query, complete, hits: found, meant: english || meant, unknown: unknown.map(({ word }) => word),
          instead: found.length ? "" : suggestion(index, query, unknown),
        };
      },
    };
  };
})();
