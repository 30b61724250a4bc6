"""流动党员通报函: to the place where a member lives who has been away for six months, with a slip that comes back.

（十三）: the home branch tells the receiving place of whoever is away so long without having moved the membership. Of whom it has
not told yet is what C13-1 finds. The letter is dated and numbered by who seals it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from addin.summary.letters.letter import as_word, render
from addin.summary.letters.letter_sender import LetterSender
from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from validators.lookups.bodies import ORGANISATIONS, body_name
from validators.lookups.mobile import MOBILE
from validators.lookups.people import person
from validators.lookups.units import unit_column
from validators.months import whole_months
from workbook_templates.cell_types import mask, show
from workbook_templates.values.date import long_date


class MobileMember(NamedTuple):
    """Whom one letter is about: unit, Excel's row of 流动党员, name, masked identity number, sex, telephone, the home branch, the
    first day away and how many whole months it was since then; ``place`` is where the member lives, ``to`` to whom it is written.
    """

    unit_name: str
    row: int
    name: str
    number: str
    sex: str
    phone: str
    branch: str
    since: str
    months: int
    place: str
    to: str


def mobile_letters(inputs: Inputs, sender: LetterSender) -> Iterator[tuple[MobileMember, bytes]]:
    """Each member that C13-1 finds with the letter (bytes of a Word file); sorted by unit and row."""
    until = long_date(inputs.on.state_day)
    for one in mobile_members(inputs):
        text = render("mobile_member.j2", one=one, sender=sender, until=until, year=inputs.on.as_of.year)
        yield one, as_word(text)


def mobile_members(inputs: Inputs) -> list[MobileMember]:
    """The members that C13-1 finds, sorted by unit and row; none where a sheet it needs is not available."""
    if not all(inputs.has(sheet) for sheet in (MOBILE, ORGANISATIONS)):
        return []
    units, found = unit_column(inputs.tables, MOBILE), rule_hits(inputs, "C13-1")
    return [_member(inputs, row) for row in sorted(found, key=lambda row: (units[row], row))]


def _member(inputs: Inputs, row: int) -> MobileMember:
    names = ("姓名", "身份证号", "流出党支部代码", "外出日期", "流入地", "流入党组织")
    name, number, home, since, place, to = (inputs.values(MOBILE, column)[row] for column in names)
    if not isinstance(since, dt.date):
        raise TypeError("C13-1 finds nobody without a first day away")
    evidence, who = inputs.evidence_row(Ref(MOBILE, row)), person(inputs.tables, number)
    return MobileMember(
        evidence.unit_name, evidence.row, show(name), mask(show(number)), show(who.get("性别")), show(who.get("联系电话")),
        body_name(inputs.tables, home), long_date(since), whole_months(since, inputs.on.state_day),
        show(place), show(to) or f"{show(place)}有关党组织",
    )  # fmt: skip
