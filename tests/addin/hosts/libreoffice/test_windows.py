"""An office with windows, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.hosts.libreoffice import presser

ROOT = Path(__file__).parents[4]
LONGEST = 150.0  # seconds
NEEDED = "没有 Xvfb：请安装（Debian：apt-get install xvfb）。"


@pytest.fixture
def screen(app, monkeypatch) -> Iterator[None]:
    if shutil.which("Xvfb") is None:
        pytest.skip(NEEDED)
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        monkeypatch.setenv("DISPLAY", ":" + os.read(ours, 16).decode().strip())
        yield
    finally:
        os.close(ours)
        server.kill()
        server.wait()


@pytest.fixture
def window(screen) -> Iterator[xw.App]:
    shown = xw.App(visible=True)
    watchdog = threading.Timer(LONGEST, shown.kill)  # a box that nobody closes would wait for ever
    watchdog.start()
    try:
        yield shown
    finally:
        watchdog.cancel()
        shown.kill()


def _finger(window: xw.App, title: str, button: str) -> subprocess.Popen[bytes]:
    """A process of its own: two threads of one Python may not talk to the office at the same time (its bridge loses members)."""
    command = [sys.executable, "-m", presser.__name__, window.impl.connection.url, title, button]
    return subprocess.Popen(command, cwd=ROOT)


def test_windows(window):
    first = window.books[0]
    assert window.visible is True
    assert window.hwnd > 0
    second = window.books.add()
    assert window.books.active == second
    first.activate()
    window.activate(steal_focus=True)
    window.status_bar = "正在检查……"
    window.status_bar = False
    window.visible = False
    assert window.visible is False
    window.books.add()
    assert window.visible is False
    window.visible = True
    assert window.visible is True

    for buttons, pressed, answer in (("yes_no", "Yes", "yes"), ("ok_cancel", "Cancel", "cancel"), (None, "OK", "ok")):
        finger = _finger(window, "标题", pressed)
        assert window.alert("你好", "标题", buttons=buttons, mode="info") == answer
        assert finger.wait(30) == 0
