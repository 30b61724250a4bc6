"""How much of what is wrong is found, and how much is called wrong that is not: planted errors, rule by rule.

    python -m benchmarks.accuracy --seed 11 [--persons 20000 --units 120 --each 50 --slips 200]

Filled forms are written to disk and go through the product as users would send them: check, receive, consolidate, compute
and pay. Then persons registered twice with typing errors are looked for, in a county where namesakes happen by chance.
Exit status 0 where every rule finds all and nothing else, and slips are found to 99 % at 0.1 % of persons or less.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from addin.consolidation.identity import persons
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_forms
from addin.demo.county.scale import Scale
from addin.demo.demo_result import DemoResult
from addin.demo.evaluation.double_registration import add_doubles
from addin.demo.evaluation.evaluate import RuleScore
from addin.demo.plants import unplanted
from addin.usecases.demo import run_demo
from validators.catalogue import catalogue
from workbook_templates.layout import FIRST_ROW
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission

Pair = frozenset[tuple[str, int]]
RECALL, FALSE = 0.99, 0.001


def main() -> int:
    asked = _arguments()
    scale = Scale(
        units=asked.units,
        persons=asked.persons,
        assessed=asked.units,
        tiny=6 * asked.each,
        each=asked.each,
        scenes=("county", "province"),
    )
    with tempfile.TemporaryDirectory(prefix="accuracy-") as root:
        story = run_demo(Path(root) / "county", asked.seed, scale)
    rules_good = _tell_rules(story, asked.each)
    slips_good = _slips(asked.seed, scale, asked.slips)
    return 0 if rules_good and slips_good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--units", type=int, default=120)
    parser.add_argument("--each", type=int, default=50, help="violations of every rule")
    parser.add_argument("--slips", type=int, default=200, help="persons registered twice, for every kind of slip")
    return parser.parse_args()


def _tell_rules(story: DemoResult, each: int) -> bool:
    result = story.evaluation
    print(f"seed {story.seed}: {story.people:,} persons, {story.units} units, {story.files} files, {story.seconds:.0f} s")
    print(f"{'rule':<8}{'planted':>8}{'found':>8}{'missed':>8}{'false':>8}")
    for rule in catalogue():
        if rule.code not in unplanted():
            print(_line(result.score(rule.code)))
    print(f"{'S04':<8}{story.paid_count:>8}{story.paid_count - story.again_count:>8}{story.again_count:>8}{'':>8}  (paid again)")
    for code, reason in unplanted().items():
        print(f"{code:<8} {reason}")
    for miss in result.missed[:20]:
        print("missed:", miss)
    for alarm in result.false_alarms[:20]:
        print("false:", alarm.rule, alarm.file, alarm.sheet, alarm.cell, alarm.column, alarm.value, alarm.message)
    for what in result.wrong[:20]:
        print("wrong payment:", what)
    few = [score.rule for score in result.scores.values() if score.planted < each]
    print(f"total: planted {result.planted}, found {result.found}, missed {len(result.missed)},")
    print(
        f"       false {len(result.false_alarms)}, wrong payments {len(result.wrong)}; "
        f"rules with fewer than {each}: {', '.join(few) or 'none'}"
    )
    return story.good and not few


def _line(score: RuleScore) -> str:
    false = len(score.false_alarms) + len(score.wrong)
    return f"{score.rule:<8}{score.planted:>8}{score.found:>8}{len(score.missed):>8}{false:>8}"


def _slips(seed: int, scale: Scale, each: int) -> bool:
    """Register persons twice, look for them over all rosters, and count by kind of slip."""
    began = time.perf_counter()
    county = make_county(seed, Scale(scale.units, scale.persons, 0, namesakes=True))
    books = [book for book in clean_books(county, Scale(assessed=0)) if book.kind in ("roster", "allowance")]
    made = add_doubles(books, Random(seed), each)
    with tempfile.TemporaryDirectory(prefix="slips-") as root:
        submissions = [read_submission(path) for path in save_forms(books, Path(root))]
    found = persons(merge_tables([submission.tables for submission in submissions]))
    told: set[Pair] = {frozenset((one.file, one.row) for one in group) for group in found.on_several}
    told |= {frozenset(((one.file, one.row), (other.file, other.row))) for one, other, _ in found.probable}
    at = {
        id(row): (book.file, FIRST_ROW + i)
        for book in books
        if book.kind == "roster"
        for i, row in enumerate(book.sheets["离退休干部"])
    }
    planted: dict[Pair, str] = {frozenset((at[id(row)], at[id(again)])): kind for kind, row, again in made}
    return _tell_slips(planted, told, len(at), time.perf_counter() - began)


def _tell_slips(planted: dict[Pair, str], told: set[Pair], rows: int, seconds: float) -> bool:
    asked, noticed = Counter(planted.values()), Counter(kind for pair, kind in planted.items() if pair in told)
    print(f"\nprobable duplicates: {rows:,} rows, {len(planted)} persons registered twice, {seconds:.0f} s")
    print(f"{'planted':>8}{'found':>8}{'recall':>9}  kind of slip")
    for kind, number in asked.items():
        print(f"{number:>8}{noticed[kind]:>8}{noticed[kind] / number:>9.2%}  {kind}")
    false = {place for pair in told - planted.keys() for place in pair} - {place for pair in planted for place in pair}
    recall, share = sum(noticed.values()) / len(planted), len(false) / rows
    print(
        f"recall {recall:.2%} (asked {RECALL:.0%}); persons falsely told {len(false)} = {share:.3%} (asked at most {FALSE:.1%})"
    )
    return recall >= RECALL and share <= FALSE and min(noticed[kind] / asked[kind] for kind in asked) >= RECALL


if __name__ == "__main__":
    sys.exit(main())
