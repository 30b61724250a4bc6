"""What a click in LibreOffice starts: ``python -m addin.hosts.extension.clicked TAG PIPE DOCUMENT FOLDER-OF-UNO``.

It comes back to the office through its pipe, finds the workbook that was in front, and hands it to the buttons.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from pathlib import Path
from typing import Any, NoReturn

MARK = "银龄："  # the component shows the first line of the error stream where it begins like this
NO_BRIDGE = (
    "这个 Python 不能与 LibreOffice 通话（没有 uno，或者与 LibreOffice 的 Python 版本不同）。"
    "请安装 python3-uno，用系统的 Python 建立环境后重新生成扩展。"
)
NO_OFFICE = "没有连上 LibreOffice。请关闭 LibreOffice 重新打开，再点这个按钮。"
NO_BOOK = "点按钮时的那个工作簿已经关闭了。"


def main(arguments: list[str]) -> None:
    """Run one button; the exit status is not 0 where the office itself could not be reached."""
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # the component reads UTF-8 on every system
    tag, pipe, document, folder = arguments
    if not bring_bridge(Path(folder)):
        _give_up(NO_BRIDGE)
    from addin.doors.ribbon import lean_start  # noqa: PLC0415 - xlwings without what no button needs
    from addin.hosts.libreoffice import NoOffice, attach, connect, register, undo_step  # noqa: PLC0415 - needs the bridge

    lean_start.restore()
    register()  # as the active engine: activating a sheet asks for it
    try:
        app = attach(connect(f"pipe,name={pipe}", timeout=10))
    except NoOffice:
        _give_up(NO_OFFICE)
    book = next((one for one in app.books if str(one.api.RuntimeUID) == document), None)
    if book is None:
        _give_up(NO_BOOK)
    from addin.doors.ribbon.click import click  # noqa: PLC0415 - the buttons, once there is something to run them on

    book.set_mock_caller()
    with undo_step(book, _title(tag)):
        click(tag, book)


def _title(tag: str) -> str:
    """What the office calls the step that takes back all a button did."""
    from addin.doors.ribbon import find_button  # noqa: PLC0415 - as above

    try:
        return find_button(tag).label
    except LookupError:
        return tag


def bring_bridge(folder: Path) -> bool:
    """Make ``uno`` importable: this Python's own, or else the office's, and no other module of that folder."""
    try:
        if importlib.util.find_spec("uno") is None:
            sys.meta_path.append(_OfFolder(folder))
        importlib.import_module("uno")
    except ImportError:
        return False
    return True


class _OfFolder:
    """A finder of the bridge's modules alone: a whole folder on the path would bring other packages of the system along."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """The module, where it is one of the bridge's."""
        if name not in ("uno", "unohelper", "pyuno"):
            return None
        return importlib.machinery.PathFinder.find_spec(name, [str(self._folder)])


def _give_up(text: str) -> NoReturn:
    print(MARK + text, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
