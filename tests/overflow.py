"""Find words that cannot be read whole: outside the window, cut by their box, or running out of it."""

from playwright.sync_api import Page

# Each question about a box is asked once, for its words and boxes inside ask it again.
FIND_CUT_TEXT = """
  const said = [], wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide)
    said.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - wide} px`);
  const once = ask => {
    const known = new Map();
    return box => {
      if (!known.has(box)) known.set(box, ask(box));
      return known.get(box);
    };
  };
  const styleOf = once(box => getComputedStyle(box));
  const room = once(box => {
    const style = styleOf(box), { left, right } = box.getBoundingClientRect();
    return [left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft),
            right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight)];
  });
  // What stands hidden for screen readers only, or scrolls within itself, is not cut.
  const scrolls = once(box => box && (
    /inset|auto|scroll/.test(styleOf(box).clipPath + styleOf(box).overflowX) || scrolls(box.parentElement)));
  const cuts = once(box => box && (
    styleOf(box).overflowX === "hidden" && box.scrollWidth > box.clientWidth + 1 || cuts(box.parentElement)));
  const blockOf = once(box => (
    /^(inline|contents)$/.test(styleOf(box).display) ? blockOf(box.parentElement) : box));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = texts.nextNode();) {
    const words = node.data.trim(), parent = node.parentElement;
    if (!words || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest(".skip, svg") || scrolls(parent)) continue;
    const [start, end] = room(blockOf(parent));
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, width } of range.getClientRects()) {
      if (left < -1 || right > wide + 1) { said.push(`outside the window: ${words}`); break; }
      // Blanks at the end of a line of code hang over its box, and nothing is lost with them.
      if (width && (left < start - 2 || right > end + 2) && !parent.closest("pre"))
        { said.push(`runs out of its box: ${words}`); break; }
    }
    if (cuts(parent)) said.push(`cut: ${words}`);
  }
  return said;
"""


def cut(page: Page) -> list[str]:
    """What is cut in the page as it stands, a line for each piece of text."""
    return list(page.evaluate(f"() => {{ {FIND_CUT_TEXT} }}"))
