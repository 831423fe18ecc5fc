// A table laid out as cards must still be read aloud as a table, which some browsers forget. HTML forbids these roles in
// the source, as a table of its own layout needs none.

const ROLES = {
  thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope=row]": "rowheader",
};

function setRoles(table) {
  for (const [selector, role] of Object.entries(ROLES))
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
}

// One at a time, so that a long list of tables never holds up a reader who scrolls
for (const table of document.querySelectorAll("main table")) setTimeout(setRoles, 0, table);
