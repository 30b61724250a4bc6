"""What of an office its units may see: its code and name, its units and their forms, thresholds and the deadline; no person.

It goes into the page that the office hands out, so nothing here needs the database or what only an office has installed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from validators.finding import Finding, Severity
from validators.wording import cover_finding, printable
from workbook_templates.cell_types import show
from workbook_templates.schema import Form, brought_kind
from workbook_templates.table import Submission

if TYPE_CHECKING:
    from addin.submissions.folder import Office

OFFICE_CHECK = "收件"
"""The code of what a receiving office finds beyond the rules."""


@dataclass(frozen=True, slots=True)
class ViewedUnit:
    """A unit of the register: its code and name, and the forms that it is asked for."""

    code: str
    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """An office as its units may see it. ``thresholds`` are those that it has changed, by the names of ``policy.toml``."""

    code: str
    name: str
    deadline_days: int
    thresholds: dict[str, Any]
    units: tuple[ViewedUnit, ...]

    def as_json(self) -> str:
        """The view as JSON, days written as ``{"day": …}``."""
        return json.dumps(asdict(self), ensure_ascii=False, default=lambda day: {"day": day.isoformat()})

    @classmethod
    def from_json(cls, text: str) -> UnitView:
        """The view that ``as_json`` wrote."""
        found = json.loads(text, object_hook=lambda one: dt.date.fromisoformat(one["day"]) if one.keys() == {"day"} else one)
        units = tuple(ViewedUnit(one["code"], one["name"], tuple(one["kinds"])) for one in found.pop("units"))
        return cls(**found, units=units)

    def cover_findings(self, submission: Submission) -> list[Finding]:
        """What the office is going to say of the cover: a unit it does not know, another office, a form it did not ask for."""
        return list(self._about(submission, submission.form)) if submission.form and submission.usable else []

    def _about(self, submission: Submission, form: Form) -> Iterator[Finding]:
        code, superior = show(submission.cover("单位代码")), show(submission.cover("上级机构代码"))
        unit = next((one for one in self.units if one.code == code), None)
        if code and self.units and unit is None and code != self.code:
            message = f"单位代码“{code}”不在{self.name}的下级单位登记簿里，报上去会退回来。"
            fix = f"请核对单位代码；代码没有错的，请打电话问{self.name}。"
            yield cover_finding(OFFICE_CHECK, Severity.ERROR, submission, "单位代码", code, printable(message), fix)
        if superior and superior != self.code:
            message = f"上级机构代码写的是“{superior}”，而发这个网页的{self.name}是 {self.code}。"
            fix = f"报给{self.name}的，请改为 {self.code}；报给别的机构的，请用那个机构发的网页。"
            yield cover_finding(OFFICE_CHECK, Severity.WARNING, submission, "上级机构代码", superior, printable(message), fix)
        if unit and brought_kind(form.kind) not in unit.kinds:
            message = f"{self.name}的登记簿里没有要求这个单位报“{form.title}”。"
            yield cover_finding(OFFICE_CHECK, Severity.INFO, submission, "单位代码", code, message, "可以不报；多报了也会收下。")


def unit_view(office: Office) -> UnitView:
    """The office as its units may see it."""
    from addin.submissions.register import load_units  # noqa: PLC0415 - the page, which reads such a view, has no database

    settings = office.settings
    units = tuple(ViewedUnit(one.code, one.name, one.kinds) for one in load_units(office))
    thresholds = ({"year_themes": settings.themes} if settings.themes else {}) | settings.overrides
    return UnitView(settings.code, settings.name, settings.deadline_days, thresholds, units)
