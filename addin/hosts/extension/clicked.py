"""Run one button in LibreOffice: ``python -m addin.hosts.extension.clicked TAG PIPE DOCUMENT FOLDER-OF-UNO``.

The extension starts it at a click. It connects to the office through its pipe, finds the workbook DOCUMENT by its RuntimeUID
and runs the button of TAG on it.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from pathlib import Path
from typing import Any, NoReturn

MARK = "银龄："  # the component shows the first line of the error stream where it begins like this
NO_UNO = (
    "这个 Python 不能与 LibreOffice 通话（没有 uno，或者与 LibreOffice 的 Python 版本不同）。"
    "请安装 python3-uno，用系统的 Python 建立环境后重新生成扩展。"
)
NO_OFFICE = "没有连上 LibreOffice。请关闭 LibreOffice 重新打开，再点这个按钮。"
NO_BOOK = "点按钮时的那个工作簿已经关闭了。"


def main(arguments: list[str]) -> None:
    """Run one button. SystemExit with status 1 where the office or the workbook cannot be reached.

    ``arguments`` are the button's tag, the pipe's name, the document's RuntimeUID and the folder of the module ``uno``.
    """
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # the component reads UTF-8 on every system
    tag, pipe, document, folder = arguments
    if not import_uno(Path(folder)):
        _fail(NO_UNO)
    from addin.doors.ribbon import lean_start  # noqa: PLC0415 - xlwings without what no button needs
    from addin.hosts.libreoffice import NoOffice, attach, connect, register, undo_step  # noqa: PLC0415 - needs the bridge

    lean_start.restore()
    register()  # as the active engine: activating a sheet asks for it
    try:
        app = attach(connect(f"pipe,name={pipe}", timeout=10))
    except NoOffice:
        _fail(NO_OFFICE)
    book = next((one for one in app.books if str(one.api.RuntimeUID) == document), None)
    if book is None:
        _fail(NO_BOOK)
    from addin.doors.ribbon.click import click  # noqa: PLC0415 - after the connection is known to work

    book.set_mock_caller()
    with undo_step(book, _title(tag)):
        click(tag, book)


def _title(tag: str) -> str:
    """The name of the undo step that takes back all a button did."""
    from addin.doors.ribbon import find_button  # noqa: PLC0415 - as above

    try:
        return find_button(tag).label
    except LookupError:
        return tag


def import_uno(folder: Path) -> bool:
    """Import ``uno``: this Python's own, else the office's in ``folder``, but no other module there; whether it works."""
    try:
        if importlib.util.find_spec("uno") is None:
            sys.meta_path.append(_UnoFinder(folder))
        importlib.import_module("uno")
    except ImportError:
        return False
    return True


class _UnoFinder:
    """A finder of the modules of the UNO bridge alone: the whole folder on the path would add other packages of the system."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """The spec of a module of the bridge, None for any other."""
        if name not in ("uno", "unohelper", "pyuno"):
            return None
        return importlib.machinery.PathFinder.find_spec(name, [str(self._folder)])


def _fail(text: str) -> NoReturn:
    print(MARK + text, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
