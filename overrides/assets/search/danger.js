// Words of danger: does a query speak of dying, of an overdose, of a dangerous withdrawal? The rules are data/danger.yml.

// Gives for a query the first rule that fits. `any` of a rule holds patterns, a pattern terms ("+") that must all be said, a
// term phrases ("|") of which one will do. "kill*" is any word that begins so, "%" a number, in figures or as a word of
// `numbers`, with or without a unit, "%3" one of 3 at least. A word of more than four letters may have one small mistake,
// when the site does not know it as another word.
const dangerMatcher = ({ danger, numbers }, vocabulary) => query => {
  const words = tokenize(query);
  const matches = (word, wanted) => word === wanted || wanted.endsWith("*") && word.startsWith(wanted.slice(0, -1)) ||
    wanted[0] === "%" && parseFloat(numbers[word] ?? word) >= wanted.slice(1) ||
    Math.min(word.length, wanted.length) > 4 && word[0] === wanted[0] && !isStopWord(word) && !vocabulary.has(word) && editDistance(word, wanted, 1) <= 1;
  const hasPhrase = phrase => words.some((_, i) => phrase.split(" ").every((wanted, n) => i + n < words.length && matches(words[i + n], wanted)));
  const hasTerm = term => term.split("|").some(hasPhrase);
  return danger.find(({ any, not }) => any.some(pattern => pattern.split("+").every(hasTerm)) && !hasTerm(not));
};
