// Words as readers type them: folded, stemmed, and put right when misspelt.
"use strict";
(() => {
  const STEMS = new Map();
  let endings;                 // of another language than English
  const STOP = new Set((
    "a about after again all also am an and any are as at be because been before being but by can cannot could did do does " +
    "doing dont for from get getting go had has have having he her him his how i if im in into is it its ive just let like make " +
    "makes may me might must my no not of ok okay on or our out own please put really safe same shall she should so some " +
    "somebody someone still such take takes taken taking than that the their them then there they thing this to too two up us " +
    "use using very want was way we were what when where which while who whom whose why will with would yes you your best affect " +
    "safely"
  ).split(" "));
  // Words of every subject: alone they do not show that a query is about this one
  const EVERYDAY = new Set((
    "age answer big book bus buy calculator change cheap cheaper club cost day deal dress expensive fast film find " +
    "fix free game garden good guide home house idea insurance job kitchen learn london map market music name new now " +
    "old online order player price quick quote result review sale score sell shop shopping show size small stock team " +
    "time tip today tomorrow tonight top train tv used value weather week window word work world year"
  ).split(" ").map(stem));

  const SPELT = { "½": " half ", "¼": " quarter ", "¾": " three quarters ", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta" };
  const fold = text => text.toLowerCase().replace(/[½¼¾αβγδ]/g, sign => SPELT[sign])
    .normalize("NFKD").replace(/[\u0300-\u036f'’\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
  // A decimal comma is a point, none before a point is nought, and a unit stands apart: 2mg, .5 mg and 0,5 mg
  const units = text => text.replace(/(\d),(?=\d{1,2}(?!\d))/g, "$1.").replace(/(^|[^\d.])(?=\.\d)/g, "$10")
    .replace(/(\d)(?=(mg|mcg|ml|g|kg)\b)/g, "$1 ");
  const wordsOf = text => units(fold(text)).match(/\d+\.\d+|[a-z0-9]+/g) ?? [];

  // Words of one family have one stem, found once
  function stem(word) {
    if (!STEMS.has(word)) STEMS.set(word, cut(word));
    return STEMS.get(word);
  }

  // Read another language: its small words, and what is cut off its words, [pattern, what is put there] in turn
  function useLanguage({ stop, stems }) {
    STOP.clear();
    EVERYDAY.clear();
    STEMS.clear();
    stop.split(" ").forEach(word => STOP.add(word));
    endings = stems.map(([pattern, left]) => [new RegExp(pattern), left]);
  }

  // Four letters stay whole: care is not a car, nor are hives HIV.
  function cut(word) {
    if (word === "too") return "to";      // as many write it
    if (word.length < 4 || /\d/.test(word)) return word;
    if (endings) return endings.reduce((cutting, [pattern, left]) => cutting.replace(pattern, left), word);
    word = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
    if (word.length > 5) word = word.replace(/^([^aeiou][aeiou][^aeiouwxy])ing$/, "$1e")
      .replace(/(ness|ly|ing|ed)$/, "");
    if (word.length > 7) word = word.replace(/en(t|ce|cy)$/, "").replace(/([st])ion$/, "$1");
    return word.length > 4 ? word.replace(/e$/, "") : word;
  }

  // How a word sounds, roughly: the spellings of one sound become one letter, any vowels one vowel
  const sound = word => word.replace(/ph/g, "f").replace(/c(?=[eiy])|z/g, "s").replace(/ck|[cq]/g, "k")
    .replace(/[aeiouyhw]+/g, "a").replace(/(.)\1+/g, "$1");

  // The edits that turn a into b, given up above `most`. Two letters swapped and a letter doubled are small mistakes. The
  // rows are kept, for this runs thousands of times for a word.
  const KEPT = [0, 1, 2].map(() => new Float32Array(64));
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most || b.length > 60) return most + 1;
    let [before, last, row] = KEPT, leastBefore = 0;
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      let least = row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        let edits = last[j - 1] + (same ? 0 : 1.1);
        edits = Math.min(edits, last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && !same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2] + .8);
        row[j] = edits;
        if (edits < least) least = edits;
      }
      // A swap may yet reach back over a whole row
      if (Math.min(least, leastBefore + .8) > most) return most + 1;
      leastBefore = least;
      [before, last, row] = [last, row, before];
    }
    return last[b.length];
  }

  const allowed = word => word.length < 5 ? 1 : word.length < 8 ? 1.1 : word.length < 12 ? 2 : 3;

  // The nearest spellings as [[word, edits]], the commonest first; `known` maps words to how often they stand on the site.
  // `looser` adds to the mistakes allowed.
  const sounds = new Map();
  const hear = words => { for (const word of words) sounds.set(word, sound(word)); };   // which takes long for a whole site
  function nearest(word, known, looser = 0) {
    const own = sound(word), near = [];
    let most = allowed(word) + looser;
    for (const [other, times] of known) {
      if (Math.abs(other.length - word.length) > 3) continue;
      let edits = distance(word, other, most);
      if (edits > 1 && word.length > 4) {
        if (!sounds.has(other)) sounds.set(other, sound(other));
        if (sounds.get(other) === own && distance(word, other, 3) <= (word.length < 8 ? 2 : 3)) edits = 1;
      }
      if (edits > most + .5) continue;
      near.push([other, edits, times]);
      most = Math.min(most, edits + .1);
    }
    const least = Math.min(...near.map(([, edits]) => edits));
    return near.filter(([, edits]) => edits <= least + .15).sort(([, a, often], [, b, oftener]) => a - b || oftener - often);
  }

  // Is a word one of these, or a spelling of it?
  function spells(words) {
    const heard = new Set(words.map(sound));
    return word => words.some(other => distance(word, other, 1) <= 1) || heard.has(sound(word));
  }

  self.searchWords = { STOP, EVERYDAY, fold, wordsOf, stem, distance, nearest, hear, spells, useLanguage };
})();
