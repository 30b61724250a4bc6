"""The year's round of 模范党支部: who is scored, nominated or has a speciality, and what speaks against whom (（十）)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from validators.catalogue import find
from validators.lookups.bodies import ORGANISATIONS, Body, branches
from validators.lookups.honours import HONOURS, MODEL, honours, unconfirmed
from validators.lookups.scores import SIX_GOODS
from validators.wording import hit_words
from workbook_templates.cell_types import Value, show

WAITING, LISTED = "待确认", "已登记"
_SHEET = SIX_GOODS.sheet


class ModelBranch(NamedTuple):
    """A branch in the round: its row, its rank (1 for the best; 0 without all scores) with the six marks and their mean, its
    class, at which levels it stands as 模范党支部 and how (``WAITING``, ``LISTED``), what speaks against that, its speciality.
    """

    ref: Ref
    body: Body
    rank: int
    marks: tuple[Value, ...]
    mean: Decimal | None
    category: str
    levels: Mapping[str, str]
    against: tuple[str, ...]
    speciality: str


def model_branches(inputs: Inputs) -> list[ModelBranch]:
    """Branches scored, nominated or with a speciality: by rank, then those without all scores by code."""
    scored = {str(code): (row, mean) for code, row, mean in branch_scores(inputs, SIX_GOODS)}
    ranks = _ranks({code: mean for code, (_, mean) in scored.items()})
    nominated, special, against = _nominations(inputs), _specialities(inputs), _against(inputs)
    classes = inputs.values(ORGANISATIONS, "支部类别")
    told = [body for body in branches(inputs.tables) if body.code in scored.keys() | nominated.keys() | special.keys()]
    found = []
    for body in sorted(told, key=lambda body: (ranks.get(body.code, len(told)), body.code)):
        row, mean = scored.get(body.code, (None, None))
        marks = tuple("" if row is None else inputs.values(_SHEET, item)[row] for item in SIX_GOODS.items)
        ref = Ref(ORGANISATIONS, body.row) if row is None else Ref(_SHEET, row)
        words = against.get(body.code, ()) if body.code in nominated else ()
        found.append(
            ModelBranch(
                ref, body, ranks.get(body.code, 0), marks, mean, show(classes[body.row]), nominated.get(body.code, {}),
                tuple(dict.fromkeys(words)), special.get(body.code, ""),
            )
        )  # fmt: skip
    return found


def _ranks(means: Mapping[str, Decimal]) -> dict[str, int]:
    """The rank of each code by its mean, 1 for the highest; equal ones share a rank, and the next is as many lower."""
    first: dict[Decimal, int] = {}
    for rank, mean in enumerate(sorted(means.values(), reverse=True), start=1):
        first.setdefault(mean, rank)
    return {code: first[mean] for code, mean in means.items()}


def _nominations(inputs: Inputs) -> dict[str, dict[str, str]]:
    """How each branch stands as 模范党支部 of the period's year, by level, by the branch's code."""
    year, open_ones = inputs.on.period.year, {one.row for one in unconfirmed(inputs.tables)}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in honours(inputs.tables):
        if one.kind == MODEL and one.year == year:
            found[one.subject][one.level] = WAITING if one.row in open_ones else LISTED
    return found


def _against(inputs: Inputs) -> dict[str, list[str]]:
    """What C10-3 says of the nominations, and C10-1 of the scores, of the period's year, by the branch's code."""
    found: dict[str, list[str]] = defaultdict(list)
    honour, score, year = find("C10-3"), find("C10-1"), inputs.on.period.year
    hits = rule_hits(inputs, honour.code)
    for one in honours(inputs.tables):
        if one.kind == MODEL and one.year == year and one.row in hits:
            found[one.subject].append(hit_words(honour.message, honour, hits[one.row], inputs.tables))
    codes, years = (inputs.values(_SHEET, column) for column in ("党支部代码", "年度"))
    times = Counter(show(codes[hit.row]) for hit in score.check(inputs.tables, inputs.on) if years[hit.row] == year)
    for code, count in times.items():
        found[code].append(score.brief.format(n=count))
    return found


def _specialities(inputs: Inputs) -> dict[str, str]:
    """The names of the branches' own specialities (一支部一特色), by the branch's code."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in inputs.tables[HONOURS].records("对象代码", "特色名称"):
        if code and name:
            found[str(code)].append(show(name))
    return {code: "、".join(dict.fromkeys(names)) for code, names in found.items()}
