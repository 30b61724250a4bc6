Attribute VB_Name = "YinlingShell"
Option Explicit
' What reaches outside of Excel, by itself so that a test can stand in its place.

Public Sub RunAndWait(ByVal command As String)
    CreateObject("WScript.Shell").Run command, 0, True
End Sub

Public Function NewFolder() As String
    NewFolder = Environ$("TEMP") & "\yinling-" & Format$(Now, "yyyymmddhhnnss") & "-" & CStr(Int(Rnd() * 1000000))
    MkDir NewFolder
End Function

' Hidden files count as well.
Public Function FileThere(ByVal path As String) As Boolean
    On Error Resume Next
    FileThere = Dir$(path, vbReadOnly + vbHidden + vbSystem) <> ""
End Function

Public Function FirstFile(ByVal folder As String, ByVal pattern As String) As String
    On Error Resume Next
    FirstFile = Dir$(folder & pattern)
End Function

Public Sub SaveCopy(ByVal path As String)
    ActiveWorkbook.SaveCopyAs path
End Sub

Public Sub OpenBook(ByVal path As String)
    Workbooks.Open path
End Sub

Public Function Separator() As String
    Separator = Application.PathSeparator
End Function

Public Sub ShowText(ByVal text As String, ByVal title As String)
    MsgBox text, vbExclamation, title
End Sub
