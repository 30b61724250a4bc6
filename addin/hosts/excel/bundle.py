"""Make a folder for installation without a network: wheels for a system, the add-in, scripts, a page to read."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from addin.errors import Refused
from addin.hosts.excel.build import build
from addin.hosts.excel.ribbon_xml import MACROS
from workbook_templates.advice import Advice

OFFLINE = Path(__file__).with_name("offline")
_ROOT = MACROS.parent
_SOURCES = ("addin", "validators", "workbook_templates", "macros", "pyproject.toml", "README.md", "LICENSE")
# By platform, its name for uv and the tags of wheels that run on it.
_PLATFORMS = {
    "windows": ("x86_64-pc-windows-msvc", ("win_amd64",)),
    "macos": ("aarch64-apple-darwin", ("macosx_11_0_arm64", "macosx_12_0_arm64", "macosx_13_0_arm64", "macosx_14_0_arm64")),
    "linux": ("x86_64-manylinux_2_28", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")),
}
_UTF8_WITH_BOM = {".ps1", ".txt"}  # PowerShell 5 and Notepad read files without a BOM in the local code page


def bundle(target: Path, *, platform: str = "windows", python: str = "3.11", wheel: Path | None = None) -> list[str]:
    """Fill the folder ``target``; sentences for the user.

    ``platform`` is windows, macos or linux, ``python`` the version of Python there (3.11), ``wheel`` this program's wheel, by
    default built from the sources. Refused where the platform is unknown, the folder has wheels already, or a tool fails.
    """
    if platform not in _PLATFORMS:
        raise Refused(f"没有“{platform}”这种系统，可以写：{'、'.join(_PLATFORMS)}。")
    wheels = target / "wheels"
    if wheels.exists() and any(wheels.iterdir()):
        raise Refused(f"“{wheels}”里已经有文件了。请换一个空文件夹，免得新旧混在一起。")
    wheels.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        own = wheel or _own_wheel(Path(folder))
        shutil.copy(own, wheels)
        pins = _resolved(own, platform, python, Path(folder))
        _download(pins, wheels, platform, python)
    build(target)
    _write_scripts(target, python)
    names = sorted(path.name for path in wheels.iterdir())
    return [f"离线安装包：{target}", f"共 {len(names)} 个组件（{platform}，Python {python}）：", *(f"  {name}" for name in names)]


def _own_wheel(folder: Path) -> Path:
    """The program's own wheel, built from a copy of the sources so that no build files are left among them."""
    if not (_ROOT / "pyproject.toml").is_file():
        raise Refused("这里装的不是源码，请", Advice.NAME_WHEEL, "。")
    copy = folder / "source"
    copy.mkdir()
    for name in _SOURCES:
        source = _ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        elif source.exists():
            shutil.copy(source, copy)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(copy))
    return next(folder.glob("yinling-*.whl"))


def _resolved(own: Path, platform: str, python: str, folder: Path) -> Path:
    """A file with all requirements pinned for the platform (on Windows, xlwings needs pywin32).

    The driver of PostgreSQL is included: an office without a network could not fetch it later.
    """
    asked, pins = folder / "asked.txt", folder / "pins.txt"
    asked.write_text(f"yinling[postgres] @ {own.resolve().as_uri()}\nxlwings=={version('xlwings')}\n", encoding="utf-8")
    _run(
        *_uv(), "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:",
        "--python-platform", _PLATFORMS[platform][0], "--python-version", python, "--output-file", str(pins), str(asked),
    )  # fmt: skip
    lines = [line for line in pins.read_text(encoding="utf-8").splitlines() if not line.startswith(("yinling", "#"))]
    pins.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return pins


def _uv() -> list[str]:
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        raise Refused("打离线安装包需要 uv。请先", Advice.INSTALL_EXTRA.about(extra="build"), "。")
    return [found]


def _download(pins: Path, wheels: Path, platform: str, python: str) -> None:
    """Download the pinned wheels by pip without resolving: pip would resolve for this machine."""
    tags = [option for tag in _PLATFORMS[platform][1] for option in ("--platform", tag)]
    _run(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--python-version", python,
        "--implementation", "cp", *tags, "--dest", str(wheels), "--requirement", str(pins),
    )  # fmt: skip


def _write_scripts(target: Path, python: str) -> None:
    """Write the scripts with CR LF; batch files are ASCII, the others UTF-8 with BOM."""
    for source in sorted(OFFLINE.iterdir()):
        text = source.read_text(encoding="utf-8").replace("@PYTHON@", python)
        encoding = "utf-8-sig" if source.suffix in _UTF8_WITH_BOM else "ascii"
        (target / source.name).write_text(text, encoding=encoding, newline="\r\n")


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise Refused(f"打包没有成功（{Path(command[0]).name}）：{''.join(last)} 请检查网络，再试一次。")
