"""The rooms of the code: which may import which, and how long a module may be."""

import ast
from pathlib import Path

import pytest
from root import ROOT

# From the bottom up: a room may import those before it. `watch`, and `figures` among the tools, rest on the evidence
# alone; no build imports `figures`, whose drawings are committed.
ROOMS = ("evidence", "checks", "rendering", "publishing", "cli", "hooks")
MODULES = sorted(path.relative_to(ROOT) for folder in ("src", "tools") for path in (ROOT / folder).rglob("*.py"))
IN_ROOMS = [module for module in MODULES if module.parts[0] == "src" or module.parts[1] == "figures"]


def may_import(room: str) -> set[str]:
    beside = {"watch", "figures"}
    allowed = {"evidence"} if room in beside else set(ROOMS[: ROOMS.index(room)]) - {"cli"}
    return allowed | {room} | ({"watch"} if room == "cli" else set())


def imports(source: str) -> set[str]:
    """The rooms that a module imports."""
    named = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add((node.module or "").partition(".")[0] or "a relative import")
    return named & {*ROOMS, "watch", "figures", "a relative import"}


@pytest.mark.parametrize("module", IN_ROOMS, ids=Path.as_posix)
def test_a_room_imports_only_those_below_it(module: Path) -> None:
    room = module.parts[1].removesuffix(".py")
    assert imports((ROOT / module).read_text("utf-8")) <= may_import(room)


def test_an_import_that_runs_back_up_is_caught() -> None:
    assert not imports("def f():\n    from publishing.site import Site\n") <= may_import("rendering")
    assert not imports("import checks.page") <= may_import("watch")
    assert not imports("from figures import draw") <= may_import("cli")
    assert not imports("from . import x") <= may_import("publishing")


@pytest.mark.parametrize("module", MODULES, ids=Path.as_posix)
def test_a_module_is_short(module: Path) -> None:
    assert len((ROOT / module).read_text("utf-8").splitlines()) <= 200
