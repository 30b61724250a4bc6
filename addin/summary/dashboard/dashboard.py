"""The dashboard: one HTML file that needs no network; each figure unfolds the rows it was counted from.

Its own small script, which its policy knows by its hash, adds search, filters, order, pages and the way down from place to
place; without it, as in the frame of the page for units, all figures and the first rows behind each can be read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from addin.summary.collect.data import SummaryData, UnitFinding
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.dashboard.chosen import as_json, chosen, tile_map
from addin.summary.dashboard.course_line import course_line
from addin.summary.dashboard.long_lists import evidence, not_paid, shares_by_unit
from addin.summary.dashboard.places import Places, TreePlace
from addin.summary.dashboard.shown_figure import SIGNS, ShownFigure
from addin.summary.measure.evidence import BLOCKED, HELD, UNPAID
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.findings import in_order
from addin.summary.workbook.overview import SECTIONS
from workbook_templates.cell_types import mask, mask_in_text, show

TEMPLATES = Path(__file__).with_name("templates")
CSS_CLASSES = {TargetStatus.REACHED: "good", TargetStatus.MISSED: "bad", TargetStatus.PENDING: "soon"}


def _concealed(value: object) -> object:
    """A text with identity numbers masked; a macro's result is Markup whose texts have been masked already."""
    return mask_in_text(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_concealed,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters |= {"mask": mask, "show": show, "kind": lambda status: CSS_CLASSES.get(status, "plain")}
    return environment


def render_dashboard(data: SummaryData) -> str:
    """The HTML text of the dashboard."""
    script = Markup((TEMPLATES / "dashboard.js").read_text(encoding="utf-8"))  # noqa: S704 - our own
    return _environment().get_template("dashboard.html.j2").render(
        data=data, script=script, script_hash=_hash(script), evidence=evidence,
        **_of_indicators(data), **_of_places(data), **_of_files(data),
    )  # fmt: skip


def _of_indicators(data: SummaryData) -> dict[str, Any]:
    """The cards, how many stand how, and the table of the key shares by unit."""
    shown = [view for view in data.indicators if view.shown]
    shares = [view for view in shown if view.share and view.indicator.key]
    return {
        "tally": {status: sum(view.status is status for view in shown) for status in TargetStatus},
        "sections": list(_sections(shown)),
        "courses": {view.indicator.code: course_line(view, data) for view in shown},
        "clauses": list(dict.fromkeys(view.indicator.clause for view in shown if view.indicator.clause)),
        "shares": shares,
        "by_unit": shares_by_unit(_units(data), shares),
    }


def _of_files(data: SummaryData) -> dict[str, Any]:
    """What was sent, what is wrong in it, what was not paid, who is in it twice, what changed much."""
    return {
        "count": Counter(one.state for one in data.submissions or ()),
        "owing": [one for one in data.submissions or () if not one.received],
        "rules": list(_rules(data)),
        "not_paid": not_paid([one for one in data.payments or () if one.state in (BLOCKED, HELD, UNPAID)]),
        "groups": [list(group) for _, group in groupby(data.duplicates or (), key=lambda one: one.group)],
        "jumps": [one for one in data.changes or () if one.jump],
    }


def _hash(script: str) -> str:
    """The hash by which the policy of the page knows its script."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _of_places(data: SummaryData) -> dict[str, Any]:
    """The map, the ranking and the figures of all places."""
    places = Places(data)
    found = list(chosen(data, places))
    ranking: list[tuple[TreePlace, ShownFigure]] = []
    if found:
        below = ((place, found[0].figures.get(place.code)) for place in places.below(data.code))
        ranking = sorted(((place, figure) for place, figure in below if figure), key=lambda one: one[1].number or 0)
    signs = {status.name: f"{sign} " for status, sign in SIGNS.items()}
    figures = as_json(data, places, found)
    return {"chosen": found, "figures": figures, "map": tile_map(data.code), "ranking": ranking, "signs": signs}


def _sections(found: Iterable[IndicatorView]) -> Iterable[tuple[str, list[IndicatorView]]]:
    left = list(found)
    for words, belongs in SECTIONS:
        own, left = [view for view in left if belongs(view)], [view for view in left if not belongs(view)]
        if own:
            yield words, own


def _rules(data: SummaryData) -> Iterable[tuple[str, str, list[UnitFinding]]]:
    """Rule code, what the rule checks, and its findings; the rule with most findings first."""
    found = [(rule, list(group)) for rule, group in groupby(in_order(data), key=lambda one: one.finding.rule)]
    for rule, group in sorted(found, key=lambda one: -len(one[1])):
        yield rule, data.rule_names.get(rule, ""), group


def _units(data: SummaryData) -> list[tuple[str, str]]:
    """Code and name of the units with a part in any indicator, the office itself not among them."""
    shown = {unit for view in data.indicators for unit in view.by_unit}
    return [(unit, name) for unit, name in data.units.items() if unit in shown and unit != data.code]
