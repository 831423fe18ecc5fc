// The engine away from the page: it is sent the titles and answers with them, and again when the text has come. Building
// joins the files of this folder into one, this one last. A page opened as a file loads that as a plain script. The
// folder of a language other than English stands after the # of its address.
"use strict";
if (self.WorkerGlobalScope) {
  let engine;
  const asked = new Map();        // form -> its query, which gets a better answer when the text has come
  const answer = form => postMessage({ form, ...engine.answer(asked.get(form)) });

  async function begin(titles) {
    try {
      engine = self.searchEngine(titles);
      [...asked.keys()].forEach(answer);
      engine.addText(await fetch(`../${location.hash.slice(1)}search/text.json`).then(file => file.json()).catch(() => []));
      [...asked.keys()].forEach(answer);
    } catch {
      postMessage({ failed: true });
    }
  }

  addEventListener("message", ({ data: { titles, form, query } }) => {
    if (titles) return begin(titles);
    asked.set(form, query);
    if (engine) answer(form);
  });
}
