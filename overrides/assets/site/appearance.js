// The button for the appearance: as the device has it (""), light and dark in turn.

const THEMES = {
  "": { name: translate("auto", "Auto"), next: "light" },
  light: { name: translate("light", "Light"), next: "dark" },
  dark: { name: translate("dark", "Dark"), next: "" },
};
const themeButtons = document.querySelectorAll("[data-theme-button]");

function useTheme(theme) {
  root.dataset.theme = theme;
  store("clonazepam-theme", theme);
  for (const button of themeButtons) {
    button.lastElementChild.textContent = THEMES[theme].name;
    button.ariaLabel = `${THEMES[theme].name} ${translate("appearance", "appearance, change")}`;
  }
}

for (const button of themeButtons) button.addEventListener("click", () => useTheme(THEMES[root.dataset.theme].next));
// What is stored may be of another time
useTheme(root.dataset.theme in THEMES ? root.dataset.theme : "");
