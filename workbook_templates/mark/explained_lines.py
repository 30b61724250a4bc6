"""The lines of a list that its sender explained, read back from the list: clearing the marks does not take them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook_templates.explanations import Explanation, split_keys
from workbook_templates.layout import PROBLEM_HEADERS
from workbook_templates.mark.listed import KEPT, KEYS
from workbook_templates.mark.problem import LABELS
from workbook_templates.mark.problem_lines import PLACES, ProblemLine, cells_of

_AT = {name: n for n, name in enumerate(PROBLEM_HEADERS)}
_LEVELS = {label: level for level, label in LABELS.items()}


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A problem as it stands in a list; ``row`` is not told there and 0."""

    severity: str
    sheet: str
    cell: str
    message: str
    fix: str
    rule: str
    row: int = 0


def explained_lines(lines: Sequence[Sequence[str]]) -> list[ProblemLine]:
    """The lines of a list (``list_lines``) that have an explanation, as they are written again."""
    return list(_explained(lines))


def _explained(lines: Sequence[Sequence[str]]) -> Iterator[ProblemLine]:
    for line in lines:
        told = {name: line[at] for name, at in _AT.items()}
        explanation = Explanation(told["情况说明"].strip(), told["受理意见"], told["受理人"])
        if explanation.text:
            message = told["问题"].partition(PLACES)[0]
            level = _LEVELS.get(told["级别"], "warning")
            problem = ListedProblem(level, told["所在表"], told["单元格"], message, told["怎样改"], told["规则"])
            cells, keys = tuple(cells_of(line[KEPT])), tuple(split_keys(line[KEYS])[1])
            subject = told["姓名/对象"].removesuffix(f" 等 {len(cells)} 处")
            yield ProblemLine(problem, subject, told["所在表"], cells=cells, keys=keys, explanation=explanation)
