# 银龄离线安装：不联网，不需要管理员权限（装不进系统盘根目录时装到本用户的文件夹）。
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$wanted = '@PYTHON@'

function Stop-With($text) { Write-Host $text -ForegroundColor Red; exit 1 }

function Find-Python {
    $candidates = @()
    if (Get-Command py -ErrorAction SilentlyContinue) { $candidates += , @('py', "-$wanted") }
    $candidates += , @("$env:LOCALAPPDATA\Programs\Python\Python$($wanted.Replace('.', ''))\python.exe")
    $candidates += , @("$env:ProgramFiles\Python$($wanted.Replace('.', ''))\python.exe")
    $candidates += , @('python')
    foreach ($candidate in $candidates) {
        $rest = @($candidate | Select-Object -Skip 1)
        try { $found = & $candidate[0] @rest -c "import sys,struct;print('%d.%d %d'%(*sys.version_info[:2],struct.calcsize('P')))" 2>$null } catch { continue }
        if ($found -eq "$wanted 8") { return , $candidate }
    }
}

Get-ChildItem -Path $here -Recurse | Unblock-File
$python = Find-Python
if (-not $python) {
    $installer = Get-ChildItem -Path $here -Filter "python-$wanted*-amd64.exe" | Select-Object -First 1
    if (-not $installer) { Stop-With "没有找到 Python $wanted（64 位）。请把 python-$wanted.x-amd64.exe 放进这个文件夹，再运行一次 install.bat。" }
    Write-Host '正在安装 Python……'
    Start-Process -Wait -FilePath $installer.FullName -ArgumentList '/quiet', 'InstallAllUsers=0', 'Include_launcher=0', 'PrependPath=0'
    $python = Find-Python
    if (-not $python) { Stop-With 'Python 没有装上，请双击安装程序看提示。' }
}

$target = "$env:SystemDrive\yinling"
try { New-Item -ItemType Directory -Force -Path $target | Out-Null; [IO.File]::WriteAllText("$target\.try", ''); Remove-Item "$target\.try" }
catch { $target = "$env:LOCALAPPDATA\yinling-app" }

Write-Host "正在安装到 $target ……"
$rest = @($python | Select-Object -Skip 1)
& $python[0] @rest -m venv --clear $target
if ($LASTEXITCODE) { Stop-With '建立运行环境失败。请关闭 Excel 再试。' }
& "$target\Scripts\python.exe" -m pip install --quiet --no-index --disable-pip-version-check --find-links "$here\wheels" "yinling[postgres]"
if ($LASTEXITCODE) { Stop-With '安装组件失败。请检查 wheels 文件夹是不是拷全了。' }
[Console]::OutputEncoding = [Text.Encoding]::UTF8
& "$target\Scripts\yinling.exe" addin install -f "$here\yinling.xlam"
if ($LASTEXITCODE) { Write-Host '程序已装好，但 Excel 加载项没有装上；只有 WPS 的电脑可以用本文件夹里的批处理文件。' -ForegroundColor Yellow; exit 0 }
& "$target\Scripts\yinling.exe" addin doctor
