"""The rules of the house, run by machine: layers, lint, types; and proof that each layer contract is able to fail."""

from __future__ import annotations

import pkgutil
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "validators", "workbook_templates")

# A module that breaks the contract, and the import by which it does.
BREAKS = {
    "layers": ("validators/catalogue.py", "import addin.usecases"),
    "database": ("addin/summary/__init__.py", "import sqlalchemy"),
    "workbooks": ("validators/catalogue.py", "import openpyxl"),
    "hosts": ("workbook_templates/layout.py", "import xlwings"),
    "buttons": ("addin/usecases/__init__.py", "import addin.doors.ribbon.button_context"),
    "rules": ("addin/ledger/__init__.py", "import validators.rules.money.s14_two_heads_at_once"),
}


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports",)],
    ids=" ".join,
)
def test_the_house_is_in_order(command: tuple[str, ...]) -> None:
    done = run(tool(command[0]), *command[1:])
    assert done.returncode == 0, done.stdout + done.stderr


def contracts() -> dict[str, dict[str, Any]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in config["tool"]["importlinter"]["contracts"]}


def test_every_part_of_the_program_is_held_by_a_contract() -> None:
    """What no contract names, no contract holds. Buttons and hosts call each other and have no layer: they stand above all."""
    parts = {f"addin.{module.name}" for module in pkgutil.iter_modules([str(ROOT / "addin")])} | set(PACKAGES) - {"addin"}
    known = contracts()
    above, below = set(known["buttons"]["forbidden_modules"]), set(known["buttons"]["source_modules"])
    layers = {name.strip() for layer in known["layers"]["layers"] for name in layer.split("|")}
    assert (above | below, above & below) == (parts, set())
    assert parts - layers == {"addin.doors.ribbon", "addin.hosts"}


@pytest.mark.parametrize("contract", contracts())
def test_each_import_contract_is_able_to_fail(contract: str, tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.xlsx", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file, line = BREAKS[contract]
    broken = tmp_path / file
    broken.write_text(broken.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = run(tool("lint-imports"), "--contract", contract, "--no-cache", cwd=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


@pytest.mark.parametrize("package", [*PACKAGES, "macros"])
def test_the_packages_are_ours(package: str) -> None:
    """``validators`` is also a package on PyPI: in this environment the name must mean this project."""
    module = __import__(package)
    assert any(Path(path).resolve().is_relative_to(ROOT) for path in module.__path__), module.__path__
    assert set(packages_distributions().get(package, ["yinling"])) <= {"yinling"}
