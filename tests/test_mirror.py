"""Each module has its test file at the mirrored place, or an entry in ``mirror.toml`` that says where it is tested and why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "validators", "workbook_templates")


class Entry(NamedTuple):
    modules: list[str]
    tests: list[str]
    reason: str


ENTRIES = [Entry(**entry) for entry in tomllib.loads((ROOT / "tests" / "mirror.toml").read_text(encoding="utf-8"))["tested"]]


def mirrored(module: Path) -> Path:
    return Path("tests") / module.with_name(f"test_{module.name}")


def without_test_file(modules: Iterable[Path], root: Path = ROOT) -> list[Path]:
    return [module for module in modules if not (root / mirrored(module)).is_file()]


def modules() -> list[Path]:
    files = (file.relative_to(ROOT) for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return sorted(file for file in files if file.name != "__init__.py")


def homeless(missing: Iterable[Path], entries: Iterable[Entry]) -> list[str]:
    patterns = [pattern for entry in entries for pattern in entry.modules]
    return [str(module) for module in missing if not any(_is(module, pattern) for pattern in patterns)]


def _is(module: Path, pattern: str) -> bool:
    return module.match(pattern) and len(module.parts) == pattern.count("/") + 1


def test_every_module_has_its_test_file_or_a_reason() -> None:
    assert homeless(without_test_file(modules()), ENTRIES) == []


def test_a_module_without_either_is_noticed(tmp_path: Path) -> None:
    new = Path("addin/novelty/thing.py")
    assert homeless(without_test_file([new], tmp_path), ENTRIES) == ["addin/novelty/thing.py"]
    (tmp_path / mirrored(new)).parent.mkdir(parents=True)
    (tmp_path / mirrored(new)).write_text("")
    assert without_test_file([new], tmp_path) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.modules[0])
def test_an_entry_is_needed_and_names_tests_that_are_there(entry: Entry) -> None:
    missing = without_test_file(modules())
    for pattern in entry.modules:
        assert any(_is(module, pattern) for module in missing), f"nothing left for {pattern}"
    for place in entry.tests:
        found = ROOT / place
        assert found.is_file() or any(found.rglob("test_*.py")), place
    assert entry.reason
