// A preview has only the theme's own index: sections without what readers call them. `add` takes the titles, as from
// search/titles.json; what comes back is as in search/text.json.
"use strict";
self.searchPreview = async add => {
  const plain = html => html.replace(/<\/?(p|li|tr|dd)\b/g, "\n$&").replace(/<[^>]+>|&\w+;/g, " ");
  const index = await (await fetch("../search/search_index.json")).json();
  const pages = new Map();
  for (const { location, title, text } of index.docs) {
    const [path, anchor = ""] = location.split("#");
    if (!pages.has(path)) pages.set(path, { titles: [], texts: [] });
    pages.get(path).titles.push(`${plain(title).replace(/\s+/g, " ")}\t\t${anchor}`);
    pages.get(path).texts.push(plain(text));
  }
  add({ names: [], alike: [], everywhere: [] });
  for (const [path, { titles }] of pages) add({ path, sections: titles.join("\n") });
  return [...pages.values()].map(({ texts }) => texts);
};
