// The index of the site's sections: which of them hold a word, and what a word of a query may mean there.
"use strict";
(() => {
  const { isSmall, wordsOf, stem, sound, nearest, spells } = self.searchWords;
  const FIELDS = { title: 10, words: 6, head: 2.5, page: 1.5, text: 1.2 };  // what a word counts by where it stands
  // Against the word itself: one of the same meaning, the word nearest to an unknown one, and what counts as meant
  const ALIKE = .4, MISREAD = .7, SURE = .6;

  // What a map holds for a key, or a new thing of that kind
  const of = (map, key, Kind) => {
    if (!map.has(key)) map.set(key, new Kind());
    return map.get(key);
  };

  self.SearchIndex = class {
    // Made of what search/titles.json begins with; its pages follow, and then the text
    constructor({ names, alike }) {
      this.names = names;
      this.nameStems = new Set(names.map(stem));
      this.spellsName = spells(names);
      this.sections = [];
      this.lengths = {};           // field -> words in all sections
      this.postings = new Map();   // stem -> Map(section -> {field: times})
      this.known = new Set();      // whole words, for spelling: stems would distort distances
      this.alike = new Map();      // stem -> stems of the same meaning
      this.clauses = new Map();    // word -> what it was read as, until there is more text
      for (const group of alike.map(words => words.split(" ").map(stem)))
        for (const term of group) of(this.alike, term, Array).push(...group.filter(other => other !== term));
    }

    // A page has a line for each section: title, words, and the anchor unless it is made of the title
    addPage({ path, sections }) {
      const parts = sections.split("\n").map(line => line.split("\t")), [[page]] = parts, above = wordsOf(page);
      parts.forEach(([title, words, anchor], i) => {
        const heading = i ? wordsOf(title) : above, place = i ? `#${anchor ?? heading.join("-")}` : "";
        const section = {
          path, title, whole: !i, location: path + place, page: i ? page : "", blocks: [], length: {},
          heading, words: words ? words.split(",").map(phrase => phrase.split(" ")) : [],
        };
        this.sections.push(section);
        this.add(section, "title", heading);
        this.add(section, "words", section.words.flat());
        this.add(section, "page", i ? above : []);
      });
    }

    // What search/text.json holds: the blocks of the sections, in the same order
    addText(texts) {
      texts.flat().forEach((text, i) => {
        const section = this.sections[i];
        section.blocks = text.split("\n").filter(Boolean);
        this.add(section, "head", section.blocks.filter(block => block.includes("\t")).flatMap(block => wordsOf(block.split("\t")[0])));
        this.add(section, "text", wordsOf(text));
      });
      this.clauses.clear();
      this.known.forEach(sound);   // which takes long, and the first misspelt word should not wait for it
    }

    add(section, field, words) {
      section.length[field] = words.length;
      this.lengths[field] = (this.lengths[field] ?? 0) + words.length;
      const prose = field !== "title" && field !== "words";
      for (const word of words) {
        // A small word tells one question from another, but nothing within prose
        if (prose && isSmall(word)) continue;
        const term = stem(word), posting = of(this.postings, term, Map), times = of(posting, section, Object);
        times[field] = (times[field] ?? 0) + 1;
        if (word.length > 3) this.known.add(word);
      }
    }

    // The medicine's own name, or a misspelling of it that stands on pages?
    isName(term) {
      return this.nameStems.has(term) || term.length > 5 && this.spellsName(term);
    }

    // The title and the words of a section, each as the stems that tell something
    phrases(section) {
      return section.phrases ??= [section.heading, ...section.words].map(all => {
        const telling = all.filter(word => !isSmall(word));
        return [...new Set((telling.length ? telling : all).map(stem))];
      });
    }

    // How much it tells that a section holds one of these terms
    rarity(terms) {
      const found = Math.max(0, ...terms.map(term => this.postings.get(term)?.size ?? 0));
      return Math.log(1 + (this.sections.length - found + .5) / (found + .5));
    }

    // How strongly a section speaks of a term: each field's weight, rising ever less with repetition and length
    strength(section, times) {
      let sum = 0;
      for (const field in times) {
        const length = field === "words" ? 1 : section.length[field] / Math.max(1, this.lengths[field] / this.sections.length);
        sum += FIELDS[field] * times[field] / (times[field] + .4 + .6 * length);
      }
      return sum;
    }

    // A word of a query as a clause: the index's terms for it, each with a weight, and how much it tells to hold one.
    // `meant` is the word a misspelling was read as. No terms: nothing like it is known here.
    clause(word, unfinished) {
      const key = word + (unfinished ? "*" : "");
      if (!this.clauses.has(key)) this.clauses.set(key, this.read(word, unfinished));
      return this.clauses.get(key);
    }

    read(word, unfinished) {
      const term = stem(word), terms = new Map(), known = this.postings.has(term);
      if (known) terms.set(term, 1);
      if (!known && unfinished && word.length > 2)
        for (const longer of this.postings.keys())
          if (longer.startsWith(word)) terms.set(longer, .8 * word.length / longer.length);
      for (const other of this.alike.get(term) ?? [])
        if (this.postings.has(other)) terms.set(other, Math.max(ALIKE, terms.get(other) ?? 0));
      let meant;
      if (!terms.size && word.length > 3) {
        const near = nearest(word, this.known);
        for (const other of near) terms.set(stem(other), MISREAD);
        // A misspelling that stands on a page leads to the name itself
        meant = near[0] && this.isName(stem(near[0])) ? nearest(word, this.names, 1)[0] ?? near[0] : near[0];
      }
      const sure = [...terms.keys()].filter(term => terms.get(term) >= SURE);
      return { word, terms, sure, meant, rarity: this.rarity(sure.length ? sure : [...terms.keys()]) };
    }
  };
})();
