// A link in an open panel closes it; so does the focus that leaves it by key, or it would cover where the focus went.

function closePanels(isDone) {
  for (const panel of document.querySelectorAll("[popover]"))
    if (panel.hidePopover && panel.matches(":popover-open") && isDone(panel)) panel.hidePopover();
}

document.addEventListener("click", ({ target }) => closePanels(panel => panel.contains(target.closest("a"))));
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(":focus-visible")) closePanels(panel => !panel.contains(target));
});
