"""The buttons' side of LibreOffice: it runs inside the office's own Python and needs nothing but it.

A click starts the interpreter that the extension's settings name, a new Python for each click as in Excel; that one comes
back through a pipe which the office opens for it. While a button runs, all are grey.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import uuid
from pathlib import Path
from typing import Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.beans import NamedValue
from com.sun.star.frame import ControlCommand, FeatureStateEvent, XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

IMPLEMENTATION = "org.yinling.Buttons"
SERVICE = "com.sun.star.frame.ProtocolHandler"
PROTOCOL = "vnd.yinling:"
TITLE = "银龄"
MARK = "银龄："  # how what the button's Python says of itself begins (``clicked.MARK``, which cannot be imported here)
NO_INTERPRETER = "找不到银龄的运行程序“{path}”，可能被移走或删除了。请重新生成并安装银龄的 LibreOffice 扩展。"
NOT_STARTED = "银龄的运行程序没有启动成功。请重新生成并安装银龄的 LibreOffice 扩展。"
NO_SETTINGS = "银龄扩展的设置文件坏了。请重新生成并安装银龄的 LibreOffice 扩展。"
_NOT_FOR_OTHERS = ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "URE_BOOTSTRAP", "UNO_PATH", "PYTHONSTARTUP")


def settings() -> dict[str, Any]:
    """What the build wrote beside this component; empty where it cannot be read."""
    try:
        found = json.loads(Path(__file__).with_name("settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


class Clicks:
    """What all windows of one office share: the pipe, whether a button runs, and who wants to know."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.settings = settings()
        self.running = False
        self._pipe = ""
        self._acceptor: Any = None
        self._told: list[tuple[Any, Any, Any]] = []

    def listen(self, dispatch: Any, listener: Any, url: Any) -> None:
        """Someone shows this button and wants to know whether it is grey."""
        self._told.append((dispatch, listener, url))
        self._tell(dispatch, listener, url)

    def forget(self, listener: Any, url: Any) -> None:
        """They show it no longer."""
        self._told = [one for one in self._told if one[1] != listener or one[2].Complete != url.Complete]

    def refresh(self) -> None:
        """Ask anew for every button shown which is grey."""
        for one in list(self._told):
            try:
                self._tell(*one)
            except Exception:  # noqa: BLE001 - a window that was closed in between is no reason to stop
                self._told.remove(one)

    def _tell(self, dispatch: Any, listener: Any, url: Any) -> None:
        tag = url.Complete[len(PROTOCOL) :]
        event = FeatureStateEvent()
        event.Source, event.FeatureURL = dispatch, url
        event.IsEnabled = dispatch.enabled(tag)
        members = self.settings.get("menus", {}).get(tag)
        if members:
            entries = uno.Any("[]string", tuple(members))
            event.State = ControlCommand("SetList", (NamedValue("List", entries),))
        listener.statusChanged(event)

    def start(self, tag: str, frame: Any) -> None:
        """Run a button in a Python of its own; what goes wrong before that one can speak is said here."""
        interpreter = str(self.settings.get("interpreter", ""))
        if self.running:
            return
        if not self.settings:
            self._finish(frame, NO_SETTINGS)
        elif not Path(interpreter).is_file():
            self._finish(frame, NO_INTERPRETER.format(path=interpreter))
        else:
            self._start([interpreter, "-I", "-B", "-m", str(self.settings["module"]), tag], frame)

    def _start(self, command: list[str], frame: Any) -> None:
        document = str(frame.Controller.Model.RuntimeUID)
        folder = str(Path(uno.__file__).resolve().parent)
        environment = {key: value for key, value in os.environ.items() if key not in _NOT_FOR_OTHERS}
        process = subprocess.Popen(  # noqa: S603 - the program the extension was built for, and no text of a workbook
            [*command, self.pipe(), document, folder],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=Path.home(),
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a black window
        )
        self.running = True
        self.refresh()
        threading.Thread(target=self._wait, args=(process, frame), daemon=True).start()

    def pipe(self) -> str:
        """The name of the pipe this office listens on: opened at the first click, and not to be guessed."""
        if not self._pipe:
            name = f"yinling{uuid.uuid4().hex}"
            acceptor = self.context.ServiceManager.createInstanceWithContext("com.sun.star.office.Acceptor", self.context)
            acceptor.initialize((f"pipe,name={name};urp;", True))
            self._pipe, self._acceptor = name, acceptor  # one that nobody holds stops listening
        return self._pipe

    def _wait(self, process: subprocess.Popen[bytes], frame: Any) -> None:
        _, errors = process.communicate()
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        self.running = False
        trouble = ""
        if process.returncode:
            trouble = lines[0].removeprefix(MARK) if lines and lines[0].startswith(MARK) else NOT_STARTED
        self._finish(frame, trouble.strip())

    def _finish(self, frame: Any, trouble: str) -> None:
        """In the office's main thread, and not before it has returned from the click: a box must not hold up whoever clicked."""
        later = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self.context)
        later.addCallback(Finished(self, frame, trouble), None)


class Finished(unohelper.Base, XCallback):  # type: ignore[misc] # the office's classes have no types
    """What is done in the office's main thread once a button has run."""

    def __init__(self, clicks: Clicks, frame: Any, trouble: str) -> None:
        self.clicks, self.frame, self.trouble = clicks, frame, trouble

    def notify(self, _data: Any) -> None:
        """Buttons can be pressed again; a failure is said."""
        self.clicks.refresh()
        if self.trouble:
            say(self.frame, self.trouble)


def say(frame: Any, text: str) -> None:
    """One sentence in a message box."""
    window = frame.ContainerWindow
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "WARNINGBOX")
    box = window.Toolkit.createMessageBox(window, kind, 1, TITLE, text)
    box.execute()
    box.dispose()


class Buttons(unohelper.Base, XInitialization, XServiceInfo, XDispatchProvider, XDispatch):  # type: ignore[misc] # as above
    """The handler of our addresses for one window."""

    _shared: Clicks | None = None

    def __init__(self, context: Any) -> None:
        if Buttons._shared is None:
            Buttons._shared = Clicks(context)
        self.clicks = Buttons._shared
        self.frame: Any = None

    def initialize(self, arguments: Any) -> None:  # the office's own names from here on
        """The window this handler is for."""
        if arguments:
            self.frame = arguments[0]

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:  # noqa: N802
        """Give this handler, where the address is ours."""
        return self if url.Protocol == PROTOCOL else None

    def queryDispatches(self, requests: Any) -> tuple[Any, ...]:  # noqa: N802
        """The same for several."""
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: Any) -> None:
        """A click: of a button, or of a line of a drop-down, which comes as its text."""
        tag = url.Complete[len(PROTOCOL) :]
        members = self.clicks.settings.get("menus", {}).get(tag)
        if members:
            texts = {one.Name: one.Value for one in arguments}
            tag = members.get(texts.get("Text"), "")
        if self.enabled(tag):
            self.clicks.start(tag, self.frame)

    def enabled(self, tag: str) -> bool:
        """Whether the button may be pressed now on the workbook of this window."""
        if not tag or self.clicks.running:
            return False
        return tag not in self.clicks.settings.get("forms", ()) or self._ours()

    def _ours(self) -> bool:
        model = self.frame.Controller.Model if self.frame is not None and self.frame.Controller is not None else None
        sheets = getattr(model, "Sheets", None)
        return sheets is not None and bool(sheets.hasByName(self.clicks.settings.get("form_sheet", "")))

    def addStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        """Someone shows this button."""
        self.clicks.listen(self, listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        """They show it no longer."""
        self.clicks.forget(listener, url)

    def getImplementationName(self) -> str:  # noqa: N802
        """As registered."""
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:  # noqa: N802
        """As registered."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        """As registered."""
        return (SERVICE,)


if sys.implementation.name == "cpython":  # the office's loader looks for this name
    g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816
    g_ImplementationHelper.addImplementation(Buttons, IMPLEMENTATION, (SERVICE,))
