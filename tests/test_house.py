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

# Modules that break a contract, each with the import by which it does.
BREAKS = {
    "layers": [
        ("validators/catalogue.py", "import addin.usecases"),
        ("addin/usecases/__init__.py", "import addin.doors.ribbon.button_context"),
        ("addin/doors/ribbon/button_context.py", "import addin.doors.commandline.commands"),
        ("addin/doors/ribbon/button_context.py", "import addin.hosts.libreoffice"),
        ("addin/doors/ribbon/click.py", "import addin.hosts.excel.build"),
        ("addin/usecases/due.py", "import addin.presentation.office"),
        ("addin/presentation/office.py", "import addin.usecases.due"),
        ("addin/hosts/excel/build.py", "import addin.hosts.extension.build"),
        ("addin/hosts/extension/build.py", "import addin.doors.commandline.commands"),
        ("addin/hosts/browser/build.py", "import addin.doors.commandline.commands"),
        ("addin/doors/page/answers.py", "import addin.hosts.browser.build"),
        ("addin/doors/page/answers.py", "import addin.doors.ribbon.button_context"),
    ],
    "commandline": [
        ("addin/doors/commandline/commands/check.py", "import addin.doors.commandline.command_tree"),
        ("addin/doors/commandline/arguments.py", "import addin.doors.commandline.commands"),
    ],
    "database": [("addin/summary/__init__.py", "import sqlalchemy")],
    "workbooks": [("validators/catalogue.py", "import openpyxl")],
    "hosts": [("workbook_templates/layout.py", "import xlwings"), ("addin/doors/ribbon/button_context.py", "import xlwings")],
    "engine": [
        ("addin/hosts/libreoffice/engine.py", "import addin.errors"),
        ("addin/hosts/libreoffice/engine.py", "import workbook_templates.layout"),
    ],
    "rules": [("addin/ledger/__init__.py", "import validators.rules.money.s14_two_heads_at_once")],
    "examples": [("validators/examples.py", "import validators.allowance.examples")],
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


def parts() -> set[str]:
    """The parts that import each other: what lies under ``addin``, each door and host by itself, and the other packages."""
    tops = {f"addin.{module.name}" for module in pkgutil.iter_modules([str(ROOT / "addin")])} | set(PACKAGES) - {"addin"}
    divided = ("addin.doors", "addin.hosts")
    inside = {f"{part}.{m.name}" for part in divided for m in pkgutil.iter_modules([str(ROOT / part.replace(".", "/"))])}
    return tops - set(divided) | inside


def test_every_part_of_the_program_is_held_by_a_contract() -> None:
    """What no contract names, no contract holds."""
    known = contracts()
    assert {name.strip() for layer in known["layers"]["layers"] for name in layer.split("|")} == parts()
    sealed, others = known["engine"]["source_modules"], known["engine"]["forbidden_modules"]
    assert {*sealed, *others} == parts()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the packages and of the contracts."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.xlsx", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_each_contract_has_a_case_that_breaks_it() -> None:
    assert set(BREAKS) == set(contracts())


@pytest.mark.parametrize(
    ("contract", "file", "line"), [(contract, *case) for contract, cases in BREAKS.items() for case in cases]
)
def test_each_import_contract_is_able_to_fail(contract: str, file: str, line: str, copy: Path) -> None:
    broken = copy / file
    broken.write_text(broken.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = run(tool("lint-imports"), "--contract", contract, "--no-cache", cwd=copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_no_contract_keeps_an_exception_that_nothing_needs_any_more(copy: Path) -> None:
    assert {one["unmatched_ignore_imports_alerting"] for one in contracts().values()} == {"error"}
    config = copy / "pyproject.toml"
    stale = config.read_text(encoding="utf-8").replace(
        '"addin.hosts.** -> xlwings"',
        '"addin.hosts.** -> xlwings", "addin.doors.commandline.command_tree -> xlwings"',
    )
    config.write_text(stale, encoding="utf-8")
    done = run(tool("lint-imports"), "--contract", "hosts", "--no-cache", cwd=copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "addin.doors.commandline.command_tree -> xlwings" in done.stdout + done.stderr


def test_the_engine_can_be_switched_on_from_a_copy_under_another_name(tmp_path: Path) -> None:
    """As its README says, with nothing else of ours at hand."""
    shutil.copytree(ROOT / "addin" / "hosts" / "libreoffice", tmp_path / "calc", ignore=shutil.ignore_patterns("__pycache__"))
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import xlwings as xw; from calc import register; register();"
        "print(xw.engines.active.name, [name for name in sys.modules if name.split('.')[0] == 'addin'])"
    )
    done = run(sys.executable, "-I", "-c", program)
    assert done.stdout.split() == ["libreoffice", "[]"], done.stderr


@pytest.mark.parametrize("package", [*PACKAGES, "macros"])
def test_the_packages_are_ours(package: str) -> None:
    """``validators`` is also a package on PyPI: in this environment the name must mean this project."""
    module = __import__(package)
    assert any(Path(path).resolve().is_relative_to(ROOT) for path in module.__path__), module.__path__
    assert set(packages_distributions().get(package, ["yinling"])) <= {"yinling"}
