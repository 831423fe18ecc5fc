// Words of other languages: a query read as the English words that the pages have. The words are data/doors.yml.
"use strict";
(() => {
  const { wordsOf } = self.searchWords;
  const LONGEST = 6;     // words of a phrase

  // Gives a query in English, "" when none of it is in another language, and `there`, which gives for the path of a page
  // the hits that say the same in the language of the query
  self.searchDoors = ({ names, small, words, pages }) => {
    const idle = new Set(small.split(" "));
    const [spanish, portuguese] = [0, 1].map(n => new Map(Object.entries(words).flatMap(([meaning, phrases]) =>
      phrases.split(";")[n].split("|").map(phrase => [phrase, meaning]))));
    const english = new Map([...spanish, ...portuguese]);
    // Of a query that is both, the signs that one language alone has
    const meant = text => /[ãõç]/.test(text) ? ["pt"] : /[ñ¿]/.test(text) ? ["es"] : ["es", "pt"];
    return query => {
      const typed = query.toLowerCase().normalize("NFC"), named = names.reduce((text, name) => text.replaceAll(name, " clonazepam "), typed);
      const left = wordsOf(named), read = [];
      const known = named !== typed;
      let spoken = false, leaning = 0;    // above nought Spanish, below it Portuguese
      while (left.length) {
        let size = Math.min(LONGEST, left.length);
        while (size > 1 && !english.has(left.slice(0, size).join(" "))) size--;
        const phrase = left.splice(0, size).join(" "), meaning = english.get(phrase);
        spoken ||= !!meaning;
        leaning += spanish.has(phrase) - portuguese.has(phrase);
        if (meaning || !idle.has(phrase)) read.push(meaning ?? phrase);
      }
      const langs = !spoken ? [] : leaning < 0 ? ["pt"] : leaning ? ["es"] : meant(named);
      const there = path => langs.filter(lang => pages[path]?.[lang])
        .map(lang => ({ location: pages[path][lang][0], title: [{ text: pages[path][lang][1] }], page: "", lang, teaser: [] }));
      return { english: known || spoken ? read.join(" ") : "", there };
    };
  };
})();
