// The button for the appearance: auto, light and dark in turn.

const THEMES = { auto: translate("auto", "Auto"), light: translate("light", "Light"), dark: translate("dark", "Dark") };
const NEXT_THEME = { auto: "light", light: "dark", dark: "auto" };
const themeButtons = document.querySelectorAll("[data-theme-button]");
const currentTheme = () => root.dataset.theme || "auto";

function nameThemeButtons() {
  const name = THEMES[currentTheme()];
  for (const button of themeButtons) {
    button.lastElementChild.textContent = name;
    button.setAttribute("aria-label", `${name} ${translate("appearance", "appearance, change")}`);
  }
}

function changeTheme() {
  const next = NEXT_THEME[currentTheme()], chosen = next === "auto" ? "" : next;
  if (chosen) root.dataset.theme = chosen; else delete root.dataset.theme;
  store("clonazepam-theme", chosen);
  nameThemeButtons();
}

for (const button of themeButtons) button.addEventListener("click", changeTheme);
nameThemeButtons();
