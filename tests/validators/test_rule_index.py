"""The index says of each rule what the rule says itself; where a file is no longer the one that was indexed, the file counts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators import rule_index
from validators.catalogue import submission_rules
from validators.rule_index import INDEX, entries

ROOT = Path(__file__).resolve().parents[2]
INDEXED: dict[str, Any] = json.loads(INDEX.read_bytes())
RULES = [(rule.code, rule.scope, rule.needs) for rule in submission_rules()]
CHECK = """
import sys
from validators.engine import check
from validators.examples import tables_of
from workbook_templates.schema import form
from workbook_templates.table import Submission
tables = tables_of({'封面': [{}], '党组织': [{}], '离退休干部': [{}]})
[report] = check([Submission('示例.xlsx', form('roster'), 1, '', tables)])
print(*report.not_run)
print(*sys.modules)
"""


def _told() -> list[tuple[str, str, tuple[str, ...]]]:
    entries.cache_clear()
    return [(one.code, one.scope, one.needs) for one in entries()]


def test_it_says_what_the_rules_say_in_their_order() -> None:
    assert _told() == RULES
    assert all(one.rule.code == one.code for one in entries())


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(INDEXED)), st.sampled_from(["gone", "other needs", "other scope"])))
def test_nothing_is_believed_of_a_file_that_has_changed_since(changed: dict[str, str]) -> None:
    old = {name: entry for name, entry in INDEXED.items() if changed.get(name) != "gone"}
    for name, how in changed.items():
        wrong = {"other needs": {"needs": ["没有的表"]}, "other scope": {"scope": "workbook"}}.get(how)
        if wrong:
            old[name] = INDEXED[name] | wrong | {"checksum": INDEXED[name]["checksum"] ^ 1}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rule_index, "INDEX", _Text(json.dumps(old)))
        assert _told() == RULES
    entries.cache_clear()


class _Text:
    """A file of this text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def exists(self) -> bool:
        return True

    def read_bytes(self) -> bytes:
        return self._text.encode()


def test_a_check_imports_no_rule_that_cannot_run() -> None:
    not_run, loaded = _run(ROOT, CHECK)
    assert {"C05-2", "C08-1", "C10-2"} <= set(not_run)
    codes = {one.module: one.code for one in entries() if one.module in loaded}
    assert set(codes.values()) & set(not_run) == set()
    assert {"T01", "F01", "C06-2"} <= set(codes.values())


def test_a_rule_altered_added_or_deleted_counts_before_the_index_is_made_anew(tmp_path: Path) -> None:
    for package in ("validators", "workbook_templates"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    rules = tmp_path / "validators" / "rules"
    altered = rules / "clause_10" / "c10_2_branch_without_theme_day.py"
    text = altered.read_text(encoding="utf-8")
    added = rules / "clause_10" / "c10_99_branch_without_theme_day.py"
    added.write_text(text, encoding="utf-8")
    needing_more = text.replace('needs=["活动记录"]', 'needs=["活动记录", "任务完成"]')
    assert needing_more != text
    altered.write_text(needing_more, encoding="utf-8")
    (rules / "clause_05" / "c05_2_leader_without_training.py").unlink()
    told = "from validators.rule_index import entries\nprint(*(one.code for one in entries()))\n"
    needs = "print(*next(one.needs for one in entries() if one.code == 'C10-2'))"
    codes, needed = _run(tmp_path, told + needs)
    assert set(codes) ^ {code for code, _, _ in RULES} == {"C10-99", "C05-2"}
    assert "任务完成" in needed


def _run(root: Path, program: str) -> list[list[str]]:
    """The words of each line that the program prints, run with the packages below ``root``."""
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]
