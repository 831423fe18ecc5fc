// The report of a mistake names the fact last looked at: the one in the address, or one in a tooltip.

const reportLink = document.querySelector(".report a");

function reportFact(fact) {
  if (!reportLink || !fact?.matches(".references li, table :not([role=doc-noteref])")) return;
  const url = new URL(reportLink.href);
  url.searchParams.set("fact", fact.matches("li") ? statementOf(fact) : fact.id);
  reportLink.href = url;
}

// Of an entry among the references the words of the fact alone. A browser's translation puts elements around words.
function statementOf(entry) {
  const copy = entry.cloneNode(true);
  for (const part of copy.querySelectorAll("small, em, a")) part.remove();
  return copy.textContent.trim();
}

const reportTarget = () => reportFact(targetOf(location));
addEventListener("hashchange", reportTarget);
reportTarget();
