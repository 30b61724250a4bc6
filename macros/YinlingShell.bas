Attribute VB_Name = "YinlingShell"
Option Explicit
' What reaches outside of Excel, by itself so that a test can stand in its place. Paths and texts go by ways that take Unicode:
' Dir$, MkDir, Environ$ and MsgBox lose Chinese where Windows' code page is not Chinese.

' Run a command without a window and wait; its exit code. The workbook's name travels in the environment, where nothing expands,
' splits or quotes it.
Public Function RunAndWait(ByVal command As String, ByVal bookName As String) As Long
    #If Mac Then
        RunAndWait = Val(AppleScriptTask("xlwings-" & SettingOf("XLWINGS_VERSION") & ".applescript", "VbaHandler", command & "|||/dev/null"))
    #Else
        With CreateObject("WScript.Shell")
            .Environment("PROCESS").Item("YINLING_BOOK") = bookName
            RunAndWait = .Run(command, 0, True)
        End With
    #End If
End Function

Public Function WindowNumber() As String
    WindowNumber = CStr(Application.Hwnd)
End Function

' A workbook from a mail or the internet that Excel shows but lets nobody work on. WPS knows no such view.
Public Function ProtectedViewInFront() As Boolean
    On Error Resume Next
    If ActiveWorkbook Is Nothing Then ProtectedViewInFront = Not Application.ActiveProtectedViewWindow Is Nothing
End Function

Private Function Files() As Object
    Set Files = CreateObject("Scripting.FileSystemObject")
End Function

Public Function NewFolder() As String
    Const TEMPORARY As Long = 2
    NewFolder = Files.BuildPath(Files.GetSpecialFolder(TEMPORARY).Path, "yinling-" & Files.GetTempName)
    Files.CreateFolder NewFolder
End Function

Public Sub RemoveFolder(ByVal folder As String)
    On Error Resume Next ' what a virus scanner holds open must not stop the button
    Files.DeleteFolder folder, True
End Sub

Public Function FileThere(ByVal path As String) As Boolean
    FileThere = Files.FileExists(path)
End Function

' The path of the first workbook in a folder, empty where there is none.
Public Function FirstWorkbook(ByVal folder As String) As String
    Dim file As Object
    If Not Files.FolderExists(folder) Then Exit Function
    For Each file In Files.GetFolder(folder).Files
        If FirstWorkbook = "" And LCase$(file.Name) Like "*.xls[xm]" Then FirstWorkbook = file.Path
    Next file
End Function

Public Sub SaveCopy(ByVal path As String)
    ActiveWorkbook.SaveCopyAs path
End Sub

Public Sub OpenAsNew(ByVal path As String)
    Workbooks.Add path
End Sub

' Without a Declare, which Windows can be told to forbid in macros.
Public Sub ShowText(ByVal text As String, ByVal title As String)
    #If Mac Then
        MsgBox text, vbExclamation, title
    #Else
        CreateObject("WScript.Shell").Popup text, 0, title, vbExclamation + vbSystemModal
    #End If
End Sub
