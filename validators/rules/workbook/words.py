"""Words for rules that judge several kinds of facts: each kind's sentence, way out and severity stand in its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validators.finding import Severity
from validators.rule import WorkbookHit
from validators.wording import fill
from workbook_templates.table import Fact, Submission


class Words(NamedTuple):
    """What is said of one kind of fact. The sentences may hold {表} {列} {值} {格} {行} {详情} of the fact."""

    message: str
    fix: str
    severity: Severity


def spots(submission: Submission, words: Mapping[str, Words]) -> Iterator[WorkbookHit]:
    """A spot for each fact of these kinds; the rule's own message is {说明}, and each spot brings its fix."""
    for fact in submission.facts:
        if fact.kind in words:
            yield spot(fact, words[fact.kind])


def spot(fact: Fact, words: Words) -> WorkbookHit:
    """The spot of one fact with these words."""
    known = {
        "表": fact.sheet,
        "列": fact.column,
        "值": fact.value,
        "格": fact.cell,
        "行": str(fact.row or ""),
        "详情": fact.detail,
    }
    return WorkbookHit(fact, {"说明": fill(words.message, known)}, words.severity, fill(words.fix, known))
