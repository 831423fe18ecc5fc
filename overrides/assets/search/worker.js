// The engine away from the page. It is sent the titles, says when it can answer, and again when the text has come, so that the
// page asks anew. A page opened as a file loads this as a plain script. The folder of a language other than English stands
// after the # of its address.
if (self.WorkerGlobalScope) {
  let engine;

  async function start(titles) {
    try {
      engine = self.searchEngine(titles);
      postMessage({ ready: true });
      engine.addText(await fetch(`../${location.hash.slice(1)}search/text.json`).then(file => file.json()).catch(() => []));
      postMessage({ ready: true });
    } catch {
      postMessage({ failed: true });
    }
  }

  addEventListener("message", ({ data: { titles, form, query } }) => {
    if (titles) return start(titles);
    if (engine) postMessage({ form, ...engine.answer(query) });
  });
}
