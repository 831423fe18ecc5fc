// What the files of this folder have in common. Building joins them into one script, site.js, which every page loads;
// `self.site` is for the scripts that only some pages load. A page reads without any of them.

const root = document.documentElement;
const base = new URL("..", document.currentScript.src);   // the address of the site
const isFile = base.protocol === "file:";                 // opened from a folder, where nothing can be fetched
const home = root.lang.startsWith("en") ? "" : `${root.lang.slice(0, 2)}/`;   // the folder of the page's language

// What a link, or the address of the page, leads to within the page
const targetOf = ({ hash }) => document.getElementById(hash.slice(1));

// Words in the language of the page, which holds them unless it is English
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const translate = (key, english) => words[key] ?? english;

// What a reader chose, kept in the browser; where storage is off it holds for the page
const stored = key => { try { return localStorage[key]; } catch { return undefined; } };
const store = (key, value) => {
  try { if (value) localStorage[key] = value; else localStorage.removeItem(key); } catch { /* storage is off */ }
};

const loadScript = path => new Promise((onload, onerror) =>
  document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, base), onload, onerror })));

self.site = { base, isFile, home, targetOf, translate, loadScript };
