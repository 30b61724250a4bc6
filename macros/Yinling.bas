Attribute VB_Name = "Yinling"
Option Explicit
' The buttons' side of Excel and WPS. ASCII only: a project's code page decides what becomes of anything else.
' Texts for people stand in the settings sheet, columns D (key) and E (text).

Private ribbonUi As IRibbonUI

Public Sub OnLoad(ui As IRibbonUI)
    Set ribbonUi = ui
End Sub

Public Sub GetEnabled(control As IRibbonControl, ByRef enabled As Variant)
    enabled = WorkbookIsOurs()
End Sub

Public Sub OnAction(control As IRibbonControl)
    ClickButton control.Tag
End Sub

Public Sub RefreshRibbon()
    If Not ribbonUi Is Nothing Then ribbonUi.Invalidate
End Sub

Public Sub ClickButton(ByVal buttonTag As String)
    Dim trouble As String
    If ActiveWorkbook Is Nothing Then Workbooks.Add
    trouble = TroubleBefore(buttonTag)
    If trouble <> "" Then
        Tell trouble
    ElseIf HostIsWps() Then
        CheckByFile buttonTag
    Else
        RunPython "from addin.doors.ribbon.click import click; click('" & buttonTag & "')"
    End If
End Sub

' What forbids to run anything, as the key of its text; empty where nothing does.
' RunPython asks the active workbook first which program to run, so this must come before it.
Public Function TroubleBefore(ByVal buttonTag As String) As String
    If Not TagIsPlain(buttonTag) Then
        TroubleBefore = "BAD_TAG"
    ElseIf WorkbookRedirects() Or FolderRedirects() Then
        TroubleBefore = "REDIRECTED"
    ElseIf InStr(ActiveWorkbook.Name, "=") > 0 Then
        TroubleBefore = "EQUALS_IN_NAME"
    ElseIf Not InterpreterThere() Then
        TroubleBefore = "NO_INTERPRETER"
    End If
End Function

Public Function TagIsPlain(ByVal buttonTag As String) As Boolean
    Dim i As Long
    TagIsPlain = Len(buttonTag) > 0 And Len(buttonTag) < 60
    For i = 1 To Len(buttonTag)
        If InStr("abcdefghijklmnopqrstuvwxyz_", Mid$(buttonTag, i, 1)) = 0 Then TagIsPlain = False
    Next i
End Function

Public Function WorkbookIsOurs() As Boolean
    Dim sheetName As String, i As Long
    If ActiveWorkbook Is Nothing Then Exit Function
    sheetName = TextOf("FORM_SHEET")
    For i = 1 To ActiveWorkbook.Sheets.Count
        If ActiveWorkbook.Sheets(i).Name = sheetName Then WorkbookIsOurs = True
    Next i
End Function

' A sheet of settings of ours, or one that makes xlwings look for code in the workbook.
Public Function WorkbookRedirects() As Boolean
    Dim sheetName As String, i As Long
    If ActiveWorkbook.FullName = ThisWorkbook.FullName Then Exit Function
    For i = 1 To ActiveWorkbook.Sheets.Count
        sheetName = LCase$(ActiveWorkbook.Sheets(i).Name)
        If sheetName = LCase$(SettingsSheetName()) Or Right$(sheetName, 3) = ".py" Then WorkbookRedirects = True
    Next i
End Function

Public Function FolderRedirects() As Boolean
    Dim folder As String
    folder = ActiveWorkbook.Path
    If folder = "" Or InStr(folder, "://") > 0 Then Exit Function
    FolderRedirects = FileThere(folder & Separator() & SettingsSheetName())
End Function

Public Function InterpreterThere() As Boolean
    #If Mac Then
        InterpreterThere = True
    #Else
        Dim interpreter As String
        interpreter = SettingOf("INTERPRETER_WIN")
        If interpreter <> "" Then InterpreterThere = FileThere(interpreter)
    #End If
End Function

' WPS gives no way in to a Python outside: its buttons go the way of files.
Public Function HostIsWps() As Boolean
    Dim host As String
    host = Application.Name
    On Error Resume Next ' not every host knows where it lies
    host = host & " " & Application.Path
    On Error GoTo 0
    host = LCase$(host)
    HostIsWps = InStr(host, "wps") > 0 Or InStr(host, "kingsoft") > 0 Or SettingOf("BY_FILE") = "True"
End Function

' Save a copy of what is on the screen, have the command line mark it, open the marked copy.
Public Sub CheckByFile(ByVal buttonTag As String)
    Dim folder As String, copied As String, marked As String
    If buttonTag <> TextOf("BY_FILE_TAG") Then
        Tell "ONLY_BY_FILE"
        Exit Sub
    End If
    folder = NewFolder()
    copied = folder & "\check.xlsx"
    SaveCopy copied
    RunAndWait CheckCommand(copied, folder & "\marked")
    marked = FirstFile(folder & "\marked\", "*.xlsx")
    If marked = "" Then
        Tell "NOT_MARKED"
    Else
        OpenBook folder & "\marked\" & marked
    End If
End Sub

Public Function CheckCommand(ByVal fileName As String, ByVal folder As String) As String
    CheckCommand = Quoted(SettingOf("INTERPRETER_WIN")) & " -I -m addin.doors.commandline.main check " & Quoted(fileName) & " --marked " & Quoted(folder)
End Function

Private Function Quoted(ByVal text As String) As String
    Quoted = Chr$(34) & text & Chr$(34)
End Function

Public Sub Tell(ByVal key As String)
    ShowText TextOf(key), TextOf("TITLE")
End Sub

Public Function SettingsSheetName() As String
    SettingsSheetName = PROJECT_NAME & ".conf"
End Function

Public Function SettingOf(ByVal key As String) As String
    SettingOf = Looked(key, 1)
End Function

Public Function TextOf(ByVal key As String) As String
    TextOf = Looked(key, 4)
End Function

' The value beside a key of this add-in's own sheet, never of the active workbook's.
Private Function Looked(ByVal key As String, ByVal column As Long) As String
    Dim sheet As Object, i As Long
    Set sheet = ThisWorkbook.Sheets(SettingsSheetName())
    For i = 1 To 60
        If CStr(sheet.Cells(i, column).Value) = key Then
            Looked = CStr(sheet.Cells(i, column + 1).Value)
            Exit Function
        End If
    Next i
End Function
