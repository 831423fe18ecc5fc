// The inverted index of the site's sections: which of them hold a word, and what a word of a query may mean there.

const FIELDS = { title: 10, words: 6, head: 2.5, page: 1.5, text: 1.2 };  // weights
// Weights of a term against the word itself: a synonym, the word nearest to an unknown one, and the least that counts as meant
const SYNONYM = .4, CORRECTED = .7, SURE = .6;

const getOrCreate = (map, key, Kind) => map.get(key) ?? map.set(key, new Kind()).get(key);

class SearchIndex {
  // Made of what search/titles.json begins with; its pages follow, and then the text
  constructor({ names, alike }) {
    this.names = names;
    this.nameStems = new Set(names.map(stem));
    this.namePhonetics = new Set(names.map(phonetic));
    this.sections = [];
    this.lengths = {};             // field -> words in all sections
    this.postings = new Map();     // stem -> Map(section -> {field: frequency})
    this.vocabulary = new Set();   // whole words, for spelling: stems would distort distances
    this.synonyms = new Map();     // stem -> stems of the same meaning
    this.alike = alike.flatMap(words => words.split(" "));   // the words that have some
    for (const group of alike.map(words => words.split(" ").map(stem)))
      for (const term of group) getOrCreate(this.synonyms, term, Array).push(...group.filter(other => other !== term));
  }

  // A page has a line for each section: title, words, and the anchor unless it is made of the title
  addPage({ path, sections }) {
    const lines = sections.split("\n").map(line => line.split("\t")), [[page]] = lines;
    lines.forEach(([title, words, anchor], i) => {
      const heading = tokenize(title), fragment = i ? `#${anchor ?? heading.join("-")}` : "";
      const section = {
        path, title, isPage: !i, location: path + fragment, page: i ? page : "", blocks: [], lengths: {},
        heading, words: words ? words.split(",").map(phrase => phrase.split(" ")) : [],
      };
      this.sections.push(section);
      this.add(section, "title", heading);
      this.add(section, "words", section.words.flat());
      this.add(section, "page", tokenize(section.page));
    });
  }

  // What search/text.json holds: the blocks of the sections, in the same order
  addText(texts) {
    texts.flat().forEach((text, i) => {
      const section = this.sections[i];
      section.blocks = text.split("\n").filter(Boolean);
      this.add(section, "head", section.blocks.filter(block => block.includes("\t")).flatMap(block => tokenize(block.split("\t")[0])));
      this.add(section, "text", tokenize(text));
    });
    this.vocabulary.forEach(phonetic);   // which takes long, and the first misspelt word should not wait for it
  }

  add(section, field, words) {
    section.lengths[field] = words.length;
    this.lengths[field] = (this.lengths[field] ?? 0) + words.length;
    const isProse = field !== "title" && field !== "words";
    for (const word of words) {
      // A stop word tells one question from another, but nothing within prose
      if (isProse && isStopWord(word)) continue;
      const frequencies = getOrCreate(getOrCreate(this.postings, stem(word), Map), section, Object);
      frequencies[field] = (frequencies[field] ?? 0) + 1;
      if (word.length > 3) this.vocabulary.add(word);
    }
  }

  // The medicine's own name, or a misspelling of it that stands on pages and sounds the same?
  isName(term) {
    return this.nameStems.has(term) || term.length > 5 && this.namePhonetics.has(phonetic(term));
  }

  // The title and the words of a section, each as the stems that tell something
  phrases(section) {
    return section.phrases ??= [section.heading, ...section.words].map(words => {
      const telling = words.filter(word => !isStopWord(word));
      return [...new Set((telling.length ? telling : words).map(stem))];
    });
  }

  // The inverse document frequency of the commonest of these terms
  rarity(terms) {
    const found = Math.max(0, ...terms.map(term => this.postings.get(term)?.size ?? 0));
    return Math.log(1 + (this.sections.length - found + .5) / (found + .5));
  }

  // How strongly a section speaks of a term (BM25F): each field's weight, rising ever less with repetition and length
  strength(section, frequencies) {
    let sum = 0;
    for (const field in frequencies) {
      const length = field === "words" ? 1 : section.lengths[field] / Math.max(1, this.lengths[field] / this.sections.length);
      sum += FIELDS[field] * frequencies[field] / (frequencies[field] + .4 + .6 * length);
    }
    return sum;
  }

  // A word of a query as a clause: the index's terms for it, each with a weight, and how rare they are. `isPrefix`: more of
  // the word may be typed yet. `correction` is the word a misspelling was read as. No terms: nothing like it is known here.
  clause(word, isPrefix) {
    const term = stem(word), terms = new Map(), isKnown = this.postings.has(term);
    if (isKnown) terms.set(term, 1);
    if (!isKnown && isPrefix && word.length > 2)
      for (const longer of this.postings.keys())
        if (longer.startsWith(word)) terms.set(longer, .8 * word.length / longer.length);
    for (const synonym of this.synonyms.get(term) ?? [])
      if (this.postings.has(synonym)) terms.set(synonym, Math.max(SYNONYM, terms.get(synonym) ?? 0));
    let correction;
    if (!terms.size && word.length > 3) {
      const own = nearest(word, this.vocabulary), near = own.length ? own : nearest(word, this.alike);
      for (const other of near.map(stem))
        for (const term of own.length ? [other] : this.synonyms.get(other))
          if (this.postings.has(term)) terms.set(term, CORRECTED);
      // A misspelling that stands on a page leads to the name itself
      correction = near[0] && this.isName(stem(near[0])) ? nearest(word, this.names, 1)[0] ?? near[0] : near[0];
    }
    const sure = [...terms.keys()].filter(other => terms.get(other) >= SURE);
    return { word, terms, correction, rarity: this.rarity(sure.length ? sure : [...terms.keys()]) };
  }
}

self.SearchIndex = SearchIndex;
