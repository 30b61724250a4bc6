"""The built add-in's VBA, really run by pyOpenVBA's interpreter; what reaches outside of Excel is a recorder.

The module ``Yinling`` runs unchanged, so that the command line that Windows would get is seen whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication

SHELL = """
Public known As String, marked As String, refusal As String, exitCode As Long, protectedView As Boolean
Public Function RunAndWait(ByVal command As String, ByVal bookName As String) As Long
    Debug.Print "RUN " & command & " FOR " & bookName
    If refusal <> "" Then Err.Raise Number:=70, Description:=refusal
    RunAndWait = exitCode
End Function
Public Function WindowNumber() As String
    WindowNumber = "4711"
End Function
Public Function ProtectedViewInFront() As Boolean
    ProtectedViewInFront = protectedView
End Function
Public Function NewFolder() As String
    NewFolder = "T:\\yl"
End Function
Public Sub RemoveFolder(ByVal folder As String)
    Debug.Print "REMOVE " & folder
End Sub
Public Function FileThere(ByVal path As String) As Boolean
    FileThere = InStr(known, "|" & path & "|") > 0
End Function
Public Function FirstWorkbook(ByVal folder As String) As String
    If marked <> "" Then FirstWorkbook = folder & "\\" & marked
End Function
Public Sub SaveCopy(ByVal path As String)
    Debug.Print "COPY " & path
End Sub
Public Sub OpenAsNew(ByVal path As String)
    Debug.Print "NEW FROM " & path
End Sub
Public Sub ShowText(ByVal text As String, ByVal title As String)
    Debug.Print "SAY " & text
End Sub
Public Sub SetKnown(ByVal text As String)
    known = text
End Sub
Public Sub SetMarked(ByVal text As String)
    marked = text
End Sub
Public Sub SetRefusal(ByVal text As String)
    refusal = text
End Sub
Public Sub SetExitCode(ByVal number As Long)
    exitCode = number
End Sub
Public Sub SetProtectedView(ByVal open_ As Boolean)
    protectedView = open_
End Sub
"""
INTERPRETER = r"C:\yinling\python\python.exe"


class Host:
    """An Excel in memory with the add-in loaded and a workbook in front."""

    def __init__(self, addin: Path) -> None:
        self.app = ExcelApplication.open(addin, with_vba=False)
        with ExcelFile(addin) as file:
            modules = {module.name: module.source for module in file.vba_project().modules}
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
