// Words as readers type them: folded, stemmed, and put right when misspelt.
"use strict";
(() => {
  // How the language of the pages reads its words: said by search/titles.json, written in data/speech.yml
  let small, everyday, endings;
  function useLanguage(speech) {
    small = new Set(speech.stop.split(" "));
    endings = speech.stems.map(([pattern, left]) => [new RegExp(pattern), left]);
    stems.clear();
    everyday = new Set(speech.everyday.split(" ").map(stem));
  }
  // A word that asks nothing by itself
  const isSmall = word => small.has(word);
  // A word of every subject: alone it does not show that a query is about this one
  const isEveryday = word => everyday.has(stem(word));

  const SPELT = { "½": " half ", "¼": " quarter ", "¾": " three quarters ", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta" };
  const fold = text => text.toLowerCase().replace(/[½¼¾αβγδ]/g, sign => SPELT[sign])
    .normalize("NFKD").replace(/[\u0300-\u036f'’\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
  // A decimal comma is a point, none before a point is nought, and a unit stands apart: 2mg, .5 mg and 0,5 mg
  const units = text => text.replace(/(\d),(?=\d{1,2}(?!\d))/g, "$1.").replace(/(^|[^\d.])(?=\.\d)/g, "$10")
    .replace(/(\d)(?=(mg|mcg|ml|g|kg)\b)/g, "$1 ");
  const wordsOf = text => units(fold(text)).match(/\d+\.\d+|[a-z0-9]+/g) ?? [];

  // What `work` gives for a word, worked out once
  const once = (kept, work) => word => kept.get(word) ?? kept.set(word, work(word)).get(word);
  // Words of one family have one stem
  const stems = new Map();
  const stem = once(stems, word => word.length < 4 || /\d/.test(word) ? word :
    endings.reduce((left, [pattern, instead]) => left.replace(pattern, instead), word));
  // How a word sounds, roughly: the spellings of one sound become one letter, any vowels one vowel
  const sound = once(new Map(), word => word.replace(/c(?=[eiy])|z/g, "s").replace(/ck|[cq]/g, "k")
    .replace(/[aeiouyhw]+/g, "a").replace(/(.)\1+/g, "$1"));

  // The edits that turn a into b, given up above `most`. Two letters swapped and a letter doubled are small mistakes. The
  // rows are kept, for this runs thousands of times for a word.
  const KEPT = [0, 1, 2].map(() => new Float64Array(64));
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

  // The letters of a word as the bits of a number. A mistake changes two of them at most, which tells most words apart
  // sooner than counting their edits.
  const letters = once(new Map(), word => [...word].reduce((bits, letter) => bits | 1 << letter.charCodeAt() % 32, 0));
  const isFar = (a, b, most) => {
    let differing = 0;
    for (let bits = letters(a) ^ letters(b); bits; bits &= bits - 1) differing++;
    return differing > 2 * most;
  };

  // The words of `known` that are spelt nearest to this one, or sound like it; `looser` adds to the mistakes allowed, which
  // are one small one, or two of any kind in a long word
  function nearest(word, known, looser = 0) {
    const isLong = word.length > 7;
    let least = (isLong ? 2.2 : 1) + looser, near = [];
    for (const other of known) {
      if (Math.abs(other.length - word.length) > 3) continue;
      let edits = isFar(word, other, least) ? least + 1 : distance(word, other, least);
      if (edits > 1 && word.length > 4 && sound(word) === sound(other) && distance(word, other, 3) <= (isLong ? 3 : 2)) edits = 1;
      if (edits > least) continue;
      if (edits < least) near = [];
      near.push(other);
      least = edits;
    }
    return near;
  }

  // Is a word one of these, or a spelling of it?
  function spells(words) {
    const heard = new Set(words.map(sound));
    return word => words.some(other => distance(word, other, 1) <= 1) || heard.has(sound(word));
  }

  self.searchWords = { useLanguage, isSmall, isEveryday, fold, wordsOf, stem, sound, distance, nearest, spells };
})();
