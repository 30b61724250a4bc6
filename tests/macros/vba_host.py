"""The built add-in's VBA, really run by pyOpenVBA's interpreter; what reaches outside of Excel is a recorder.

xlwings' own module runs too, so that the command line that Windows would get is seen whole. Some places of it, which the
interpreter cannot read or which ask Windows itself, are rewritten in this copy alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication

_RECORDER = """
Public Function Run(ByVal command As String, ByVal style As Integer, ByVal waits As Boolean) As Long
    Debug.Print "RUN " & command
End Function
Public Function ExpandEnvironmentStrings(ByVal text As String) As String
    ExpandEnvironmentStrings = text
End Function
"""
SHELL = """
Public known As String, marked As String
Public Sub RunAndWait(ByVal command As String)
    Debug.Print "SHELL " & command
End Sub
Public Function NewFolder() As String
    NewFolder = "T:\\yl"
End Function
Public Function FileThere(ByVal path As String) As Boolean
    FileThere = InStr(known, "|" & path & "|") > 0
End Function
Public Function FirstFile(ByVal folder As String, ByVal pattern As String) As String
    FirstFile = marked
End Function
Public Sub SaveCopy(ByVal path As String)
    Debug.Print "COPY " & path
End Sub
Public Sub OpenBook(ByVal path As String)
    Debug.Print "OPEN " & path
End Sub
Public Function Separator() As String
    Separator = "/"
End Function
Public Sub ShowText(ByVal text As String, ByVal title As String)
    Debug.Print "SAY " & text
End Sub
Public Sub SetKnown(ByVal text As String)
    known = text
End Sub
Public Sub SetMarked(ByVal text As String)
    marked = text
End Sub
"""
INTERPRETER = r"C:\yinling\python\python.exe"


class Host:
    """An Excel in memory with the add-in loaded and a workbook in front."""

    def __init__(self, addin: Path) -> None:
        self.app = ExcelApplication.open(addin, with_vba=False)
        with ExcelFile(addin) as file:
            modules = {module.name: module.source for module in file.vba_project().modules}
        self.app.add_module(_RECORDER, name="Recorder", kind="class")
        self.app.add_module(_xlwings(modules["xlwings"]), name="xlwings")
        self.app.add_module(SHELL, name="YinlingShell")
        self.app.add_module(modules["Yinling"], name="Yinling")
        self.book: Any = self.app.add_workbook()
        self.app.activate_workbook(self.book)
        self.app.run("SetKnown", f"|{INTERPRETER}|")

    def click(self, tag: str) -> list[str]:
        """What the click ran and said."""
        before = len(self.app.console)
        self.app.run("ClickButton", tag)
        return self.app.console[before:]

    def ask(self, expression: str) -> object:
        return self.app.evaluate(expression)


def _xlwings(source: str) -> str:
    source = re.sub(r'(#Const App = "Microsoft Excel").*', r"\1", source)
    source = re.sub(r"(#If Mac Then) '.*", r"\1", source)
    source = source.replace("In Range(sht.Range", "In sht.Range(sht.Range")
    source = source.replace('If GetConfig("SHOW CONSOLE", False) = True Then', 'If CBool(GetConfig("SHOW CONSOLE", False)) Then')
    source = re.sub(r'Environ\("\w+"\)', r'"T:"', source)
    source = source.replace("Application.Hwnd", "4711")
    source = re.sub(r"(?m)^ *Kill .*$", "", source)
    for head, body in {
        "WScript(Optional CreateNew As Boolean) As Object": "Set WScript = New Recorder",
        "CreateGUID() As String": 'CreateGUID = "guid"',
        "FileExists(ByVal FileSpec As String) As Boolean": "FileExists = FileThere(FileSpec)",
    }.items():
        found = re.compile(rf"Function {re.escape(head)}.*?End Function", re.DOTALL)
        source, count = found.subn(lambda m, head=head, body=body: f"Function {head}\r\n{body}\r\nEnd Function", source)  # type: ignore[misc]
        assert count == 1, head
    return source
