// Words of other languages: a query read as the English words that the pages have. The words are data/doors.yml.
"use strict";
(() => {
  const { wordsOf } = self.searchWords;
  const LONGEST = 6;     // words of a phrase

  // Gives a query in English, or "" when none of it is in another language
  self.searchDoors = ({ names, small, words }) => {
    const idle = new Set(small.split(" "));
    const english = new Map(Object.entries(words).flatMap(([meaning, said]) => said.split("|").map(phrase => [phrase, meaning])));
    return query => {
      const typed = query.toLowerCase().normalize("NFC"), named = names.reduce((text, name) => text.replaceAll(name, " clonazepam "), typed);
      const left = wordsOf(named), read = [];
      let known = named !== typed;
      while (left.length) {
        let size = Math.min(LONGEST, left.length);
        while (size > 1 && !english.has(left.slice(0, size).join(" "))) size--;
        const said = left.splice(0, size).join(" "), meaning = english.get(said);
        known ||= !!meaning;
        if (meaning || !idle.has(said)) read.push(meaning ?? said);
      }
      return known ? read.join(" ") : "";
    };
  };
})();
