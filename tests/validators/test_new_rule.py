"""A rule is one file: added to a copy of the tree, it runs, is told of, answers for the plan and is planted and found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("addin", "validators", "workbook_templates", "macros", "benchmarks", "tests", "docs")

TABLE_RULE = '''"""C13-98: the receiving organisation was notified later than after six months."""

from __future__ import annotations

from validators.finding import Severity
from validators.months import whole_months
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


@rule(
    brief="{n} 名流动党员通报晚了",
    clause="（十三）",
    obligations=("13-2",),
    thresholds=("away_months_to_notify",),
    severity=Severity.WARNING,
    sheet="流动党员",
    column="通报流入地日期",
    message="{姓名} 自 {外出日期} 外出，过了 {月数} 个月才通报流入地党组织（{通报流入地日期}）。",
    fix="请核对两个日期；确实通报晚了的，可以照报。",
    passes=[{"外出日期": "2026-01-10", "通报流入地日期": "2026-07-10"}, {"通报流入地日期": None}],
    fails=[{"通报流入地日期": "2026-09-28"}, {"外出日期": "2026-01-10", "通报流入地日期": "2026-08-10"}],
    also=["C13-1", "C13-6"],
)
def notified_late(tables: Tables, on: Context) -> Rows:
    """外出满6个月的，流出地党组织要主动通报，不能拖延。Whole months between the two days."""
    most = on.policy["away_months_to_notify"]
    for i, (kind, left, told) in enumerate(tables["流动党员"].records("流动类型", "外出日期", "通报流入地日期")):
        if kind == "长期" and left and told and whole_months(left, told) > most:
            yield Hit(i, {"月数": whole_months(left, told)})
'''

FIELD_RULE = '''"""F98: a place to live that nobody could find."""

from __future__ import annotations

from validators.finding import Severity
from validators.rule import Context, Hit, Rows, View, field_rule

_VAGUE = ("本市", "本地", "外地", "家里")


@field_rule(
    brief="{n} 人的居住地不明确",
    applies=lambda column: column.name == "居住地",
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="居住地",
    message="“{列}”填的是“{值}”，看不出住在哪里。",
    fix="请写明市、县（区），如“昆明市盘龙区”。",
    passes=[{}, {"居住地": "大理市"}],
    fails=[{"居住地": "外地"}, {"居住地": "本市"}],
)
def home_too_vague(view: View, on: Context) -> Rows:
    """居住地要写到市、县（区）。"""
    yield from (Hit(i) for i, _ in view.where(lambda value: value in _VAGUE))
'''

PROVED_BY = (
    "tests/validators/test_rules.py",
    "tests/validators/test_policy.py",
    "tests/validators/test_readme.py",
    "tests/validators/test_thresholds.py",
    "tests/validators/test_end_to_end.py",
    "tests/validators/planting",
    "tests/addin/summary/measure/test_coverage.py",
    "tests/addin/demo/plants/test_plants.py",
)

FOUND_IN_THE_DEMONSTRATION = """
import json, sys
from addin.usecases.demo import run_demo
from addin.demo.demo_folder import LIST_JSON
from addin.demo.county.scale import Scale
from pathlib import Path

story = run_demo(Path(sys.argv[1]), 3, Scale(units=6, persons=500), quiet=True)
planted = json.loads((story.root / LIST_JSON).read_text(encoding="utf-8"))
print(story.evaluation.perfect, sorted({one["rule"] for one in planted if one["found"]} & {"C13-98", "F98"}))
"""


class Tree:
    """A copy of the program in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, root)

    def add_rules(self) -> None:
        rules = self.root / "validators" / "rules"
        (rules / "clause_13" / "c13_98_notified_late.py").write_text(TABLE_RULE, encoding="utf-8")
        (rules / "field" / "f98_home_too_vague.py").write_text(FIELD_RULE, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        environment = os.environ | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.root, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree with two new files, one rule each, and the pages made anew; no other file was edited."""
    made = Tree(tmp_path_factory.mktemp("new_rule") / "tree")
    made.add_rules()
    made.run("-m", "addin.generate")
    return made


def test_it_is_in_the_catalogue_with_its_words_and_thresholds(tree: Tree) -> None:
    page = tree.text("validators/README.md")
    table, field = (page[page.index(f"### {code}") :].split("\n### ")[0] for code in ("C13-98", "F98"))
    assert "过了 8 个月才通报流入地党组织" in table
    assert "`away\\_months\\_to\\_notify`" in table or "`away_months_to_notify`" in table
    assert "“居住地”填的是“外地”" in field
    assert "参数" not in field
    assert "F98" in tree.run("-m", "addin.doors.commandline.main", "rules", "F98")


def test_it_is_in_the_coverage_of_the_plan(tree: Tree) -> None:
    [line] = [line for line in tree.text("docs/行动计划对照.md").splitlines() if line.startswith("| 13-2 ")]
    assert "C13-1" in line
    assert "C13-98" in line


def test_it_is_planted_in_the_demonstration_and_found(tree: Tree, tmp_path: Path) -> None:
    assert tree.run("-c", FOUND_IN_THE_DEMONSTRATION, str(tmp_path / "示例")).split("\n")[0] == "True ['C13-98', 'F98']"


def test_the_tests_of_all_rules_hold_for_it(tree: Tree) -> None:
    said = tree.run("-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", "-rA", *PROVED_BY)
    assert "test_a_failing_example_trips_this_rule_and_no_other[C13-98-0]" in said
    assert "test_a_threshold_moved_by_one_changes_what_is_said_of_an_example[C13-98-away_months_to_notify-7]" in said
    assert "test_a_failing_example_trips_this_rule_and_no_other[F98-1]" in said


def test_an_obligation_that_the_plan_does_not_hold_is_refused(tmp_path: Path) -> None:
    astray = Tree(tmp_path / "tree")
    astray.add_rules()
    file = astray.root / "validators" / "rules" / "clause_13" / "c13_98_notified_late.py"
    file.write_text(TABLE_RULE.replace('"13-2"', '"13-9"'), encoding="utf-8")
    with pytest.raises(AssertionError, match="C13-98 answers for 13-9"):
        astray.run("-m", "addin.generate")
