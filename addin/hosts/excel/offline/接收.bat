@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
call "%~dp0where.bat" || exit /b 2
if "%~1"=="" ("%YINLING%" receive --help & pause & exit /b 2)
"%YINLING%" receive --office "%~1"
pause
