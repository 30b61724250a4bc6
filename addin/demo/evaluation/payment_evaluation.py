"""Compare the claims of a batch with what was planted and with the payments due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from addin.demo.county.expected import Expected
from addin.demo.evaluation.evaluate import Evaluation, RuleScore, evaluate
from addin.demo.evaluation.expected_payments import Due
from validators.finding import Finding
from workbook_templates.values.amount import money


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim as the batch decided it: identity number, month, row of 任职 (Excel's), outcome, deciding rule, fen."""

    number: str
    month: str
    file: str
    row: int
    outcome: str
    rule: str
    fen: int


@dataclass(frozen=True, slots=True)
class UnpaidTotal:
    """The claims of one rule that were not paid: their number, the number of persons, their amount in fen."""

    rule: str
    outcome: str
    claims: int
    persons: int
    fen: int


def evaluate_payments(
    lines: Sequence[DecidedClaim], expected: Sequence[Expected], due: Due, findings: Iterable[Finding]
) -> Evaluation:
    """Evaluate a batch: each planted case must be stopped, or warned of, by its rule; each person must be paid what is due for
    each month. ``due`` as ``payments_due`` gives it.
    """
    deciding = {line.rule for line in lines}
    warned = [finding for finding in findings if finding.rule not in deciding]
    result = evaluate(warned, [each for each in expected if each.rule not in deciding])
    stopped = {(line.rule, line.file, line.row) for line in lines if line.outcome != "pay"}
    for each in (one for one in expected if one.why == "planted" and one.rule in deciding):
        score = result.score(each.rule)
        score.planted += 1
        if (each.rule, each.file, each.row) in stopped:
            score.found += 1
        else:
            score.missed.append(each)
    for score in _differences(lines, due):
        result.score(score.rule).wrong += score.wrong
    return result


def _differences(lines: Sequence[DecidedClaim], due: Due) -> Iterable[RuleScore]:
    """Persons and months paid differently from what is due, under the rule that decided."""
    paid: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if line.outcome == "pay":
            paid[line.number, line.month] += line.fen
    decided: Mapping[tuple[str, str], str] = {(line.number, line.month): line.rule for line in lines if line.rule}
    for key in paid.keys() | due.keys():
        if paid[key] != due.get(key, 0):
            what = f"{key[1]} 发 {money(paid[key])} 元，应发 {money(due.get(key, 0))} 元"
            yield RuleScore(decided.get(key) or "S02", wrong=[what])


def unpaid_by_rule(lines: Iterable[DecidedClaim]) -> list[UnpaidTotal]:
    """The claims not paid, totalled by rule and outcome."""
    by_rule: dict[tuple[str, str], list[DecidedClaim]] = defaultdict(list)
    for line in lines:
        if line.outcome != "pay":
            by_rule[line.rule, line.outcome].append(line)
    return [
        UnpaidTotal(rule, outcome, len(some), len({line.number for line in some}), sum(line.fen for line in some))
        for (rule, outcome), some in sorted(by_rule.items())
    ]
