"""The two commands: what they do the second time, and what they say when something is missing."""

import ast
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from root import ROOT

import environment
import make

STARTERS = ("make.py", "environment.py")


def run_make(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(root / "make.py"), *arguments], capture_output=True, text=True)


def test_an_unknown_command_is_answered_in_one_line_that_names_the_known_ones() -> None:
    answer = run_make("publish")
    assert answer.returncode != 0
    assert answer.stderr.count("\n") == 1
    assert all(name in answer.stderr for name in ("publish", "serve", "build", "test", "offline", "update"))


def test_without_a_command_the_commands_are_listed() -> None:
    answer = run_make()
    assert answer.returncode == 0
    assert "serve" in answer.stdout


def test_an_old_python_is_told_so() -> None:
    with pytest.raises(environment.MakeError, match=r"3\.11\.5 or newer is needed, and this is 3\.9\.2"):
        make.require_python((3, 9, 2))


@pytest.mark.parametrize("name", STARTERS)
def test_an_old_python_can_read_far_enough_to_be_told(name: str) -> None:
    ast.parse(ROOT.joinpath(name).read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 11, 5), (3, 12, 0), (4, 0, 0)])
def test_a_newer_python_will_do(version: tuple[int, int, int]) -> None:
    make.require_python(version)


def test_make_py_and_pyproject_ask_for_the_same_python() -> None:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={make.OLDEST}"


def test_a_taken_port_is_named_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(environment.MakeError, match=f"port {port} is not free"):
            make.require_port(port)
    make.require_port(port)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what make.py needs, and pins of nothing."""
    for name in STARTERS:
        tmp_path.joinpath(name).write_bytes(ROOT.joinpath(name).read_bytes())
    for name in environment.BUILD, environment.TESTS:
        tmp_path.joinpath(name).write_text("# nothing\n", "utf-8")
    tmp_path.joinpath("src").mkdir()
    tmp_path.joinpath("src", "cli.py").write_text("WHERE = 'src'\n", "utf-8")
    return tmp_path


class Installer:
    """Stands in for pip and notes what it was asked to install."""

    def __init__(self, fails: str = "") -> None:
        self.asked: list[str] = []
        self.fails = fails

    def __call__(self, root: Path, name: str) -> None:
        self.asked.append(name)
        if name == self.fails:
            raise environment.MakeError("no network")


def installed(project: Path, *more: str) -> list[str]:
    """The requirement files that one run installs."""
    installer = Installer()
    environment.prepare(project, installer, *more)
    return installer.asked


def test_the_second_run_installs_nothing(project: Path) -> None:
    assert installed(project) == [environment.BUILD]
    assert installed(project) == []


def test_the_tests_add_their_packages_and_a_build_keeps_them(project: Path) -> None:
    installed(project)
    project.joinpath(".venv", "stray").touch()
    assert installed(project, environment.TESTS) == [environment.TESTS]
    assert installed(project) == []
    assert project.joinpath(".venv", "stray").exists()


@pytest.mark.parametrize("name", [environment.BUILD, environment.TESTS])
def test_changed_pins_are_installed_into_an_empty_environment(project: Path, name: str) -> None:
    installed(project, environment.TESTS)
    project.joinpath(".venv", "stray").touch()
    project.joinpath(name).write_text("# other\n", "utf-8")
    assert installed(project) == [environment.BUILD]
    assert not project.joinpath(".venv", "stray").exists()
    assert installed(project, environment.TESTS) == [environment.TESTS]


@pytest.mark.parametrize("name", [environment.BUILD, environment.TESTS])
def test_an_installation_that_failed_is_tried_again(project: Path, name: str) -> None:
    with pytest.raises(environment.MakeError, match="no network"):
        environment.prepare(project, Installer(fails=name), environment.TESTS)
    assert name in installed(project, environment.TESTS)


def test_an_environment_that_somebody_else_made_is_not_emptied(project: Path) -> None:
    theirs = project / ".venv" / "theirs"
    theirs.parent.mkdir()
    theirs.touch()
    with pytest.raises(environment.MakeError, match="would be emptied"):
        installed(project)
    assert theirs.is_file()


def test_only_tests_need_more_than_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(make, "prepare", lambda root, install, *more: asked.append(more))
    for command in ("serve", "build", "test", "offline", "update"):
        # The name stays, for the command line is read from it.
        stand_in = make.parse([command])["command"].__name__
        monkeypatch.setattr(make, stand_in, named(command))
        assert make.main([command]) == 0
    assert asked == [(), (), (environment.TESTS,), (), (environment.TESTS,)]


def named(name: str) -> Callable[..., None]:
    """A command that does nothing."""

    def command(root: Path, **_: object) -> None:
        """Do nothing."""

    command.__name__ = name
    return command


def test_what_follows_two_dashes_goes_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(make, "run", lambda root, *words: ran.append(words))
    monkeypatch.setattr(make, "require_browser", lambda root: None)
    for words in (["test", "--", "tests/checks", "-x"], ["test", "--all", "--", "tests/checks"]):
        options = make.parse(words)
        options.pop("command")(ROOT, **options)
    assert ran == [("pytest", "tests/checks", "-x"), ("pytest", "-m", "slow or not slow", "tests/checks")]


def test_the_environment_finds_the_package_in_src(project: Path) -> None:
    environment.prepare(project, Installer())
    found = subprocess.run(
        [environment.python(project), "-I", "-c", "import cli; print(cli.WHERE)"],
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert found.stdout == "src\n"


def test_an_environment_of_another_folder_is_never_emptied_through_a_link(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    other.joinpath("theirs").touch()
    try:
        project.joinpath(".venv").symlink_to(other, target_is_directory=True)
    except OSError:
        pytest.skip("Windows lets only some users make links")
    with pytest.raises(environment.MakeError, match="remove the link"):
        environment.prepare(project, Installer())
    assert other.joinpath("theirs").is_file()


def test_missing_pins_are_answered_in_one_line(project: Path) -> None:
    project.joinpath("requirements.txt").unlink()
    answer = run_make("build", root=project)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "requirements.txt is missing" in answer.stderr


def test_packages_that_cannot_be_installed_are_answered_in_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.delenv("CI", raising=False)
    project.joinpath("requirements.txt").write_text(f"nothing==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    answer = run_make("build", root=project)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "is there a network?" in answer.stderr
    assert "nothing==1" in project.joinpath(".venv", "install.log").read_text("utf-8")


def step(*, fails: bool = False) -> Callable[..., None]:
    """Stands in for the tools of a build, which write one page and then may fail."""

    def run(root: Path, module: str, *arguments: str) -> None:
        if arguments[0] == "build":
            folder = Path(arguments[-1])
            folder.mkdir()
            folder.joinpath("index.html").write_text("new", "utf-8")
        if fails:
            raise environment.MakeError(f"{module} failed")

    return run


def test_a_build_that_fails_leaves_the_earlier_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    site.joinpath("index.html").write_text("old", "utf-8")
    monkeypatch.setattr(make, "run", step(fails=True))
    with pytest.raises(environment.MakeError):
        make.build(tmp_path)
    assert site.joinpath("index.html").read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [site]


def test_a_site_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    site.joinpath("index.html").write_text("old", "utf-8")
    rename = Path.rename

    def held(path: Path, target: Path) -> Path:
        if path.name == "fresh":
            raise PermissionError("held open")
        return rename(path, target)

    monkeypatch.setattr(make, "run", step())
    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(environment.MakeError, match="held open"):
        make.build(tmp_path)
    assert site.joinpath("index.html").read_text("utf-8") == "old"


def test_a_build_that_succeeds_replaces_the_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    site.joinpath("gone.html").write_text("old", "utf-8")
    monkeypatch.setattr(make, "run", step())
    make.build(tmp_path)
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert list(tmp_path.iterdir()) == [site]


def test_the_offline_copy_is_packed_from_a_site_just_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    tools = step()

    def run(root: Path, *arguments: str) -> None:
        ran.append(arguments)
        tools(root, *arguments)

    monkeypatch.setattr(make, "run", run)
    make.offline(tmp_path)
    assert [words[1] for words in ran] == ["build", "offline"]
    assert ran[-1] == ("cli", "offline", "site", "clonazepam-reference.zip")
    assert tmp_path.joinpath("site", "index.html").is_file()


def test_an_update_names_every_package_that_changed() -> None:
    before = "a==1 \\\n    --hash=sha256:0\nb==2 ; python_version < '3.12' \\\nc==3\n"
    after = "a==1.1 \\\n    --hash=sha256:1\nb==2\nd==4\n"
    assert make.changes(before, after) == ["a: 1 -> 1.1", "c: 3 -> none", "d: none -> 4"]
