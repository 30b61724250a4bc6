@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
call "%~dp0where.bat" || exit /b 2
if "%~1"=="" ("%YINLING%" consolidate --help & pause & exit /b 2)
set "PERIOD="
set /p "PERIOD=2026Q3 / 2026H1 / 2026: "
"%YINLING%" consolidate --office "%~1" --period "%PERIOD%"
pause
