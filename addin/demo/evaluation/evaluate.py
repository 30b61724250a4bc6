"""Compare findings with what was planted, by rule, file, sheet, row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from addin.demo.county.expected import Expected
from validators.finding import Finding


@dataclass(slots=True)
class RuleScore:
    """The score of one rule. A false alarm is a finding that nothing planted or lawful explains; ``wrong`` are sentences about
    payments that differ from what is due.
    """

    rule: str
    planted: int = 0
    found: int = 0
    missed: list[Expected] = field(default_factory=list)
    false_alarms: list[Finding] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Evaluation:
    """The scores of all rules, in the order of their codes."""

    scores: dict[str, RuleScore] = field(default_factory=dict)

    def score(self, rule: str) -> RuleScore:
        """The score of a rule, created where it has none yet."""
        return self.scores.setdefault(rule, RuleScore(rule))

    @property
    def planted(self) -> int:
        """The number of planted errors."""
        return sum(score.planted for score in self.scores.values())

    @property
    def found(self) -> int:
        """The number of planted errors found."""
        return sum(score.found for score in self.scores.values())

    @property
    def missed(self) -> list[Expected]:
        """The planted errors that were not found."""
        return [miss for score in self.scores.values() for miss in score.missed]

    @property
    def false_alarms(self) -> list[Finding]:
        """The findings that nothing planted or lawful explains."""
        return [alarm for score in self.scores.values() for alarm in score.false_alarms]

    @property
    def wrong(self) -> list[str]:
        """Sentences about payments that differ from what is due."""
        return [what for score in self.scores.values() for what in score.wrong]

    @property
    def perfect(self) -> bool:
        """Whether all planted errors and nothing else were found, and all payments are right."""
        return not self.missed and not self.false_alarms and not self.wrong

    def add(self, other: Evaluation) -> None:
        """Add the scores of another evaluation, rule by rule."""
        for rule, more in other.scores.items():
            score = self.score(rule)
            score.planted, score.found = score.planted + more.planted, score.found + more.found
            score.missed, score.false_alarms = score.missed + more.missed, score.false_alarms + more.false_alarms
            score.wrong = score.wrong + more.wrong


def evaluate(findings: Iterable[Finding], expected: Sequence[Expected]) -> Evaluation:
    """Compare findings with expected ones.

    A finding matches at most one planted error; an expected one that follows or is lawful explains any number of findings.
    """
    result = Evaluation()
    by_rule: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule, PurePath(finding.file).name].append(finding)
    excused = defaultdict(list)
    for each in expected:
        if each.why == "planted":
            _claim(result.score(each.rule), each, by_rule[each.rule, each.file])
        else:
            excused[each.rule, each.file].append(each)
    for (rule, file), rest in by_rule.items():
        false_alarms = [f for f in rest if not any(matches(each, f) for each in excused[rule, file])]
        if false_alarms:
            result.score(rule).false_alarms += false_alarms
    result.scores = dict(sorted(result.scores.items(), key=lambda item: _order(item[0])))
    return result


def _claim(score: RuleScore, each: Expected, candidates: list[Finding]) -> None:
    score.planted += 1
    for n, finding in enumerate(candidates):
        if matches(each, finding):
            score.found += 1
            del candidates[n]
            return
    score.missed.append(each)


def matches(each: Expected, finding: Finding) -> bool:
    """Whether a finding matches: same rule and file, and the same place as far as the expected one names it."""
    return (
        (each.rule, each.file) == (finding.rule, PurePath(finding.file).name)
        and each.sheet in ("", finding.sheet)
        and each.row in (0, finding.row)
        and each.column in ("", finding.column)
    )


def _order(rule: str) -> tuple[int, str]:
    return ("TFCS".find(rule[0]), rule)
