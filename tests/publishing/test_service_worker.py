"""Reading without a connection, for those who ask for it: what is kept, when it is shown, and how it goes away."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from pages_server import Answer, PagesServer, base_of
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from precache import STOPPING, correct, kept, publish
from tabs import until

from publishing.service_worker import WORKER

PRIVACY = "about/privacy/"
KEEP, REMOVE = "Keep this site for reading offline", "Remove the copy from this device"
NOTE = "You are reading the copy"
CACHES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.map(({ scope }) => scope))"


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """A published site of the test's own, to change at will. Of its pages it has a few, so that it is soon kept."""
    few = {site / page / "index.html" for page in ("", PRIVACY, STOPPING, "safety/overdose/")}
    pages = {path for path in site.rglob("index.html") if path not in few}
    shutil.copytree(
        site, tmp_path / "few", ignore=lambda at, names: {name for name in names if Path(at, name) in pages}
    )
    publish(tmp_path / "few", lambda text: text)
    return tmp_path / "few"


@pytest.fixture
def whole(site: Path, tmp_path: Path) -> Path:
    """All of the published site."""
    return shutil.copytree(site, tmp_path / "whole")


@pytest.fixture(params=["whole", "folder"], ids=["below a path", "on a domain of its own"])
def host(request: pytest.FixtureRequest) -> Iterator[PagesServer]:
    folder = request.getfixturevalue(request.param)
    with PagesServer(folder, base_of(folder) if request.param == "whole" else "/") as running:
        yield running


@pytest.fixture
def pages(folder: Path) -> Iterator[PagesServer]:
    with PagesServer(folder, base_of(folder)) as running:
        yield running


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def keep(reader: BrowserContext, host: PagesServer) -> Page:
    """A reader who has asked for the site, and has it."""
    page = reader.new_page()
    page.goto(host.url + PRIVACY)
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Kept. You can now read")).to_be_visible(timeout=60_000)
    return page


def test_nothing_is_kept_until_the_reader_asks(reader: BrowserContext, pages: PagesServer) -> None:
    page = reader.new_page()
    for path in ("", STOPPING, PRIVACY):
        page.goto(pages.url + path)
        page.wait_for_load_state("load")
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    assert page.evaluate(CACHES) == page.evaluate(WORKERS) == []


def test_every_page_and_search_can_be_read_without_a_connection(reader: BrowserContext, host: PagesServer) -> None:
    page = keep(reader, host)
    host.pause = None
    missed = """async ([base, paths]) => {
      const answers = await Promise.all(paths.map(path => fetch(base + path).then(({ ok }) => ok, () => false)));
      return paths.filter((path, at) => !answers[at]);
    }"""
    assert page.evaluate(missed, [host.url, list(kept(host.deployment.root))]) == []
    page.goto(host.url)
    page.locator("main [name=q]").fill("stopping")
    page.locator(f"main .results ol a[href*='{STOPPING}']").first.click()
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.locator("sup a").first.focus()
    expect(page.locator("#tip")).to_be_visible()
    page.goto(f"{host.url}{STOPPING}?q=dose")
    page.locator("#find .results ol a").first.wait_for()
    missing = page.goto(f"{host.url}no/such/page/")
    assert missing
    assert missing.status == 404
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()


def test_with_a_connection_a_correction_is_seen_at_once(
    reader: BrowserContext, pages: PagesServer, folder: Path
) -> None:
    page = keep(reader, pages)
    page.goto(pages.url + STOPPING)
    publish(folder, correct, with_worker=False)
    page.goto(pages.url + STOPPING)
    expect(page.locator("h1")).to_contain_text("(corrected)")
    expect(page.get_by_text(NOTE)).to_have_count(0)


def test_on_a_line_that_hardly_answers_the_copy_comes_after_three_seconds(
    reader: BrowserContext, pages: PagesServer
) -> None:
    page = keep(reader, pages)
    pages.pause = 9
    begun = monotonic()
    page.goto(pages.url + STOPPING, wait_until="commit")
    took = monotonic() - begun
    expect(page.get_by_text(NOTE)).to_be_visible()
    assert 2.9 < took < 5
    pages.pause = 0


def test_the_copy_comes_when_the_host_itself_is_broken(reader: BrowserContext, pages: PagesServer) -> None:
    page = keep(reader, pages)
    pages.broken = True
    page.goto(pages.url + STOPPING)
    expect(page.get_by_text(NOTE)).to_be_visible()


def test_a_slow_answer_within_the_limit_wins_over_the_copy(
    reader: BrowserContext, pages: PagesServer, folder: Path
) -> None:
    page = keep(reader, pages)
    publish(folder, correct, with_worker=False)
    pages.pause = 1.5
    page.goto(pages.url + STOPPING, wait_until="commit")
    expect(page.locator("h1")).to_contain_text("(corrected)")


def test_a_new_version_replaces_the_old_one_within_one_visit(
    reader: BrowserContext, pages: PagesServer, folder: Path
) -> None:
    page = keep(reader, pages)
    before = page.evaluate(CACHES)
    publish(folder, correct)
    page.goto(pages.url)
    until(page, lambda: len(now := page.evaluate(CACHES)) == 1 and now != before, seconds=60)
    pages.pause = None
    page.goto(pages.url + STOPPING)
    expect(page.locator("h1")).to_contain_text("(corrected)")
    expect(page.get_by_text(NOTE)).to_be_visible()


def listen(pages: PagesServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the server is asked for from now on."""
    asked, answer = list[str](), pages.answer

    def noted(address: str) -> Answer:
        asked.append(address)
        return answer(address)

    monkeypatch.setattr(pages, "answer", noted)
    return asked


def test_a_new_version_fetches_only_what_has_changed(
    reader: BrowserContext, pages: PagesServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = keep(reader, pages)
    before, earlier = page.evaluate(CACHES), kept(folder)
    asked = listen(pages, monkeypatch)
    page.goto(pages.url, wait_until="load")
    visit = {*asked, f"{pages.base}{WORKER}"}
    asked.clear()
    publish(folder, correct)
    page.goto(pages.url)
    until(page, lambda: len(now := page.evaluate(CACHES)) == 1 and now != before, seconds=60)
    changed = {f"{pages.base}{path}" for path, hash_ in kept(folder).items() if earlier[path] != hash_}
    assert f"{pages.base}{STOPPING}" in changed
    assert set(asked) - visit == changed - visit


def test_what_was_kept_before_the_line_broke_is_not_fetched_again(
    reader: BrowserContext, pages: PagesServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = keep(reader, pages)
    publish(folder, correct)
    hidden = folder / "search"
    hidden.rename(folder / "away")
    page.goto(pages.url)
    until(page, lambda: len(page.evaluate(CACHES)) == 2, seconds=60)
    until(page, lambda: page.evaluate("navigator.serviceWorker.getRegistration().then(one => !one.installing)"))
    (folder / "away").rename(hidden)
    asked = listen(pages, monkeypatch)
    page.goto(pages.url)
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    until(page, lambda: len(page.evaluate(CACHES)) == 1, seconds=60)
    assert not any(address.endswith(STOPPING) for address in asked)


@pytest.mark.parametrize("address", [STOPPING.rstrip("/"), f"{STOPPING}index.html"])
def test_without_a_connection_an_address_in_another_form_is_read_too(
    reader: BrowserContext, pages: PagesServer, address: str
) -> None:
    page = keep(reader, pages)
    pages.pause = None
    page.goto(pages.url + address)
    expect(page.get_by_text(NOTE)).to_be_visible()


@pytest.mark.parametrize("status", [403, 429])
def test_the_copy_comes_when_the_host_turns_readers_away(
    reader: BrowserContext, pages: PagesServer, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = keep(reader, pages)
    answer = pages.answer
    monkeypatch.setattr(pages, "answer", lambda address: replace(answer(address), status=status))
    page.goto(pages.url + STOPPING)
    expect(page.get_by_text(NOTE)).to_be_visible()


def test_half_of_one_version_and_half_of_another_are_never_kept(
    reader: BrowserContext, pages: PagesServer, folder: Path
) -> None:
    publish(folder, correct, with_worker=False)
    page = reader.new_page()
    page.goto(pages.url + PRIVACY)
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("The site could not be kept")).to_be_visible(timeout=60_000)
    assert page.evaluate(CACHES) == page.evaluate(WORKERS) == []
    expect(page.get_by_role("button", name=KEEP)).to_be_enabled()


def test_what_was_kept_can_be_removed_without_a_trace_and_nothing_else_goes(
    reader: BrowserContext, pages: PagesServer
) -> None:
    other = reader.new_page()
    other.goto(pages.url)
    other.evaluate("caches.open('of another site')")
    page = keep(reader, pages)
    page.reload()
    page.get_by_role("button", name=REMOVE).click()
    expect(page.get_by_text("Removed. Nothing of it is left")).to_be_visible()
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    pages.pause = None
    page.evaluate("fetch('../').catch(() => 0)")  # the worker of a page that is still open answers once more
    assert page.evaluate(CACHES) == ["of another site"]
    assert page.evaluate(WORKERS) == []
    with pytest.raises(Error, match="ERR_"):
        page.goto(pages.url + STOPPING)


@pytest.mark.parametrize("refusal", [
    "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('refused'))",
    "ServiceWorkerContainer.prototype.getRegistrations = () => Promise.reject(new Error('refused'))",
])  # fmt: skip
def test_a_browser_that_refuses_is_told_about_and_breaks_nothing(
    reader: BrowserContext, pages: PagesServer, refusal: str
) -> None:
    reader.add_init_script(refusal)
    page = reader.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(pages.url + PRIVACY)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("[data-offline] [role=status]")).to_contain_text("kept", ignore_case=True, timeout=60_000)
    assert faults == []


def test_the_pages_still_come_when_what_was_kept_is_gone(reader: BrowserContext, pages: PagesServer) -> None:
    page = keep(reader, pages)
    page.evaluate(f"{CACHES}.then(all => Promise.all(all.map(name => caches.delete(name))))")
    pages.pause = 3.5
    page.goto(pages.url + STOPPING, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    pages.pause = 0
