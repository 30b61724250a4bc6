@echo off
chcp 65001 >nul
call "%~dp0where.bat" || exit /b 2
for %%P in ("%YINLING%") do set "PATH=%%~dpP;%PATH%"
cmd /k yinling --help
