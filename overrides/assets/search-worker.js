// The engine away from the page: loads the index, answers with titles at once, and again when the text has come. What
// the next line loads, finish puts in its place, so that it comes in one file.
"use strict";
self.importScripts?.("search-words.js", "search-index.js", "search-engine.js");

// A page opened as a file loads the engine as a plain script and asks it there
if (self.importScripts) {
  const read = async path => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  // A preview is not finished and has only the theme's own index: sections without what readers call them
  const preview = async () => {
    const plain = html => html.replace(/<\/?(p|li|tr|dd)\b/g, "\n$&").replace(/<[^>]+>|&\w+;/g, " ");
    const pages = new Map();
    for (const { location, title, text } of (await read("../search/search_index.json")).docs) {
      const [path, anchor = ""] = location.split("#");
      if (!pages.has(path)) pages.set(path, { path, sections: [], texts: [] });
      pages.get(path).sections.push([anchor, plain(title), []]);
      pages.get(path).texts.push(plain(text));
    }
    text = [...pages.values()].map(({ texts }) => texts);
    return { names: [], alike: [], pages: [...pages.values()] };
  };

  const asked = new Map();        // form -> its query, which gets a better answer when the text has come
  const answer = (engine, form) => postMessage({ form, ...engine.answer(asked.get(form)) });
  // The text waits until the titles have the whole line
  let text;
  const follow = titles => { text = read("../search/text.json").catch(() => []); return titles; };
  const ready = read("../search/titles.json").then(follow, preview).then(titles => self.searchEngine(titles));
  ready.then(async engine => {
    engine.addText(await text);
    for (const form of asked.keys()) answer(engine, form);
  }).catch(() => postMessage({ failed: true }));

  addEventListener("message", async ({ data: { form, query } }) => {
    asked.set(form, query);
    answer(await ready, form);
  });
}
