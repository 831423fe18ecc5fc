// The / key opens search, unless the reader types elsewhere or has switched it off.

const findPanel = document.getElementById("find");
const slashButton = document.querySelector("[data-slash-button]");
let isSlashOn = stored("clonazepam-slash") !== "off";
const nameSlashButton = () => {
  slashButton.lastElementChild.textContent = isSlashOn ? translate("on", "on") : translate("off", "off");
};

slashButton.addEventListener("click", () => {
  isSlashOn = !isSlashOn;
  store("clonazepam-slash", isSlashOn ? "" : "off");
  nameSlashButton();
});
slashButton.parentElement.hidden = false;
nameSlashButton();

document.addEventListener("keydown", event => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  const isAlone = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isAlone || !isSlashOn || isTyping || !findPanel.showPopover) return;
  event.preventDefault();
  findPanel.showPopover();
  findPanel.querySelector("[name=q]").focus();
});
