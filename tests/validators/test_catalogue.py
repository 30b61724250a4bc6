"""The rules are found by walking, each under the code its file name carries, and a check reads no more than it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from validators import rules
from validators.catalogue import catalogue, find, submission_rules
from validators.rule import code_of

HEAVY = (
    "validators.allowance",
    "pandas",
    "openpyxl",
    "sqlalchemy",
    "xlsxwriter",
    "rich",
    "pydantic",
    "stdnum",
    "rapidfuzz",
    "difflib",
)


def test_every_file_of_rules_is_found_once() -> None:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in Path(rules.__path__[0]).glob("*/*.py")}
    files = [stem for stem, text in texts.items() if re.search(r"^@(\w+_)?rule\(", text, re.MULTILINE)]
    assert sorted(code_of(stem) for stem in files) == sorted(rule.code for rule in catalogue())
    assert len({rule.code for rule in catalogue()}) == len(files)


def test_the_rules_of_money_are_apart() -> None:
    assert {rule.code[0] for rule in submission_rules()} == {"T", "F", "C"}
    assert {rule.code for rule in catalogue()} - {rule.code for rule in submission_rules()} == {
        rule.code for rule in catalogue() if rule.scope == "money"
    }


def test_they_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in catalogue()]
    assert codes.index("F09") < codes.index("F10") < codes.index("C02-1") < codes.index("C13-1") < codes.index("S01")


@pytest.mark.parametrize("code", ["", "F", "F5", "F99", "C13"])
def test_no_other_code_is_found(code: str) -> None:
    with pytest.raises(KeyError):
        find(code)


def test_checking_a_file_in_order_reads_no_heavy_library() -> None:
    program = (
        "import sys\n"
        "from validators.engine import check\n"
        "from validators.examples import tables_of\n"
        "from workbook_templates.schema import form\n"
        "from workbook_templates.table import Submission\n"
        "tables = tables_of({'封面': [{}], '党组织': [{}], '离退休干部': [{}]})\n"
        "check([Submission('示例.xlsx', form('roster'), 1, '', tables)])\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "validators.rules.field.f05_identity_number" in loaded
    assert [name for name in HEAVY if name in loaded] == []
