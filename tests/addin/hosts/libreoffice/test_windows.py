"""An office with windows, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
import xlwings as xw

from addin.hosts.libreoffice import connect

NEEDED = "没有 Xvfb：请安装（Debian：apt-get install xvfb）。"


@pytest.fixture
def screen(app, monkeypatch) -> Iterator[None]:
    if shutil.which("Xvfb") is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NEEDED)
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
    try:
        yield shown
    finally:
        shown.kill()


def _press(url: str, title: str, button: str) -> None:
    """Press a button of a message box, through what the office tells a screen reader."""
    toolkit = connect(url).create("com.sun.star.awt.Toolkit")
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for index in range(toolkit.getTopWindowCount()):
            box = toolkit.getTopWindow(index).getAccessibleContext()
            if box.getAccessibleName() == title:
                found = [c for c in _inside(box) if c.getAccessibleName() == button]
                if found:
                    found[0].doAccessibleAction(0)
                    return
        time.sleep(0.1)
    raise AssertionError(f"no button {button} in {title}")


def _inside(context):
    for index in range(context.getAccessibleChildCount()):
        child = context.getAccessibleChild(index).getAccessibleContext()
        yield child
        yield from _inside(child)


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
        answers: list[str] = []
        ask = lambda b=buttons, a=answers: a.append(window.alert("你好", "标题", buttons=b, mode="info"))  # noqa: E731
        asking = threading.Thread(target=ask)
        asking.start()
        _press(window.impl.connection.url, "标题", pressed)
        asking.join(20)
        assert answers == [answer]
