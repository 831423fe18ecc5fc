// References as tooltips: on hover and focus, kept while pointed at, closed by Escape.

const tooltip = Object.assign(document.createElement("div"), { className: "tip", id: "tip", role: "tooltip", hidden: true });
document.getElementById("content").append(tooltip);
let described = null;   // the reference whose tooltip is open
let closing;            // the timer that closes it when the pointer has left

function openTooltip(reference) {
  clearTimeout(closing);
  const entry = targetOf(reference);
  if (!entry || described === reference) return;
  closeTooltip();
  described = reference;
  // The fact, and the source that stands above it in the list
  const fact = entry.cloneNode(true);
  fact.querySelector("[role=doc-backlink]").remove();
  tooltip.replaceChildren(...fact.childNodes, entry.parentNode.previousElementSibling.cloneNode(true));
  reportFact(entry);
  tooltip.hidden = false;
  reference.setAttribute("aria-describedby", "tip");
  placeTooltip(reference);
}

function closeTooltip() {
  described?.removeAttribute("aria-describedby");
  described = null;
  tooltip.hidden = true;
}

// Below the reference, or above it when the bar at the foot of the window would cover it
function placeTooltip(reference) {
  const { left, top, bottom } = reference.getBoundingClientRect(), bar = document.querySelector(".bar");
  const floor = bar.offsetHeight ? bar.getBoundingClientRect().top : innerHeight;
  const isBelow = bottom + tooltip.offsetHeight + 16 < floor;
  tooltip.style.left = Math.max(12, Math.min(left - 24, root.clientWidth - tooltip.offsetWidth - 12)) + scrollX + "px";
  tooltip.style.top = (isBelow ? bottom + 8 : top - tooltip.offsetHeight - 8) + scrollY + "px";
}

for (const reference of document.querySelectorAll("[role=doc-noteref]")) {
  for (const event of ["mouseenter", "focus"]) reference.addEventListener(event, () => openTooltip(reference));
  reference.addEventListener("blur", closeTooltip);
  reference.addEventListener("mouseleave", () => { closing = setTimeout(closeTooltip, 250); });
}
tooltip.addEventListener("mouseenter", () => clearTimeout(closing));
tooltip.addEventListener("mouseleave", closeTooltip);
document.addEventListener("keydown", ({ key }) => { if (key === "Escape") closeTooltip(); });
