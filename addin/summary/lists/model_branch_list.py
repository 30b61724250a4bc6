"""模范党支部评选: the branches of the year by their scores, who is nominated and who has confirmed it; 一支部一特色."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.measure.duties import branch_scores
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from addin.summary.workbook.page import Col
from validators.catalogue import find
from validators.lookups.bodies import ORGANISATIONS, branches
from validators.lookups.honours import HONOURS, MODEL, honours, unconfirmed
from validators.lookups.scores import SIX_GOODS
from validators.wording import hit_words
from workbook_templates.cell_types import show

_SHEET = SIX_GOODS.sheet


def _rows(inputs: Inputs) -> Iterator[ListRow]:
    """Branches scored, nominated or with a speciality: by rank, then those without all scores by code."""
    scored = {str(code): (row, mean) for code, row, mean in branch_scores(inputs, SIX_GOODS)}
    ranks = _ranks({code: mean for code, (_, mean) in scored.items()})
    nominated, special = _nominations(inputs), _specialities(inputs)
    classes = inputs.values(ORGANISATIONS, "支部类别")
    told = [body for body in branches(inputs.tables) if body.code in scored.keys() | nominated.keys() | special.keys()]
    for body in sorted(told, key=lambda body: (ranks.get(body.code, len(told)), body.code)):
        words = (show(classes[body.row]), nominated.get(body.code, ""), special.get(body.code, ""))
        if body.code in scored:
            row, mean = scored[body.code]
            marks = (inputs.values(_SHEET, item)[row] for item in SIX_GOODS.items)
            yield ListRow(Ref(_SHEET, row), (ranks[body.code], body.name, *marks, mean, *words))
        else:
            yield ListRow(Ref(ORGANISATIONS, body.row), ("没有评分", body.name, *[""] * (len(SIX_GOODS.items) + 1), *words))


def _ranks(means: Mapping[str, Decimal]) -> dict[str, int]:
    """The rank of each code by its mean, 1 for the highest; equal ones share a rank, and the next is as many lower."""
    first: dict[Decimal, int] = {}
    for rank, mean in enumerate(sorted(means.values(), reverse=True), start=1):
        first.setdefault(mean, rank)
    return {code: first[mean] for code, mean in means.items()}


def _nominations(inputs: Inputs) -> dict[str, str]:
    """At which levels a branch stands as 模范党支部 of the period's year, and what speaks against it, by its code."""
    year, open_ones = inputs.on.period.year, {one.row for one in unconfirmed(inputs.tables)}
    against = _against(inputs)
    found: dict[str, list[str]] = defaultdict(list)
    for one in honours(inputs.tables):
        if one.kind == MODEL and one.year == year:
            state = "待上级确认" if one.row in open_ones else "已登记"
            found[one.subject].append(f"{one.level}级{state}")
            found[one.subject] += against.get(one.row, ())
    for row, words in _below_the_mark(inputs).items():
        code = str(inputs.values(_SHEET, "党支部代码")[row])
        if code in found:
            found[code].append(words)
    return {code: "；".join(dict.fromkeys(words)) for code, words in found.items()}


def _against(inputs: Inputs) -> Mapping[int, list[str]]:
    rule = find("C10-3")
    return {row: [hit_words(rule.message, rule, hit, inputs.tables)] for row, hit in rule_hits(inputs, rule.code).items()}


def _below_the_mark(inputs: Inputs) -> dict[int, str]:
    """What C10-1 says of the scores of the period's year, by their row."""
    rule, years = find("C10-1"), inputs.values(_SHEET, "年度")
    times = Counter(hit.row for hit in rule.check(inputs.tables, inputs.on) if years[hit.row] == inputs.on.period.year)
    return {row: rule.brief.format(n=count) for row, count in times.items()}


def _specialities(inputs: Inputs) -> dict[str, str]:
    """The names of the branches' own specialities (一支部一特色), by the branch's code."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in inputs.tables[HONOURS].records("对象代码", "特色名称"):
        if code and name:
            found[str(code)].append(show(name))
    return {code: "、".join(dict.fromkeys(names)) for code, names in found.items()}


MODEL_BRANCH_LIST = PlanList(
    "模范党支部评选",
    "行动计划（十）：按“六个好”六项平均分排名，同分同名次；申报和命名以“先进典型”为准，上级的由上级登记。“一支部一特色”写特色名称。",
    (ORGANISATIONS, _SHEET, HONOURS),
    (
        Col("名次", 9, "centre"), Col("党支部", 38), *(Col(item, 9, "score") for item in SIX_GOODS.items),
        Col("平均分", 9, "score"), Col("支部类别", 9, "centre"), Col("模范党支部", 34), Col("特色", 18),
    ),
    _rows,
)  # fmt: skip
