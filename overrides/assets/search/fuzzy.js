// Misspelt words: how far apart two words are, and which known words are nearest to one.

// How a word sounds, roughly: the spellings of one sound become one letter, any vowels one vowel
const phonetic = memoize(new Map(), word => word.replace(/c(?=[eiy])|z/g, "s").replace(/ck|[cq]/g, "k").replace(/v/g, "b")
  .replace(/[aeiouyhw]+/g, "a").replace(/(.)\1+/g, "$1"));

// The edit distance of two words, given up above `limit`. Two letters swapped and a letter doubled are small mistakes. The
// rows of the table are used again, for this runs thousands of times for a word.
const ROWS = [0, 1, 2].map(() => new Float64Array(64));
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit || b.length > 60) return limit + 1;
  let [beforeLast, last, row] = ROWS, lastLeast = 0;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let least = row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j - 1] + (same ? 0 : 1.1), last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && !same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + .8);
      least = Math.min(least, row[j]);
    }
    // A swap may yet reach back over a whole row
    if (Math.min(least, lastLeast + .8) > limit) return limit + 1;
    lastLeast = least;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length];
}

// The letters of a word as the bits of a number. One edit changes two of them at most, which tells most words apart
// sooner than the edit distance.
const letterBits = memoize(new Map(), word => [...word].reduce((bits, letter) => bits | 1 << letter.charCodeAt() % 32, 0));
function lettersDiffer(a, b, limit) {
  let count = 0;
  for (let bits = letterBits(a) ^ letterBits(b); bits; bits &= bits - 1) count++;
  return count > 2 * limit;
}

// The words of a vocabulary that are spelt nearest to this one, or sound like it; `tolerance` adds to the edits allowed,
// which are one small one, or two of any kind in a long word
function nearest(word, vocabulary, tolerance = 0) {
  const isLong = word.length > 7;
  let least = (isLong ? 2.2 : 1) + tolerance, found = [];
  for (const other of vocabulary) {
    if (Math.abs(other.length - word.length) > 3) continue;
    let edits = lettersDiffer(word, other, least) ? least + 1 : editDistance(word, other, least);
    if (edits > 1 && word.length > 4 && phonetic(word) === phonetic(other) && editDistance(word, other, 3) <= (isLong ? 3 : 2)) edits = 1;
    if (edits > least) continue;
    if (edits < least) found = [];
    found.push(other);
    least = edits;
  }
  return found;
}
