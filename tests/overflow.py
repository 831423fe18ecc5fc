"""Find words that cannot be read whole: outside the window, cut by their box, or running out of it."""

from playwright.sync_api import Page

FIND_CUT_TEXT = """
  const said = [], wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide)
    said.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - wide} px`);
  const room = box => {
    const style = getComputedStyle(box), { left, right } = box.getBoundingClientRect();
    return [left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft),
            right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight)];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = texts.nextNode();) {
    const words = node.data.trim(), parent = node.parentElement;
    if (!words || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest(".skip, svg")) continue;
    let clip = parent, own = parent;
    // What stands hidden for screen readers only, or scrolls within itself, is not cut.
    while (clip && !/inset|auto|scroll/.test(getComputedStyle(clip).clipPath + getComputedStyle(clip).overflowX))
      clip = clip.parentElement;
    if (clip) continue;
    while (/^(inline|contents)$/.test(getComputedStyle(own).display)) own = own.parentElement;
    const [start, end] = room(own);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, width } of range.getClientRects()) {
      if (left < -1 || right > wide + 1) { said.push(`outside the window: ${words}`); break; }
      // Blanks at the end of a line of code hang over its box, and nothing is lost with them.
      if (width && (left < start - 2 || right > end + 2) && !parent.closest("pre"))
        { said.push(`runs out of its box: ${words}`); break; }
    }
    for (let at = parent; at; at = at.parentElement)
      if (getComputedStyle(at).overflowX === "hidden" && at.scrollWidth > at.clientWidth + 1)
        { said.push(`cut: ${words}`); break; }
  }
  return said;
"""


def cut(page: Page) -> list[str]:
    """What is cut in the page as it stands, a line for each piece of text."""
    return list(page.evaluate(f"() => {{ {FIND_CUT_TEXT} }}"))
