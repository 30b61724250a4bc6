# ruff: noqa: PLC0415 - the bridge to the office is found when the tests run
"""One office on a screen for each worker, with the extension installed as a user installs it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.addin.hosts.bridge import bridge_found
from tests.addin.hosts.extension.screen import SIZE, Screen, running, wait_for

PROGRAMS = ("soffice", "unopkg", "Xvfb", "xdotool")
NEEDED = "没有 {}：请安装（Debian：apt-get install libreoffice-calc python3-uno xvfb xdotool）。"


def _missing() -> str:
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if not bridge_found():
        absent.append("uno")
    return "、".join(absent)


@pytest.fixture(scope="session")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of its own that runs this Python, so that a test may take it away."""
    program = tmp_path_factory.mktemp("bin") / "python"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    return program


@pytest.fixture(scope="session")
def browsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What would have been opened in a browser, a line each."""
    return tmp_path_factory.mktemp("browser") / "opened.txt"


@pytest.fixture(scope="session")
def screen(interpreter: Path, browsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if missing := _missing():
        pytest.skip(NEEDED.format(missing))
    from addin.hosts.extension.build import build

    folder = tmp_path_factory.mktemp("lo")
    browser = browsed.with_name("browser")
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{browsed}"\n')
    browser.chmod(0o755)
    with running(folder, build(folder / "yinling.oxt", interpreter), BROWSER=f"{browser} %s") as started:
        yield started


@pytest.fixture(scope="session")
def app(screen: Screen) -> Any:
    from addin.hosts.libreoffice import attach, register

    register()
    attached = attach(screen.connection)
    attached.visible = True
    return attached


class Clerk:
    """Presses buttons on the workbook in front, and reads what is said."""

    def __init__(self, screen: Screen, app: Any) -> None:
        self.screen, self.app = screen, app

    def opens(self, path: Path) -> Any:
        book = self.app.books.open(str(path))
        book.api.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, *SIZE, 15)
        wait_for(lambda: self.screen.xdotool("search", "--name", path.stem))
        return book

    def presses(self, tag: str, book: Any, *answers: str) -> str:
        """Press it, answer each box (None of them: the only one is closed), wait until it has run; the last box's text."""
        self.screen.press(book.api, tag)
        said = ""
        for answer in answers or ("OK",):
            said = self.screen.answer(answer)
        self.screen.idle(book.api)
        return said

    def presses_silently(self, tag: str, book: Any) -> None:
        """Press one that says nothing."""
        self.screen.press(book.api, tag)
        self.screen.idle(book.api)
        assert not self.screen.boxes()

    def presses_for_a_book(self, tag: str, book: Any) -> Any:
        """Press one that opens another workbook, and give that."""
        before = {one.api.RuntimeUID for one in self.app.books}
        self.screen.press(book.api, tag)
        made = wait_for(lambda: next((one for one in self.app.books if one.api.RuntimeUID not in before), None))
        self.screen.idle(book.api)
        return made


@pytest.fixture
def clerk(screen: Screen, app: Any) -> Iterator[Clerk]:
    shutil.rmtree(screen.config, ignore_errors=True)
    yield Clerk(screen, app)
    for _, texts in screen.boxes():
        screen.answer()
        pytest.fail(f"a box was left open: {texts}")
    for book in list(app.books):
        book.close()
