@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
call "%~dp0where.bat" || exit /b 2
if "%~1"=="" ("%YINLING%" check --help & pause & exit /b 2)
"%YINLING%" check %* --marked "%~dp1marked"
if exist "%~dp1marked" start "" "%~dp1marked"
pause
