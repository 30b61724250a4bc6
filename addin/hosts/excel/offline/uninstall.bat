@echo off
chcp 65001 >nul
if exist "%SystemDrive%\yinling\Scripts\yinling.exe" "%SystemDrive%\yinling\Scripts\yinling.exe" addin uninstall
if exist "%LOCALAPPDATA%\yinling-app\Scripts\yinling.exe" "%LOCALAPPDATA%\yinling-app\Scripts\yinling.exe" addin uninstall
pause
