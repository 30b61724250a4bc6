"""The wheel carries everything that the program reads, so that an installed copy runs as the checkout does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("addin", "validators", "workbook_templates", "macros")
READ_AT_RUN_TIME = (
    "validators/obligations.toml",
    "validators/policy.json",
    "validators/policy.toml",
    "validators/regions.txt",
    "validators/rule_index.json",
    "workbook_templates/schemas/compiled.json",
    "workbook_templates/schemas/roster.yaml",
    "workbook_templates/notes/notes.j2",
    "workbook_templates/blank/roster.xlsx",
    "addin/summary/dashboard/templates/dashboard.html.j2",
    "addin/summary/letters/templates/notice_all.j2",
    "addin/store/migrations/env.py",
    "macros/Yinling.bas",
    "macros/ribbon.xml",
    "addin/hosts/excel/offline/install.bat",
    "addin/doors/ribbon/buttons/fill_check.svg",
    "addin/doors/page/page.html",
    "addin/hosts/browser/browsers.toml",
    "addin/hosts/browser/parts.toml",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from a copy, so that the checkout gets no build folder."""
    if int(version("setuptools").split(".")[0]) < 77:
        pytest.skip("setuptools 太旧，不能打包。请运行 pip install 'setuptools>=77'。")
    place = tmp_path_factory.mktemp("wheel")
    for name in (*PACKAGES, "pyproject.toml", "README.md", "LICENSE"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / "source" / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place / "source" / name)
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", "-w", place]
    done = subprocess.run([*build, place / "source"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = place.glob("yinling-*.whl")
    with zipfile.ZipFile(file) as opened:
        return set(opened.namelist())


@pytest.mark.parametrize("name", READ_AT_RUN_TIME)
def test_what_is_read_at_run_time_is_in_the_wheel(wheel: set[str], name: str) -> None:
    assert name in wheel


def test_every_file_of_the_packages_is_in_the_wheel(wheel: set[str]) -> None:
    """Whatever somebody adds, of any kind; a README beside the code is for readers of the code alone."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    ours = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    ours = {name for name in ours if not name.endswith("/README.md") and "/." not in name and not name.endswith((".pyc", ".tmp"))}
    assert len(ours) > 200
    assert ours - wheel == set()


def test_nothing_else_is_in_the_wheel(wheel: set[str]) -> None:
    roots = {name.split("/")[0] for name in wheel}
    assert {root for root in roots if not root.endswith(".dist-info")} == set(PACKAGES)
