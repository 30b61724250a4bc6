"""The page in a real Chromium, opened as a file, as a clerk opens it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from addin.errors import Refused
from addin.hosts.browser.build import build

SECONDS = 1000  # milliseconds
LONGEST = 120 * SECONDS  # a start on a machine that does much else
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def built(folder: Path) -> Path:
    """The page, or the test is skipped where its parts cannot be had."""
    try:
        return build(folder / "银龄.html")
    except Refused as refusal:
        pytest.skip(str(refusal))


class ClerksPage:
    """One open page, with every address that it asked for; what its policy stopped was asked of nobody."""

    def __init__(self, tab: Any, file: Path) -> None:
        self.tab = tab
        self.asked: list[str] = []
        tab.set_default_timeout(LONGEST)
        tab.on("filechooser", lambda chooser: None)  # from now on the driver answers choosers, also one that opens at once
        tab.context.on("request", lambda request: self.asked.append(request.url))
        tab.context.on("requestfailed", self._failed)
        tab.goto(file.as_uri())

    def _failed(self, request: Any) -> None:
        if request.failure == "csp":
            self.asked.remove(request.url)

    def wait(self) -> str:
        """What the line at the top says when nothing is being done any more."""
        self.tab.wait_for_selector("#status[data-state=ready]")
        return str(self.tab.inner_text("#status-text"))

    def drop(self, *files: Path) -> str:
        """Choose files and wait for the result; what the page says of it."""
        self.tab.set_input_files("#files", [str(file) for file in files])
        self.tab.wait_for_selector("#results:not(:empty), #status.wrong[data-state=ready]", state="attached")
        return self.wait()

    def drag(self, onto: str, *paths: Path) -> None:
        """Drag files and folders onto what a selector finds, as from a file manager."""
        self.tab.locator(onto).scroll_into_view_if_needed()
        box = self.tab.locator(onto).bounding_box()
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        with_mouse = self.tab.context.new_cdp_session(self.tab)
        for kind in ("dragEnter", "dragOver", "drop"):
            place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
            with_mouse.send("Input.dispatchDragEvent", {"type": kind, "data": data, **place})
        with_mouse.detach()

    def program(self, *files: Path) -> Any:
        """What ``yinling.check`` gives a program."""
        self.tab.evaluate(
            "() => { document.getElementById('program')?.remove(); const field = document.createElement('input');"
            " Object.assign(field, {type: 'file', multiple: true, id: 'program'}); document.body.append(field); }"
        )
        self.tab.set_input_files("#program", [str(file) for file in files])
        return json.loads(
            self.tab.evaluate("async () => JSON.stringify(await yinling.check(document.getElementById('program').files))")
        )

    def saved(self, button: str, folder: Path) -> Path:
        """The file that is saved when a button is clicked."""
        with self.tab.expect_download() as waiting:
            self.tab.locator("#results, section:not([hidden])").get_by_role("button", name=button).first.click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium, or the test is skipped where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("没有 Chromium：请安装（Debian：apt-get install chromium）。")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield opened
        opened.close()


def texts(tab: Any, selector: str) -> Sequence[str]:
    return [one.strip() for one in tab.locator(selector).all_inner_texts()]
