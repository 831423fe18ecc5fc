// Text as the words that readers type, and words as stems. Building joins the files of this folder into one function.

// How the language of the pages reads its words: said by search/titles.json, written in data/speech.yml
let stopWords, everydayWords, suffixes, phrases;
const toRules = pairs => pairs.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);
const rewrite = (text, rules) => rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
function useLanguage(speech) {
  stopWords = new Set(speech.stop.split(" "));
  [suffixes, phrases] = [toRules(speech.stems), toRules(speech.phrases)];
  stems.clear();
  everydayWords = new Set(speech.everyday.split(" ").map(stem));
}
const isStopWord = word => stopWords.has(word);
// A word of every subject: alone it does not show that a query is about this one
const isEveryday = word => everydayWords.has(stem(word));

const SPELT = { "½": " half ", "¼": " quarter ", "¾": " three quarters ", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta" };
const fold = text => text.toLowerCase().replace(/[½¼¾αβγδ]/g, sign => SPELT[sign])
  .normalize("NFKD").replace(/[\u0300-\u036f'’\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
// A decimal comma is a point, none before a point is nought, and a unit stands apart: 2mg, .5 mg and 0,5 mg
const normalizeNumbers = text => text.replace(/(\d),(?=\d{1,2}(?!\d))/g, "$1.").replace(/(^|[^\d.])(?=\.\d)/g, "$10")
  .replace(/(\d)(?=(mg|mcg|ml|g|kg)\b)/g, "$1 ");
const tokenize = text => normalizeNumbers(fold(text)).match(/\d+\.\d+|[a-z0-9]+/g) ?? [];

const memoize = (cache, compute) => word => cache.get(word) ?? cache.set(word, compute(word)).get(word);
const stems = new Map();
const stem = memoize(stems, word => word.length < 4 || /\d/.test(word) ? word : rewrite(word, suffixes));
// The words of a query, with phrases read as what they mean: "4 year old" is a child
const wordsOfQuery = query => tokenize(rewrite(fold(query), phrases));

self.searchWords = { useLanguage, isStopWord, tokenize, stem };
