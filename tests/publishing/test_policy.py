"""What a page may do: its content policy allows all that it needs, in every state, and nothing that it does not.

And in all these states nobody else is asked for anything.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from pages_server import PagesServer
from playwright.sync_api import Browser
from root import ROOT
from site_check import BuiltSite, external_links
from site_pages import DESK, EXPLORER, FACTS, HOME, INTERACTIONS, PHONE, TEMPLATES, TOPIC
from tabs import WatchedTab, until

from publishing.policy import policy, template_scripts

QUERY = "?q=alcohol"


@pytest.fixture(params=[DESK, PHONE])
def watched(browser: Browser, server: PagesServer, request: pytest.FixtureRequest) -> Iterator[WatchedTab]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield WatchedTab(context, server.url)
    context.close()


def test_nothing_is_blocked_and_nobody_else_is_asked_in_any_state(watched: WatchedTab) -> None:
    for path in (*TEMPLATES, FACTS, EXPLORER, "no/such/page/"):
        page = watched.open(path)
        page.wait_for_load_state("load")
    # An address that leads nowhere is told as an error, rightly.
    watched.faults = [fault for fault in watched.faults if "404" not in fault]

    page = watched.open(TOPIC)
    for panel in ("nav", "toc"):
        opener = page.locator(f"[popovertarget={panel}]:visible:not([popovertargetaction])")
        if opener.count():
            opener.first.click()
            page.keyboard.press("Escape")
    page.locator("[data-theme-button]").first.evaluate("button => { button.click(); button.click(); }")
    page.locator(".lead sup a").first.focus()
    assert page.locator("#tip").is_visible()
    page.emulate_media(media="print")
    page.pdf()
    page.emulate_media(media="screen", color_scheme="dark", forced_colors="active", reduced_motion="reduce")

    page = watched.open(TOPIC + QUERY)
    page.locator("#find .results ol a").first.wait_for()
    page = watched.open(HOME)
    page.locator("main [name=q]").fill("sleep")
    page.locator("main .results ol a").first.wait_for()
    page.locator("main [name=q]").press("Enter")
    # Home with the query in its address is home still.
    page.wait_for_url(lambda url: not url.partition("#")[0].endswith("clonazepam/"))
    watched.open(INTERACTIONS).get_by_role("searchbox", name="Find").fill("fluoxetine")
    watched.open(EXPLORER).locator("[data-explorer] [name=longest]").fill("60")
    assert not watched.faults, "\n".join(watched.faults)


@pytest.mark.parametrize(("attack", "directive"), [
    ("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)", "script"),
    ("document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()", "script"),
    ("document.body.innerHTML += '<p style=\"color: red\">'", "style"),
    ("const s = document.createElement('style'); s.textContent = 'p { color: red }'; document.body.append(s)", "style"),
    ("const i = new Image(); i.src = 'https://example.org/x.png'", "img"),
    ("fetch('https://example.org/').catch(() => 0)", "connect"),
    ("const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f)", "frame"),
    ("const f = document.createElement('form'); f.action = '/'; document.body.append(f); f.submit()", "form-action"),
    ("const b = document.createElement('base'); b.href = 'https://example.org/'; document.head.append(b)", "base-uri"),
])  # fmt: skip
def test_what_does_not_belong_to_the_page_is_blocked(
    browser: Browser, server: PagesServer, attack: str, directive: str
) -> None:
    context = browser.new_context()
    watched = WatchedTab(context, server.url)
    page = watched.open(TOPIC)
    page.evaluate(f"() => {{ {attack} }}")
    until(page, lambda: watched.was_told(f"blocked: {directive}"))
    assert page.evaluate("window.ran") is None
    context.close()


def test_every_page_carries_a_strict_policy_before_anything_else(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        first = list(html.fromstring(path.read_bytes()).iter("meta"))[:2]
        assert first[0].get("charset"), path
        assert first[1].get("http-equiv", "").lower() == "content-security-policy", path
        rules = first[1].get("content", "")
        assert rules.startswith("default-src 'none';"), path
        assert "unsafe" not in rules
        assert "http" not in rules
        assert head.index("security-policy") < min(head.find(tag) % 10**9 for tag in ("<script", "<style", "<link"))
        assert path.name == "404.html" or "no-referrer" in head or "http-equiv=refresh" in head


def test_an_inline_script_of_a_template_is_allowed_by_its_hash_and_data_needs_none() -> None:
    # The digest of "a()" as another tool has it: printf 'a()' | openssl dgst -sha256 -binary | base64
    allowed = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    assert policy("<script>a()</script>", {"a()"}).count("sha256") == 1
    assert allowed in policy("<script>a()</script>", {"a()"})
    assert allowed in policy('<script type="speculationrules">a()</script>', {"a()"})
    assert allowed in policy("<style>a()</style>", set()).partition("style-src")[2]
    for data in ('<script type="application/ld+json">a()</script>', "<script src=a.js></script>"):
        assert "sha256" not in policy(data, set())


@pytest.mark.parametrize("script", ["<script>steal()</script>", "<SCRIPT type=module>steal()</SCRIPT>"])
def test_an_inline_script_of_nobody_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match=r"no template has: steal\(\)"):
        policy(f"<p>{script}", {"a()"})


def test_the_scripts_of_the_templates_are_few() -> None:
    scripts = template_scripts(ROOT / "overrides")
    assert len(scripts) == 2
    assert {"prefetch" in script or "dataset.theme" in script for script in scripts} == {True}


def test_a_link_to_another_site_hands_nothing_over(built: BuiltSite) -> None:
    outward = external_links(built)
    assert outward
    for file, page in built.pages.items():
        for link in page.tree.iter("a"):
            assert link.get("target") is None
            if link.get("href") in outward:
                assert "noopener" in (link.get("rel") or "").split(), f"{file}: {link.get('href')}"
