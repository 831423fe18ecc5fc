// The / key opens search, unless the reader types elsewhere or has switched it off.

const findPanel = document.getElementById("find");
const slashButton = document.querySelector("[data-slash-button]");
let isSlashOn;

function useSlash(isOn) {
  isSlashOn = isOn;
  store("clonazepam-slash", isOn ? "" : "off");
  slashButton.lastElementChild.textContent = isOn ? translate("on", "on") : translate("off", "off");
}

slashButton.addEventListener("click", () => useSlash(!isSlashOn));
slashButton.parentElement.hidden = false;
useSlash(stored("clonazepam-slash") !== "off");

document.addEventListener("keydown", event => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  const isAlone = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isAlone || !isSlashOn || isTyping || !findPanel.showPopover) return;
  event.preventDefault();
  findPanel.showPopover();
  findPanel.querySelector("[name=q]").focus();
});
