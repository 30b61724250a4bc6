@echo off
rem Sets YINLING to the installed program. ASCII only.
set "YINLING=%SystemDrive%\yinling\Scripts\yinling.exe"
if not exist "%YINLING%" set "YINLING=%LOCALAPPDATA%\yinling-app\Scripts\yinling.exe"
if exist "%YINLING%" exit /b 0
echo yinling is not installed. Run install.bat first.
pause
exit /b 1
