"""What runs in the Python of a click: the workbook is found by its name and Excel's window, and no library is loaded in vain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from addin.hosts.excel import clicked
from tests.addin.memory_host import App


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> App:
    """An Excel whose window is 4711; its workbooks are found by name, as those of xlwings are."""
    app = App()
    found = {4711: SimpleNamespace(books={"a=b%TEMP%.xlsx": app.books.add()})}
    xlwings = SimpleNamespace(
        App=lambda impl: found[impl], _xlwindows=SimpleNamespace(App=lambda xl: xl), books=SimpleNamespace(active=app.books.add())
    )
    monkeypatch.setitem(sys.modules, "xlwings", xlwings)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return app


@pytest.mark.parametrize("window", [["4711"], []], ids=["Windows", "Mac"])
def test_the_workbook_that_was_in_front_is_found(window: list[str], excel: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clicked.BOOK, "a=b%TEMP%.xlsx")
    clicked.main(["help_about", *window])
    assert "银龄" in excel.said[-1]


def test_a_workbook_that_is_not_found_ends_with_a_status_and_a_line_in_the_log(
    excel: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(clicked.BOOK, "other.xlsx")
    with pytest.raises(SystemExit) as ended:
        clicked.main(["help_about", "4711"])
    assert ended.value.code == 1
    assert "help_about KeyError" in (tmp_path / "yinling" / "buttons.log").read_text(encoding="utf-8")
    assert excel.said == []


def test_the_python_of_a_click_loads_xlwings_without_pandas(tmp_path: Path) -> None:
    code = (
        "import sys; from addin.hosts.excel.clicked import main\n"
        "try: main(['help_about'])\n"  # there is no Excel on Linux
        "except SystemExit as ended: print(ended.code, 'xlwings' in sys.modules, sys.modules['pandas'])"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[4], env={"HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout == "1 True None\n", done.stderr
