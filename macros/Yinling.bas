Attribute VB_Name = "Yinling"
Option Explicit
' The buttons' side of Excel and WPS. ASCII only: a project's code page decides what becomes of anything else.
' Texts for people stand in the settings sheet, columns D (key) and E (text). That sheet of the add-in's own is all that decides
' which program runs: no workbook, and no file beside one, is asked.

Private Const SETTINGS_SHEET As String = "YINLING.conf"
Private ribbonUi As Object ' not As IRibbonUI: WPS has no library of that name

Public Sub OnLoad(ui As Object)
    Set ribbonUi = ui
End Sub

Public Sub GetEnabled(control As Object, ByRef enabled As Variant)
    enabled = True
    On Error Resume Next ' a button is better pressed in vain than grey without a reason
    enabled = WorkbookIsOurs()
End Sub

Public Sub OnAction(control As Object)
    ClickButton control.Tag
End Sub

Public Sub RefreshRibbon()
    On Error Resume Next
    If Not ribbonUi Is Nothing Then ribbonUi.Invalidate
End Sub

' Every error ends here. Otherwise the debugger would open, and its button "End" would make VBA forget the ribbon.
Public Sub ClickButton(ByVal buttonTag As String)
    Dim trouble As String, failure As String
    On Error GoTo Failed
    trouble = TroubleBefore(buttonTag)
    If trouble = "" Then trouble = TroubleOfRunning(buttonTag)
    If trouble <> "" Then Tell trouble
    Exit Sub
Failed:
    failure = Err.Description ' before anything is called, which may forget it
    ShowText Replace(TextOf("FAILED"), "{reason}", failure), TextOf("TITLE")
End Sub

' What forbids to run anything, as the key of its text; empty where nothing does.
Public Function TroubleBefore(ByVal buttonTag As String) As String
    If Not TagIsPlain(buttonTag) Then
        TroubleBefore = "BAD_TAG"
    ElseIf ProtectedViewInFront() Then
        TroubleBefore = "PROTECTED_VIEW"
    ElseIf Not InterpreterThere() Then
        TroubleBefore = "NO_INTERPRETER"
    End If
End Function

' Run the button; the key of the text that tells why it did not run, empty where it did.
Private Function TroubleOfRunning(ByVal buttonTag As String) As String
    If ActiveWorkbook Is Nothing Then Workbooks.Add
    If HostIsWps() Then
        TroubleOfRunning = TroubleOfChecking(buttonTag)
    ElseIf RunAndWait(ButtonCommand(buttonTag), ActiveWorkbook.Name) <> 0 Then
        TroubleOfRunning = "NOT_STARTED"
    End If
End Function

' On a Mac, a line of Python for the script that xlwings has installed; on Windows a command line. Neither holds the name of a
' workbook.
Public Function ButtonCommand(ByVal buttonTag As String) As String
    #If Mac Then
        ButtonCommand = "false;;;;;;|" & SettingOf("INTERPRETER_MAC") & "|from addin.hosts.excel.clicked import main; main(['" & buttonTag & "'])"
    #Else
        ButtonCommand = Quoted(SettingOf("INTERPRETER_WIN")) & " -I -B -m addin.hosts.excel.clicked " & buttonTag & " " & WindowNumber()
    #End If
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

' Save a copy of what is on the screen, have the command line mark it, and open the result as a new workbook without a file:
' nothing with identity numbers stays behind, and nobody goes on working in a folder for temporary files.
Private Function TroubleOfChecking(ByVal buttonTag As String) As String
    Dim folder As String, copied As String, marked As String, failure As String
    If buttonTag <> TextOf("BY_FILE_TAG") Then
        TroubleOfChecking = "ONLY_BY_FILE"
    ElseIf EndingOf(ActiveWorkbook.Name) <> ".xlsx" And EndingOf(ActiveWorkbook.Name) <> ".xlsm" Then
        TroubleOfChecking = "OLD_FORMAT"
    End If
    If TroubleOfChecking <> "" Then Exit Function
    folder = NewFolder()
    On Error GoTo Failed
    copied = folder & "\check" & EndingOf(ActiveWorkbook.Name)
    SaveCopy copied
    RunAndWait CheckCommand(copied, folder & "\marked"), ""
    marked = FirstWorkbook(folder & "\marked")
    If marked = "" Then TroubleOfChecking = "NOT_MARKED" Else OpenAsNew marked
    RemoveFolder folder
    Exit Function
Failed:
    failure = Err.Description
    RemoveFolder folder
    Err.Raise Number:=vbObjectError + 1, Description:=failure
End Function

' A copy keeps the format of its workbook, an .xls or .et too, whatever it is called. A workbook never saved has no ending yet.
Public Function EndingOf(ByVal bookName As String) As String
    EndingOf = ".xlsx"
    If InStrRev(bookName, ".") > 0 Then EndingOf = LCase$(Mid$(bookName, InStrRev(bookName, ".")))
End Function

Public Function CheckCommand(ByVal fileName As String, ByVal folder As String) As String
    CheckCommand = Quoted(SettingOf("INTERPRETER_WIN")) & " -I -m addin.doors.commandline.main check " & Quoted(fileName) & " --marked " & Quoted(folder)
End Function

Private Function Quoted(ByVal text As String) As String
    Quoted = Chr$(34) & text & Chr$(34)
End Function

Public Sub Tell(ByVal key As String)
    ShowText TextOf(key), TextOf("TITLE")
End Sub

Public Function SettingOf(ByVal key As String) As String
    SettingOf = Looked(key, 1)
End Function

Public Function TextOf(ByVal key As String) As String
    TextOf = Looked(key, 4)
End Function

' The value beside a key of this add-in's own sheet, never of the active workbook's.
Private Function Looked(ByVal key As String, ByVal column As Long) As String
    Dim sheet As Object, i As Long
    Set sheet = ThisWorkbook.Sheets(SETTINGS_SHEET)
    For i = 1 To 60
        If CStr(sheet.Cells(i, column).Value) = key Then
            Looked = CStr(sheet.Cells(i, column + 1).Value)
            Exit Function
        End If
    Next i
End Function
