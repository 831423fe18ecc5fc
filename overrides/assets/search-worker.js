// The engine away from the page: is sent the titles and answers with them at once, and again when the text has come.
// What the first line loads, finish puts in its place, so that it comes in one file; the other is for a preview.
"use strict";
self.importScripts?.("search-words.js", "search-index.js", "search-engine.js");
self.importScripts?.("search-preview.js");

// A page opened as a file loads the engine as a plain script and asks it there
if (self.importScripts) {
  let engine, begin, rest = "";
  const titles = new Promise(done => { begin = done; });
  const asked = new Map();        // form -> its query, which gets a better answer when the text has come
  const answer = form => postMessage({ form, ...engine.answer(asked.get(form)) });
  const fail = () => postMessage({ failed: true });

  // Page by page, a line each, while the others are still on their way
  function take(part) {
    const lines = (rest + part).split("\n");
    rest = lines.pop();
    for (const line of lines)
      if (line === "]") begin();
      else if (line !== "[") add(JSON.parse(line.replace(/,$/, "")));
    if (!part) begin(self.searchPreview?.(add) ?? Promise.reject());
  }
  const add = entry => { if (engine) engine.addPage(entry); else engine = self.searchEngine(entry); };

  // The text waits until the titles have the whole line
  const text = titles.then(texts => texts ?? fetch("../search/text.json").then(file => file.json()).catch(() => []));
  text.then(texts => engine.addText(texts)).then(() => [...asked.keys()].forEach(answer)).catch(fail);

  addEventListener("message", ({ data: { titles: part, form, query } }) => {
    if (part !== undefined) return take(part);
    asked.set(form, query);
    titles.then(() => answer(form)).catch(fail);
  });
}
