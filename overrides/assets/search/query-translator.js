// A query in another language, read as the English words that the pages have. The words are data/query-translations.yml.

const LONGEST_PHRASE = 6;     // words

// Gives for a query what it is in English, "" when none of it is in another language, and `counterparts`, which gives for the
// path of a page the hits that say the same in the language of the query
const queryTranslator = ({ names, small, words, pages }) => {
  const ignored = new Set(small.split(" "));
  const [spanish, portuguese] = [0, 1].map(n => new Map(Object.entries(words).flatMap(([meaning, phrases]) =>
    phrases.split(";")[n].split("|").map(phrase => [phrase, meaning]))));
  const english = new Map([...spanish, ...portuguese]);
  // Of a query that is both, the signs that one language alone has
  const byLetters = text => /[ãõç]/.test(text) ? ["pt"] : /[ñ¿]/.test(text) ? ["es"] : ["es", "pt"];
  return query => {
    const typed = query.toLowerCase().normalize("NFC"), named = names.reduce((text, name) => text.replaceAll(name, " clonazepam "), typed);
    const rest = tokenize(named), read = [];
    let isTranslated = false, leaning = 0;    // above nought Spanish, below it Portuguese
    while (rest.length) {
      let size = Math.min(LONGEST_PHRASE, rest.length);
      while (size > 1 && !english.has(rest.slice(0, size).join(" "))) size--;
      const phrase = rest.splice(0, size).join(" "), meaning = english.get(phrase);
      isTranslated ||= !!meaning;
      leaning += spanish.has(phrase) - portuguese.has(phrase);
      if (meaning || !ignored.has(phrase)) read.push(meaning ?? phrase);
    }
    const langs = !isTranslated ? [] : leaning < 0 ? ["pt"] : leaning ? ["es"] : byLetters(named);
    const counterparts = path => langs.filter(lang => pages[path]?.[lang])
      .map(lang => ({ location: pages[path][lang][0], title: [{ text: pages[path][lang][1] }], page: "", lang, excerpt: [] }));
    return { english: isTranslated || named !== typed ? read.join(" ") : "", counterparts };
  };
};
