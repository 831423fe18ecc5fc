"""Start Firefox and WebKit for `webdriver.py`, with the standard library alone.

WebKit's driver takes the commands of W3C WebDriver over HTTP. Firefox takes the same commands over a socket of its own,
Marionette. geckodriver only translates between the two, so it need not be installed.
"""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from webdriver import Send, Window

# Name of a command: its address over HTTP, and its name in Marionette.
_COMMANDS = {
    "actions": ("/actions", "WebDriver:PerformActions"),
    "back": ("/back", "WebDriver:Back"),
    "open": ("/url", "WebDriver:Navigate"),
    "print": ("/print", "WebDriver:Print"),
    "script": ("/execute/sync", "WebDriver:ExecuteScript"),
    "size": ("/window/rect", "WebDriver:SetWindowRect"),
}
# The window of MiniBrowser cannot be narrower than its toolbar, which is wider than a phone.
_NO_TOOLBAR = (
    "* { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px } image { -gtk-icon-transform: scale(0) }"
)
_FIREFOX_SETTINGS = {
    "app.update.auto": False, "browser.shell.checkDefaultBrowser": False, "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False, "marionette.port": 0, "network.captive-portal-service.enabled":
    False, "network.connectivity-service.enabled": False, "app.normandy.enabled": False, "ui.useOverlayScrollbars": 1,
}  # fmt: skip


def find_program(engine: str) -> str | None:
    """The program of "firefox" or "webkit" on this machine; the variables FIREFOX and WEBKIT_DRIVER win."""
    if engine == "firefox":
        return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    driver = os.environ.get("WEBKIT_DRIVER") or shutil.which("WebKitWebDriver")
    return driver if driver and _mini_browser() and shutil.which("Xvfb") else None


@contextmanager
def open_window(engine: str, environment: Mapping[str, str]) -> Iterator[Window]:
    """A window of "firefox" or "webkit", in a process with these environment variables as well; closed in the end."""
    program = find_program(engine)
    assert program, f"{engine} is not installed"
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        start = _firefox if engine == "firefox" else _webkit
        yield Window(engine, start(program, home, {**os.environ, **environment}, stack))


def _firefox(program: str, home: Path, environment: dict[str, str], stack: ExitStack) -> Send:
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _FIREFOX_SETTINGS.items()]
    (home / "user.js").write_text("\n".join(lines), "utf-8")
    options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(home)]
    _start([program, *options, "--width", "1600", "--height", "1300"], environment, stack)
    port = home / "MarionetteActivePort"
    _wait_until(lambda: port.exists() and port.read_text().strip(), 60)
    wire = stack.enter_context(socket.create_connection(("127.0.0.1", int(port.read_text()))))
    stream = stack.enter_context(wire.makefile("rb"))

    def receive() -> Any:
        digits = b""
        while not digits.endswith(b":"):
            digits += stream.read(1)
        return json.loads(stream.read(int(digits[:-1])))

    def ask(name: str, parameters: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, name, parameters]).encode()
        wire.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = receive()
        assert not error, f"firefox: {name}: {error['message']}"
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def send(name: str, parameters: dict[str, Any]) -> Any:
        if name != "chrome":
            return ask(_COMMANDS[name][1], parameters)
        ask("Marionette:SetContext", {"value": "chrome"})
        try:
            return ask("WebDriver:ExecuteScript", parameters)
        finally:
            ask("Marionette:SetContext", {"value": "content"})

    receive()
    ask("WebDriver:NewSession", {"capabilities": {}})
    return send


def _webkit(program: str, home: Path, environment: dict[str, str], stack: ExitStack) -> Send:
    (home / "gtk-3.0").mkdir()
    (home / "gtk-3.0/gtk.css").write_text(_NO_TOOLBAR, "utf-8")
    screen = _start(["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1300x24"], environment, stack)
    assert screen.stdout
    display = f":{screen.stdout.readline().decode().strip()}"
    port = _free_port()
    settings = {
        **environment,
        "DISPLAY": display,
        "XDG_CONFIG_HOME": str(home),
        "HOME": str(home),
        "GDK_BACKEND": "x11",
    }
    _start([program, f"--port={port}"], settings, stack)
    _wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, 30)

    def ask(method: str, address: str, body: dict[str, Any]) -> Any:
        request = Request(f"http://127.0.0.1:{port}{address}", json.dumps(body).encode(), method=method)
        with urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    wanted = {"webkitgtk:browserOptions": {"binary": str(_mini_browser()), "args": ["--automation"]}}
    session = f"/session/{ask('POST', '/session', {'capabilities': {'alwaysMatch': wanted}})['sessionId']}"
    stack.callback(ask, "DELETE", session, {})
    return lambda name, parameters: ask("POST", session + _COMMANDS[name][0], parameters)


def _start(command: list[str], environment: dict[str, str], stack: ExitStack) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, env=environment, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet)
    stack.callback(running.wait)
    stack.callback(running.terminate)
    return running


def _wait_until(happened: Callable[[], object], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "the browser does not start"
        time.sleep(0.05)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _mini_browser() -> Path | None:
    return next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
