"""Everything generated is as a fresh build makes it, and one command makes all of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from addin import generate

ROOT = generate.ROOT
PACKAGES = ("addin", "validators", "workbook_templates", "macros")


def test_every_generated_file_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    status = generate.main(["--check"])
    assert (capsys.readouterr().out, status) == ("", 0), "run: python -m addin.generate"


def test_it_makes_every_kind_of_generated_file() -> None:
    made = {path.relative_to(ROOT).as_posix() for path in generate.generated()}
    blank = {path.relative_to(ROOT).as_posix() for path in (ROOT / "workbook_templates" / "blank").iterdir()}
    ribbon = {path.relative_to(ROOT).as_posix() for path in (ROOT / "macros").glob("*.xml")}
    pages = {"validators/README.md", "addin/hosts/libreoffice/README.md", "docs/行动计划对照.md"}
    indexes = {f"validators/{name}" for name in ("regions.txt", "policy.json", "rule_index.json")}
    indexes.add("workbook_templates/schemas/compiled.json")
    assert made == blank | ribbon | pages | indexes
    assert {Path(form).stem for form in blank} == {"roster", "liaison", "activity", "allowance", "assessment", "change"}
    assert len(ribbon) == 2


def test_what_is_stale_is_named_and_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"same"}
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "b.txt").write_bytes(b"same")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "generated", lambda: files)
    assert generate.main(["--check"]) == 1
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert generate.main([]) == 0
    assert capsys.readouterr().out.splitlines() == ["stale: a.txt", "written: a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert generate.main(["--check"]) == 0


def modules() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_no_generator_is_left_out() -> None:
    """A generator is a module with a function ``generated``; a module run by itself is a program and no generator."""
    found = {
        name for name, tree in modules() if any(isinstance(one, ast.FunctionDef) and one.name == "generated" for one in tree.body)
    }
    assert found == {module.__name__ for module in generate._GENERATORS} | {generate.__name__}


def test_nothing_else_is_run_as_a_module() -> None:
    ends = {name: [one.test for one in tree.body if isinstance(one, ast.If)] for name, tree in modules()}
    run = {name for name, tests in ends.items() if any("'__main__'" in ast.unparse(one) for one in tests)}
    assert run == {"addin.doors.commandline.main", "addin.generate", "addin.hosts.excel.clicked", "addin.hosts.extension.clicked"}
