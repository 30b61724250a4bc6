"""The extension's UNO component: it runs in the office's own Python and imports nothing of ours.

A click starts the interpreter named in the extension's settings, a new process for each click as in Excel, which connects to
the office through a pipe. While a button runs, all are disabled.
"""

from __future__ import annotations

import contextlib
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
MARK = "银龄："  # prefix of a button's error line (``clicked.MARK``, which cannot be imported here)
NO_INTERPRETER = "找不到银龄的运行程序“{path}”，可能被移走或删除了。请重新生成并安装银龄的 LibreOffice 扩展。"
NOT_STARTED = "银龄的运行程序没有启动成功。请重新生成并安装银龄的 LibreOffice 扩展。"
NO_SETTINGS = "银龄扩展的设置文件坏了。请重新生成并安装银龄的 LibreOffice 扩展。"
STILL_TYPING = "有一个格子还没有输完。请先按回车键，再点一次这个按钮。"
_CELLS = "application/x-openoffice-link"  # what cells can be copied as, and a text that is being typed cannot
_OFFICE_ONLY = ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "URE_BOOTSTRAP", "UNO_PATH", "PYTHONSTARTUP")


def settings() -> dict[str, Any]:
    """The content of settings.json beside this component; empty where it cannot be read."""
    try:
        found = json.loads(Path(__file__).with_name("settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


class ClickRunner:
    """State shared by all windows of one office: the pipe, whether a button runs, the status listeners."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.settings = settings()
        self.running = False
        self._held: list[Any] = []
        self._pipe = ""
        self._acceptor: Any = None
        self._listeners: list[tuple[Any, Any, Any]] = []

    def add_listener(self, dispatch: Any, listener: Any, url: Any) -> None:
        """Register a listener for the status of a button, and send it the current one."""
        self._listeners.append((dispatch, listener, url))
        self._notify(dispatch, listener, url)

    def remove_listener(self, listener: Any, url: Any) -> None:
        """Remove a listener for a button."""
        self._listeners = [one for one in self._listeners if one[1] != listener or one[2].Complete != url.Complete]

    def refresh(self) -> None:
        """Send the current status of their buttons to all listeners."""
        for one in list(self._listeners):
            try:
                self._notify(*one)
            except Exception:  # noqa: BLE001 - a window that was closed in between is no reason to stop
                self._listeners.remove(one)

    def _notify(self, dispatch: Any, listener: Any, url: Any) -> None:
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
        """Run a button in a process of its own; where that cannot start, show why in a message box."""
        interpreter = str(self.settings.get("interpreter", ""))
        if self.running:
            return
        if not self.settings:
            self._finish(frame, NO_SETTINGS)
        elif not Path(interpreter).is_file():
            self._finish(frame, NO_INTERPRETER.format(path=interpreter))
        elif is_typed_into(frame.Controller):
            self._finish(frame, STILL_TYPING)
        else:
            self._start([interpreter, "-I", "-B", "-m", str(self.settings["module"]), tag], frame)

    def _start(self, command: list[str], frame: Any) -> None:
        document = str(frame.Controller.Model.RuntimeUID)
        folder = str(Path(uno.__file__).resolve().parent)
        environment = {key: value for key, value in os.environ.items() if key not in _OFFICE_ONLY}
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
        self._hold(frame.Controller.Model)
        self.refresh()
        threading.Thread(target=self._wait, args=(process, frame), daemon=True).start()

    def _hold(self, model: Any) -> None:
        """Let the windows of a workbook take neither mouse nor keys, so that it stays as the button reads it."""
        controllers = model.getControllers()
        while controllers.hasMoreElements():
            window = controllers.nextElement().Frame.ContainerWindow
            window.setEnable(False)
            self._held.append(window)

    def release(self) -> None:
        """Let the held windows take mouse and keys again."""
        while self._held:
            with contextlib.suppress(Exception):  # one that was closed in between
                self._held.pop().setEnable(True)

    def pipe(self) -> str:
        """The name of the pipe this office accepts connections on: opened at the first click, with a random name."""
        if not self._pipe:
            name = f"yinling{uuid.uuid4().hex}"
            acceptor = self.context.ServiceManager.createInstanceWithContext("com.sun.star.office.Acceptor", self.context)
            acceptor.initialize((f"pipe,name={name};urp;", True))
            self._pipe, self._acceptor = name, acceptor  # an acceptor without a reference is closed
        return self._pipe

    def _wait(self, process: subprocess.Popen[bytes], frame: Any) -> None:
        _, errors = process.communicate()
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        self.running = False
        failure = ""
        if process.returncode:
            failure = lines[0].removeprefix(MARK) if lines and lines[0].startswith(MARK) else NOT_STARTED
        self._finish(frame, failure.strip())

    def _finish(self, frame: Any, failure: str) -> None:
        """Finish in the office's main thread after it has returned from the click, so that a message box does not block it."""
        later = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self.context)
        later.addCallback(Finished(self, frame, failure), None)


class Finished(unohelper.Base, XCallback):  # type: ignore[misc] # the office's classes have no types
    """The callback in the office's main thread after a button has run."""

    def __init__(self, clicks: ClickRunner, frame: Any, failure: str) -> None:
        self.clicks, self.frame, self.failure = clicks, frame, failure

    def notify(self, _data: Any) -> None:
        """Enable the workbook and the buttons again, and show a failure."""
        self.clicks.release()
        self.clicks.refresh()
        if self.failure:
            say(self.frame, self.failure)


def is_typed_into(controller: Any) -> bool:
    """Whether a cell of a workbook's view is being typed into: what could be copied then is the text, otherwise the cells."""
    if not hasattr(controller, "getTransferable"):
        return False
    copied = controller.getTransferable()  # None where cells that lie apart are selected
    return copied is not None and all(one.MimeType.partition(";")[0] != _CELLS for one in copied.getTransferDataFlavors())


def say(frame: Any, text: str) -> None:
    """Show a text in a message box."""
    window = frame.ContainerWindow
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "WARNINGBOX")
    box = window.Toolkit.createMessageBox(window, kind, 1, TITLE, text)
    box.execute()
    box.dispose()


class Buttons(unohelper.Base, XInitialization, XServiceInfo, XDispatchProvider, XDispatch):  # type: ignore[misc] # as above
    """The handler of our URLs for one window; its methods are those of UNO's interfaces."""

    _shared: ClickRunner | None = None

    def __init__(self, context: Any) -> None:
        if Buttons._shared is None:
            Buttons._shared = ClickRunner(context)
        self.clicks = Buttons._shared
        self.frame: Any = None

    def initialize(self, arguments: Any) -> None:  # UNO's names from here on
        """Set the frame of the window, the first argument."""
        if arguments:
            self.frame = arguments[0]

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:  # noqa: N802
        """The handler itself for our URLs, None for others."""
        return self if url.Protocol == PROTOCOL else None

    def queryDispatches(self, requests: Any) -> tuple[Any, ...]:  # noqa: N802
        """The handler for each of several requests, None where it is not ours."""
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: Any) -> None:
        """Run the clicked button; an item of a drop-down is identified by its text."""
        tag = url.Complete[len(PROTOCOL) :]
        members = self.clicks.settings.get("menus", {}).get(tag)
        if members:
            texts = {one.Name: one.Value for one in arguments}
            tag = members.get(texts.get("Text"), "")
        if self.enabled(tag):
            self.clicks.start(tag, self.frame)

    def enabled(self, tag: str) -> bool:
        """Whether the button is enabled for the workbook of this window."""
        if not tag or self.clicks.running:
            return False
        return tag not in self.clicks.settings.get("forms", ()) or self._ours()

    def _ours(self) -> bool:
        model = self.frame.Controller.Model if self.frame is not None and self.frame.Controller is not None else None
        sheets = getattr(model, "Sheets", None)
        return sheets is not None and bool(sheets.hasByName(self.clicks.settings.get("form_sheet", "")))

    def addStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        """Register a listener for the status of a button."""
        self.clicks.add_listener(self, listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        """Remove a listener for the status of a button."""
        self.clicks.remove_listener(listener, url)

    def getImplementationName(self) -> str:  # noqa: N802
        """The registered name of this implementation."""
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:  # noqa: N802
        """Whether this is the registered service."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        """The registered service."""
        return (SERVICE,)


if sys.implementation.name == "cpython":  # the office's loader looks for this name
    g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816
    g_ImplementationHelper.addImplementation(Buttons, IMPLEMENTATION, (SERVICE,))
