@echo off
rem ASCII only, so that no code page can spoil it. The words for people are in install.ps1 (UTF-8 with its mark).
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1"
pause
