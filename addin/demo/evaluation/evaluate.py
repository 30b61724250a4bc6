"""What was found against what was planted: by rule, file, sheet, row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from addin.demo.county.expected import Expected
from validators.finding import Finding


@dataclass(slots=True)
class RuleScore:
    """One rule's score. A false alarm is a finding that nothing planted or lawful explains; ``wrong`` are payments that
    differ from what is owed.
    """

    rule: str
    planted: int = 0
    found: int = 0
    missed: list[Expected] = field(default_factory=list)
    alarms: list[Finding] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Evaluation:
    """All rules' scores, in the order of their codes."""

    tallies: dict[str, RuleScore] = field(default_factory=dict)

    def tally(self, rule: str) -> RuleScore:
        """The score of a rule, new where it has none yet."""
        return self.tallies.setdefault(rule, RuleScore(rule))

    @property
    def planted(self) -> int:
        """All that was planted."""
        return sum(tally.planted for tally in self.tallies.values())

    @property
    def found(self) -> int:
        """How much of it was found."""
        return sum(tally.found for tally in self.tallies.values())

    @property
    def missed(self) -> list[Expected]:
        """What was planted and not found."""
        return [miss for tally in self.tallies.values() for miss in tally.missed]

    @property
    def alarms(self) -> list[Finding]:
        """Findings where nothing is wrong."""
        return [alarm for tally in self.tallies.values() for alarm in tally.alarms]

    @property
    def wrong(self) -> list[str]:
        """Payments that differ from what is owed."""
        return [what for tally in self.tallies.values() for what in tally.wrong]

    @property
    def perfect(self) -> bool:
        """Everything found and nothing else."""
        return not self.missed and not self.alarms and not self.wrong

    def add(self, other: Evaluation) -> None:
        """Take another comparison in, rule by rule."""
        for rule, more in other.tallies.items():
            tally = self.tally(rule)
            tally.planted, tally.found = tally.planted + more.planted, tally.found + more.found
            tally.missed, tally.alarms = tally.missed + more.missed, tally.alarms + more.alarms
            tally.wrong = tally.wrong + more.wrong


def evaluate(findings: Iterable[Finding], expected: Sequence[Expected]) -> Evaluation:
    """Compare. A finding serves one planted error at most; what follows from one, or is lawful, explains any number."""
    result = Evaluation()
    by_rule: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule, PurePath(finding.file).name].append(finding)
    excused = defaultdict(list)
    for each in expected:
        if each.why == "planted":
            _claim(result.tally(each.rule), each, by_rule[each.rule, each.file])
        else:
            excused[each.rule, each.file].append(each)
    for (rule, file), rest in by_rule.items():
        alarms = [f for f in rest if not any(matches(each, f) for each in excused[rule, file])]
        if alarms:
            result.tally(rule).alarms += alarms
    result.tallies = dict(sorted(result.tallies.items(), key=lambda item: _order(item[0])))
    return result


def _claim(tally: RuleScore, each: Expected, candidates: list[Finding]) -> None:
    tally.planted += 1
    for n, finding in enumerate(candidates):
        if matches(each, finding):
            tally.found += 1
            del candidates[n]
            return
    tally.missed.append(each)


def matches(each: Expected, finding: Finding) -> bool:
    """Whether a finding is the expected one: same rule and file, and the same place where one is named."""
    return (
        (each.rule, each.file) == (finding.rule, PurePath(finding.file).name)
        and each.sheet in ("", finding.sheet)
        and each.row in (0, finding.row)
        and each.column in ("", finding.column)
    )


def _order(rule: str) -> tuple[int, str]:
    return ("TFCS".find(rule[0]), rule)
