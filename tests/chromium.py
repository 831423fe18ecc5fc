"""Start Chromium, and give it a window that understands what those of Firefox and WebKit do, for walks in all three."""

import os
from collections.abc import Mapping
from typing import Any

from browser import find_browser
from playwright.sync_api import Browser, BrowserType, Error, Page
from webdriver import END, ENTER, ESCAPE, SHIFT, TAB, Window

_KEYS = {ESCAPE: "Escape", TAB: "Tab", ENTER: "Enter", SHIFT: "Shift", END: "End"}

# Chromium's own errands (updates, sync, experiments) would be noise in a test of who a page talks to.
_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
_AS_ROOT = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def launch(kind: BrowserType, *flags: str, fonts: Mapping[str, str] | None = None, **options: Any) -> Browser:
    """The Chromium of this machine, with more `flags`, the environment of `fonts`, and options of Playwright's."""
    known: dict[str, str | float | bool] = {**os.environ, **(fonts or {})}
    return kind.launch(executable_path=find_browser(), args=[*_FLAGS, *_AS_ROOT, *flags], env=known, **options)


class ChromiumWindow(Window):
    """The same window by way of Playwright, which drives Chromium in all other tests."""

    def __init__(self, page: Page) -> None:
        super().__init__("chromium", lambda name, parameters: None)
        self.page = page
        self.failed: list[str] = []
        page.on("pageerror", lambda error: self.failed.append(str(error)))

    def open(self, url: str) -> None:
        self.page.goto(url)

    def back(self) -> None:
        self.page.go_back()

    def js(self, code: str, *arguments: Any) -> Any:
        run = f"given => (function () {{ {code} }})(...given)"
        for _ in range(10):
            try:
                return self.page.evaluate(run, list(arguments))
            except Error as error:
                if "destroyed" not in error.message:
                    raise
            # The page was left while it was asked; the other drivers ask the next one.
            self.page.wait_for_load_state("domcontentloaded")
        raise AssertionError("the page was left again and again while it was asked")

    def size(self, width: int, height: int = 800) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def press(self, *keys: str) -> None:
        self.page.keyboard.press("+".join(_KEYS.get(key, key) for key in keys))

    def point(self, place: str, *then: str) -> None:
        self.page.mouse.move(*self._middle(place).values())
        if then:
            self.page.mouse.down()
            self.page.mouse.up()

    def errors(self, origin: str) -> list[str]:
        return self.failed

    def accessible(self) -> Any:
        tools = self.page.context.new_cdp_session(self.page)
        nodes = {node["nodeId"]: node for node in tools.send("Accessibility.getFullAXTree")["nodes"]}
        tools.detach()

        def value(node: dict[str, Any], key: str) -> Any:
            return node.get(key, {}).get("value", "")

        def go(node: dict[str, Any]) -> dict[str, Any]:
            more = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
            return {
                "role": "" if node["ignored"] else value(node, "role"),
                "name": value(node, "name"),
                "description": value(node, "description"),
                "level": more.get("level", 0),
                "expanded": more.get("expanded"),
                "children": [go(nodes[child]) for child in node.get("childIds", []) if child in nodes],
            }

        return go(next(iter(nodes.values())))

    def pdf(self) -> bytes:
        return self.page.pdf(format="A4")
