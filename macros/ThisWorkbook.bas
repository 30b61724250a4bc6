Option Explicit
' Goes into the add-in's own ThisWorkbook: which buttons are grey is asked anew whenever another workbook comes to the front.

Private WithEvents host As Application

Private Sub Workbook_Open()
    Set host = Application
End Sub

Private Sub host_WorkbookActivate(ByVal Wb As Workbook)
    RefreshRibbon
End Sub

Private Sub host_WorkbookDeactivate(ByVal Wb As Workbook)
    RefreshRibbon
End Sub
