"""The box in which a button asks for a PIN: no host offers one whose letters are hidden, so it is Python's own."""

from __future__ import annotations

from addin.errors import Refused

_NO_BOX = "{name}设了口令，这台电脑弹不出输入口令的小窗，这一步没有做。请让系统管理员给 Python 装上 tkinter。"


def ask_pin(name: str) -> str:
    """The PIN of the person of that name; empty where the box is closed. Refused where no box can be shown."""
    try:
        import tkinter  # noqa: PLC0415 - hardly ever needed, and not everywhere there
        from tkinter import simpledialog  # noqa: PLC0415
    except ImportError:
        raise Refused(_NO_BOX.format(name=name)) from None
    try:
        window = tkinter.Tk()
    except tkinter.TclError:
        raise Refused(_NO_BOX.format(name=name)) from None
    window.withdraw()
    window.attributes("-topmost", True)
    try:
        return simpledialog.askstring("银龄", f"请输入{name}的口令：", show="●", parent=window) or ""
    finally:
        window.destroy()
