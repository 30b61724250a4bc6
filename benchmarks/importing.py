"""How well old rosters are brought in: ``python -m benchmarks.importing [--layouts 40] [--seed 1] [--rosters FOLDER]``.

For each layout, with every proposal taken that is no question: columns mapped right, asked about, missed, and wrong without
asking (must be 0); rows lost (must be 0); values that are not what the person's are (must be 0); how much is asked and left
blank.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from addin.bringing.importing.bring_in import BroughtIn, bring_in
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnKey
from addin.bringing.importing.vocabulary.departures import departures_in
from benchmarks.old_rosters import OldRoster, make_old_roster
from benchmarks.roster_columns import ASK
from workbook_templates.cell_types import show
from workbook_templates.read.any_file import any_grids
from workbook_templates.read.survey import survey

PERSONS = "离退休干部"
# Beyond what nobody could know: questions a layout, and of the cells that say something the share that is left blank.
MOST_ASKED, MOST_BLANK = 1, 0.03
_UNSAID = frozenset(("健康状况",))  # the truth beside the rosters has it, their columns have not


@dataclass
class Score:
    """The figures of one file or of all; ``ties`` are the columns for which two answers are equally likely, or none is."""

    files: int = 0
    columns: int = 0
    right: int = 0
    asked: int = 0
    ties: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    rows: int = 0
    lost: list[str] = field(default_factory=list)
    values: int = 0
    wrong_values: list[str] = field(default_factory=list)
    filled_in: list[str] = field(default_factory=list)
    said: int = 0
    left: list[str] = field(default_factory=list)
    value_questions: int = 0

    @property
    def asked_in_vain(self) -> int:
        """Columns asked about although somebody could know them."""
        return self.asked - self.ties

    def __iadd__(self, other: Score) -> Score:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self


def brought_from(path: Path) -> BroughtIn:
    """The file with every proposal accepted, as somebody would have it who says yes to all."""
    lists = [one for file in survey([path]).forms for one in lists_in(path.name, any_grids(file))]
    return bring_in(lists, Choices(), accept=True)


def score(roster: OldRoster) -> Score:
    """Compare what was brought in with what the roster means."""
    brought = brought_from(roster.path)
    found = Score(files=1)
    _score_columns(found, roster, brought)
    rows = brought.rows.get(PERSONS, [])
    _score_rows(found, roster.path.name, [_expected(one) for one in roster.persons], rows)
    _score_left(found, roster, brought, rows)
    return found


def _score_left(found: Score, roster: OldRoster, brought: BroughtIn, rows: Sequence[Mapping[str, Any]]) -> None:
    """Cells that say something and were left blank, in columns that were taken; branches have no code yet and do not count.

    So are the questions about values: a generated roster uses the words that offices use.
    """
    asked = (key for key, one in brought.choices.values.items() if one.certainty is Certainty.ASKED)
    found.value_questions = sum(not key.field.holds_body and not departures_in(key.text) for key in asked)
    taken = {one.field.label for one in brought.choices.columns.values() if one.field and one.certainty is not Certainty.ASKED}
    for column in roster.columns:
        name = str(column.means).removeprefix(f"{PERSONS}.")
        if column.means not in taken or name in (column.means, "党支部代码"):
            continue
        for person, row in zip(roster.persons, rows, strict=False):
            said = column.write(person)
            found.said += said not in ("", None)
            if said not in ("", None) and row.get(name) is None and not person.get("丢失"):
                found.left.append(f"{roster.path.name}: {name} {said}")


def _score_columns(found: Score, roster: OldRoster, brought: BroughtIn) -> None:
    source = brought.sources[0]
    own = [column for column in source.columns if not column.aside]
    whole = [one.means for one in roster.columns if not isinstance(one.means, tuple)]
    parts = [means for one in roster.columns if isinstance(one.means, tuple) for means in one.means]
    places = [column for column in own if not column.part] + [column for column in own if column.part]
    for column, means in zip(places, [*whole, *parts], strict=True):
        one = brought.choices.columns[ColumnKey(source.layout, column.at)]
        taken = one.field.label if one.field and one.certainty is not Certainty.ASKED else None
        about = f"{roster.path.name} {column.title} → {taken} ({one.certainty.value}), means {means}"
        found.columns += 1
        found.ties += means == ASK
        if one.certainty is Certainty.ASKED:
            found.asked += 1
        elif taken is not None and taken != means:
            found.wrong.append(about)
        elif taken == means:
            found.right += 1
        else:
            found.missed.append(about)


def _expected(one: Mapping[str, Any]) -> dict[str, str]:
    own = ("姓名", "性别", "民族", "出生日期", "政治面貌", "入党日期", "退休日期", "参加工作时间", "退休时职务", "退休时职级",
           "居住地", "联系电话", "健康状况", "状态")  # fmt: skip
    lost = bool(one.get("丢失"))
    return {key: show(one[key]) for key in own} | {"身份证号": "" if lost else one["身份证号"], "丢失": "1" if lost else ""}


def _score_rows(found: Score, name: str, expected: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows in their order; a value that is there must be the person's, as far as it is known."""
    found.rows += len(expected)
    if len(rows) != len(expected):
        found.lost.append(f"{name}: {len(expected)} persons, {len(rows)} rows")
        return
    for person, row in zip(expected, rows, strict=True):
        for key, value in person.items():
            got = show(row.get(key))
            if key == "丢失" or not got:
                continue
            found.values += 1
            if key == "身份证号" and person.get("丢失"):
                found.filled_in.append(f"{name}: {person['姓名']}")
            elif got != value and not (len(got) == 7 and value.startswith(got)):
                found.wrong_values.append(f"{name}: {key} {got}, is {value}")


def score_shared(file: Path) -> Score:
    """A roster with its truth beside it, rows in order under our column names."""
    truth = json.loads(file.with_suffix(".truth.json").read_text(encoding="utf-8"))
    brought = brought_from(file)
    found = Score(files=1)
    rows = [{key: value or "" for key, value in row.items()} for row in truth["rows"]]
    made = brought.rows.get(PERSONS, [])
    _score_rows(found, file.name, rows, made)
    damaged = {(number, "身份证号") for number in truth["damaged_identity_rows"]}
    for number, (said, got) in enumerate(zip(rows, made, strict=False)):
        known = {key for key, value in said.items() if value and key not in _UNSAID and (number, key) not in damaged}
        found.said += len(known)
        found.left += [f"{file.name}: {key} {said[key]}" for key in sorted(known) if got.get(key) is None]
    found.asked = sum(one.certainty is Certainty.ASKED for one in brought.choices.columns.values())
    found.value_questions = sum(
        one.certainty is Certainty.ASKED and not key.field.holds_body for key, one in brought.choices.values.items()
    )
    return found


def shared(folder: Path) -> Iterator[Path]:
    """The rosters in a folder that have their truth beside them."""
    yield from (file for file in sorted(folder.glob("*")) if file.suffix != ".json" and file.with_suffix(".truth.json").exists())


def main() -> int:
    """Print the figures; 1 where anything is wrong that must not be."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layouts", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rosters", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "rosters")
    chosen = options.parse_args()
    total, began = Score(), dt.datetime.now(tz=dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        for n in range(chosen.layouts):
            total += score(make_old_roster(Path(folder), chosen.seed * 1000 + n))
    print_score(f"{chosen.layouts} generated layouts", total)
    others = Score()
    for file in shared(chosen.rosters):
        others += score_shared(file)
    print_score(f"rosters in {chosen.rosters.name}", others)
    print(f"{(dt.datetime.now(tz=dt.UTC) - began).total_seconds():.1f} s")
    return int(any(too_bad(one) for one in (total, others)))


def too_bad(one: Score) -> bool:
    """Whether anything is wrong, or more is asked or left blank than what nobody could know."""
    asked = one.asked_in_vain > MOST_ASKED * one.files or one.value_questions > MOST_ASKED * one.files
    return bool(one.wrong or one.lost or one.wrong_values or one.filled_in or asked or len(one.left) > MOST_BLANK * one.said)


def print_score(name: str, one: Score) -> None:
    """Figures, then what is wrong or missed."""
    print(f"{name}: {one.files} files")
    asked = f"asked {one.asked} (nobody could know {one.ties})"
    columns = f"right {one.right}, {asked}, missed {len(one.missed)}, wrong without asking {len(one.wrong)}"
    print(f"  columns {one.columns}: {columns}")
    print(f"  rows {one.rows}: files with rows lost {len(one.lost)}; values {one.values}, wrong {len(one.wrong_values)}; "
          f"damaged numbers filled in {len(one.filled_in)}; questions about values {one.value_questions}; "
          f"cells left blank {len(one.left)} of {one.said}")  # fmt: skip
    for what in (*one.wrong, *one.lost, *one.wrong_values[:20], *one.filled_in, *one.missed[:20], *one.left[:8]):
        print(f"    {what}")


if __name__ == "__main__":
    raise SystemExit(main())
