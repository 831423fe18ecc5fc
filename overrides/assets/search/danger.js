// Words of danger: does a query speak of dying, of an overdose, of a dangerous withdrawal? The rules are data/danger.yml.
"use strict";
(() => {
  const { isSmall, wordsOf, distance } = self.searchWords;

  // `rules` in order: `any` holds patterns, a pattern terms ("+") that must all be said, a term phrases ("|") of which one
  // will do. "kill*" is any word that begins so, "%" a number with or without a unit, "%%" one of two digits at least. A long word
  // may have one small mistake, when the site does not know it as another word.
  self.searchDanger = (rules, known) => query => {
    const words = wordsOf(query);
    const same = (word, wanted) => word === wanted || wanted.endsWith("*") && word.startsWith(wanted.slice(0, -1)) ||
      wanted[0] === "%" && (wanted === "%" ? /^\d/ : /^\d\d/).test(word) ||
      wanted.length > 4 && word[0] === wanted[0] && !isSmall(word) && !known.has(word) && distance(word, wanted, 1) <= 1;
    const says = phrase => words.some((_, i) => phrase.split(" ").every((wanted, n) => i + n < words.length && same(words[i + n], wanted)));
    const holds = term => term.split("|").some(says);
    return rules.find(({ any, not }) => any.some(pattern => pattern.split("+").every(holds)) && !holds(not));
  };
})();
