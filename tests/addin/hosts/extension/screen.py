# ruff: noqa: PLC0415 - the bridge to the office is found when the tests run
"""A screen of the test run's own with a real office on it, into which the extension has been installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZE = (1366, 768)  # the commonest screen in these offices
_LONGEST = 240.0
_QUIET = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck")


def wait_for(asked: Callable[[], Any], seconds: float = 60.0) -> Any:
    """The first answer that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(Exception):
            if answer := asked():
                return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain")


@contextlib.contextmanager
def _process(command: list[str], **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **more)
    watchdog = threading.Timer(_LONGEST, os.killpg, (process.pid, signal.SIGKILL))  # a call into a stuck office never returns
    watchdog.daemon = True
    watchdog.start()
    try:
        yield process
    finally:
        watchdog.cancel()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A virtual screen with a number that was free."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    with _process(command, pass_fds=(write,), stdout=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as stream:
            yield f":{stream.readline().strip()}"


def install(extension: Path, profile: Path) -> None:
    """By unopkg into this user installation; it refuses root, so root lends the folder to nobody."""
    as_root = os.getuid() == 0
    profile.mkdir(parents=True)
    home = profile.parent / "home"
    home.mkdir(exist_ok=True)
    if as_root:
        for folder in (profile, home):
            shutil.chown(folder, "nobody")
        for parent in [extension.parent, *profile.parents][:-1]:
            with contextlib.suppress(PermissionError):
                parent.chmod(parent.stat().st_mode | 0o011)
        extension.chmod(0o644)
    done = subprocess.run(
        ["unopkg", "add", "--force", f"-env:UserInstallation={profile.as_uri()}", str(extension)],
        capture_output=True, text=True, timeout=90, check=False, env=os.environ | {"HOME": str(home)},
        **({"user": "nobody", "group": "nogroup", "extra_groups": []} if as_root else {}),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass
class Screen:
    """The running office: its screen, and the connection of the test itself."""

    display: str
    connection: Any
    config: Path

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
            env=os.environ | {"DISPLAY": self.display},
        )
        return done.stdout

    def picture(self, path: Path, crop: str = "") -> Path:
        """The screen as it is, for the pages in ``docs``; no test looks at it. ImageMagick takes it."""
        command = ["import", "-display", self.display, "-window", "root", *(["-crop", crop, "+repage"] if crop else [])]
        subprocess.run([*command, "-colors", "200", "-strip", f"png8:{path}"], check=True, timeout=30)
        return path

    def frame(self, model: Any) -> Any:
        return model.CurrentController.Frame

    def dispatcher(self, model: Any, tag: str) -> tuple[Any, Any]:
        from addin.hosts.libreoffice.connection import struct

        url = struct("util.URL", Complete=f"vnd.yinling:{tag}")
        _, url = self.connection.create("com.sun.star.util.URLTransformer").parseStrict(url)
        return self.frame(model).queryDispatch(url, "_self", 0), url

    def enabled(self, model: Any, tag: str) -> bool:
        """What a status listener is told, as a tool bar is."""
        import unohelper
        from com.sun.star.frame import XStatusListener

        heard: list[bool] = []

        class Listener(unohelper.Base, XStatusListener):  # type: ignore[misc]
            def statusChanged(self, event: Any) -> None:  # noqa: N802
                heard.append(event.IsEnabled)

            def disposing(self, _event: Any) -> None:
                pass

        found, url = self.dispatcher(model, tag)
        listener = Listener()
        found.addStatusListener(listener, url)
        found.removeStatusListener(listener, url)
        return heard[0]

    def press(self, model: Any, tag: str) -> None:
        found, url = self.dispatcher(model, tag)
        assert found is not None, f"nobody answers to {tag}"
        found.dispatch(url, ())

    def idle(self, model: Any, seconds: float = 60.0) -> None:
        """Until no button runs: then those that need no form can be pressed again."""
        wait_for(lambda: self.enabled(model, "help_about"), seconds)

    def place_of(self, model: Any, label: str) -> tuple[int, int] | None:
        """The middle of the button of that name in a tool bar, on the screen."""
        top = self.frame(model).ContainerWindow.getAccessibleContext()
        buttons = (_role("PUSH_BUTTON"), _role("BUTTON_DROPDOWN"))
        for one in _walk(top, deep=False):
            if one.getAccessibleName() == label and one.getAccessibleRole() in buttons:
                corner, size = one.getLocationOnScreen(), one.getSize()
                if corner.X >= 0 and size.Width:
                    return corner.X + size.Width // 2, corner.Y + size.Height // 2
        return None

    def boxes(self) -> list[tuple[Any, list[str]]]:
        """The message boxes on the screen with their texts, by the way that screen readers go."""
        toolkit = self.connection.create("com.sun.star.awt.Toolkit")
        tops = [toolkit.getTopWindow(i) for i in range(toolkit.getTopWindowCount())]
        found = []
        for top in tops:
            context = top.getAccessibleContext()
            if context.getAccessibleRole() in (_role("DIALOG"), _role("ALERT")):
                found.append((context, list(_texts(context))))
        return found

    def answer(self, *buttons: str, seconds: float = 60.0) -> str:
        """Wait for a message box that has one of these buttons, press it, and give the box's text."""
        texts, button = wait_for(lambda: self._asking(buttons or ("OK", "确定")), seconds)
        button.doAccessibleAction(0)
        return "\n".join(texts)

    def _asking(self, wanted: tuple[str, ...]) -> tuple[list[str], Any] | None:
        """A box with its button; the one answered before may still be going when the next is waited for."""
        for context, texts in self.boxes():
            for one in _walk(context):
                if one.getAccessibleName().replace("~", "") in wanted and hasattr(one, "doAccessibleAction"):
                    return texts, one
        return None


def _role(name: str) -> int:
    import uno

    return int(uno.getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))


def _walk(context: Any, *, deep: bool = True) -> Iterator[Any]:
    """All that stands inside; not the cells of a table, of which there are a thousand million."""
    yield context
    if not deep and context.getAccessibleRole() in (_role("DOCUMENT_SPREADSHEET"), _role("DOCUMENT"), _role("MENU_BAR")):
        return
    for i in range(min(context.getAccessibleChildCount(), 200)):
        yield from _walk(context.getAccessibleChild(i).getAccessibleContext(), deep=deep)


def _texts(context: Any) -> Iterator[str]:
    for one in _walk(context):
        if one.getAccessibleRole() != _role("PUSH_BUTTON") and hasattr(one, "getText") and one.getText():
            yield str(one.getText())


@contextlib.contextmanager
def running(folder: Path, extension: Path, **environment: str) -> Iterator[Screen]:
    """Install, start, connect; afterwards the whole group ends."""
    from addin.hosts.libreoffice import connect, find_soffice
    from addin.hosts.libreoffice.office import environment_without_venv

    profile, config = folder / "profile", folder / "config"
    install(extension, profile)
    url = f"pipe,name=yltest{uuid.uuid4().hex}"
    with display() as number:
        command = [str(find_soffice()), *_QUIET, f"-env:UserInstallation={profile.as_uri()}", f"--accept={url};urp;"]
        own = {"DISPLAY": number, "SAL_USE_VCLPLUGIN": "gen", "XDG_CONFIG_HOME": str(config), "HOME": str(folder / "home")}
        environment = environment_without_venv() | own | environment
        with _process(command, stdout=subprocess.DEVNULL, env=environment):
            yield Screen(number, connect(url, timeout=60), config)
