"""A window of Firefox or WebKit, used as a reader's hand would by the commands of W3C WebDriver; see `drivers.py`."""

import base64
import time
from collections.abc import Callable
from typing import Any

ESCAPE, TAB, ENTER, SHIFT, END = "\ue00c", "\ue004", "\ue007", "\ue008", "\ue010"
Send = Callable[[str, dict[str, Any]], Any]
# A service that nobody holds any more is switched off, and takes its tree along.
_FIREFOX_TREE = """
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  globalThis.keptAccessibilityService = service;
  const EXPANDED = 0x200, COLLAPSED = 0x400;
  const go = one => {
    const state = {}, kinds = {}, children = [];
    one.getState(state, {});
    for (const { key, value } of one.attributes?.enumerate() ?? []) kinds[key] = value;
    for (let child = one.firstChild; child; child = child.nextSibling) children.push(go(child));
    return {
      role: kinds["xml-roles"]?.split(" ")[0] || service.getStringRole(one.role), name: one.name ?? "",
      description: one.description ?? "", level: Number(kinds.level ?? 0), children,
      expanded: state.value & EXPANDED ? true : state.value & COLLAPSED ? false : null,
    };
  };
  const page = service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
  return page?.childCount ? go(page) : null;
"""


class Window:
    """One window of a browser. Places are CSS selectors of what can be seen; lengths are CSS pixels."""

    def __init__(self, engine: str, send: Send) -> None:
        self.engine, self._send = engine, send
        self._frame = 0

    def open(self, url: str) -> None:
        self._send("open", {"url": url})

    def back(self) -> None:
        self._send("back", {})

    def js(self, code: str, *arguments: Any) -> Any:
        """What the body of a function returns in the page."""
        return self._send("script", {"script": code, "args": list(arguments)})

    def until(self, condition: str, seconds: float = 10) -> None:
        """Wait until an expression holds in the page; AssertionError when it never does."""
        deadline = time.monotonic() + seconds
        while not self.js(f"return {condition}"):
            assert time.monotonic() < deadline, f"{self.engine}: it never came: {condition}"
            time.sleep(0.03)

    def size(self, width: int, height: int = 800) -> None:
        """Make the page, not its window, this large."""
        if self.engine == "firefox":  # whose window is never narrower than 450
            self._send("chrome", {"script": "const [w, h] = arguments, style = gBrowser.selectedBrowser.style;"
                       "style.minWidth = style.maxWidth = w + 'px'; style.minHeight = style.maxHeight = h + 'px';",
                       "args": [width, height]})  # fmt: skip
        else:
            if not self._frame:  # the part of a window's height that is not the page
                self._send("size", {"width": width, "height": 1100})
                self.until(f"innerWidth === {width} && innerHeight > 1000 && innerHeight < 1100")
                self._frame = 1100 - int(self.js("return innerHeight"))
            self._send("size", {"width": width, "height": height + self._frame})
        self.until(f"innerWidth === {width} && innerHeight === {height}")

    def press(self, *keys: str) -> None:
        """Press all the keys, then let go of them in reverse: `press(SHIFT, TAB)`."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._send("actions", {"actions": [{"type": "key", "id": "keys", "actions": down + up}]})

    def type(self, words: str) -> None:
        for letter in words:
            self.press(letter)

    def point(self, place: str, *then: str) -> None:
        """Move the mouse to the middle of the first line of a place, and do then what W3C's names say."""
        moves: list[dict[str, Any]] = [{"type": "pointerMove", "origin": "viewport", **self._middle(place)}]
        moves += [{"type": name, "button": 0} for name in then]
        self._send("actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": moves}]})

    def click(self, place: str) -> None:
        self.point(place, "pointerDown", "pointerUp")

    def errors(self, origin: str) -> list[str]:
        """What scripts of pages of this origin failed at since the browser started; only Firefox can be asked."""
        return list(self._send("chrome", {"script": """
          return Services.console.getMessageArray().filter(one => one instanceof Ci.nsIScriptError &&
            !(one.flags & Ci.nsIScriptError.warningFlag) && one.sourceName.startsWith(arguments[0])).map(String);
        """, "args": [origin]}))  # fmt: skip

    def accessible(self) -> Any:
        """What a screen reader is given of the page: nodes with role, name, description, level, expanded, children.

        Roles are in the engine's own words. None while there is no tree yet; only Firefox can be asked.
        """
        return self._send("chrome", {"script": _FIREFOX_TREE, "args": []})

    def pdf(self) -> bytes:
        """The page on A4; only Firefox's driver can."""
        return base64.b64decode(self._send("print", {"page": {"width": 21.0, "height": 29.7}}))

    def _middle(self, place: str) -> dict[str, int]:
        box = self.js("""
          const one = [...document.querySelectorAll(arguments[0])].find(one => one.getClientRects().length);
          if (!one) return null;
          const seen = () => one.getClientRects()[0];
          if (seen().top < 80 || seen().bottom > innerHeight - 80) one.scrollIntoView({ block: "center" });
          return { x: Math.round(seen().x + seen().width / 2), y: Math.round(seen().y + seen().height / 2) };
        """, place)  # fmt: skip
        assert box, f"{self.engine}: nothing to be seen at {place}"
        return dict(box)
