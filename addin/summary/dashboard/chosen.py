"""What a dashboard's map, ranking and figures of places are made of: the indicators one can choose, and each place's figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.dashboard.places import Places, prefecture_name
from addin.summary.dashboard.shown_figure import ShownFigure, shown_figure, status_of_part, step_marks
from addin.summary.dashboard.yunnan import Tile, counties, within
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import WITHOUT_FIGURE, TargetStatus
from workbook_templates.cell_types import mask_in_text

REACHED = "reached"
WIDE, HIGH, GAP = 66, 48, 4  # of a tile
MOST_PLACES = 1_000


class Chosen(NamedTuple):
    """An indicator one can choose: its code, name, unit, target in words, which order puts those behind first, its figures."""

    code: str
    name: str
    unit: str
    target: str
    low_first: bool
    figures: Mapping[str, ShownFigure]


def chosen(data: SummaryData, places: Places) -> Iterator[Chosen]:
    """The share of targets reached, then every indicator with figures; only the key ones for units in large number."""
    reached = {code: shown_figure(part, TargetStatus.NO_TARGET, 100) for code, part in places.reached(data.indicators).items()}
    if reached:
        yield Chosen(REACHED, "已达标的指标占多少", "%", "", True, reached)
    few = len(places.all) <= MOST_PLACES
    for view in data.indicators:
        if view.shown and view.status not in WITHOUT_FIGURE and view.by_unit and (few or view.indicator.key):
            yield _chosen(view, data, places)


def _chosen(view: IndicatorView, data: SummaryData, places: Places) -> Chosen:
    one = view.indicator
    low_first = bool(view.target and one.target and not one.target.at_most)
    return Chosen(one.code, one.name, str(one.unit), view.target, low_first, _figures(view, data, places))


def _figures(view: IndicatorView, data: SummaryData, places: Places) -> dict[str, ShownFigure]:
    parts = places.figures(view.by_unit)
    below = [float(part.value) for code, part in parts.items() if part.value is not None and code != data.code]
    most = 100.0 if view.indicator.unit is FigureUnit.PERCENT else max(below, default=0.0)
    return {code: shown_figure(part, status_of_part(view, part, data.as_of), most) for code, part in parts.items()}


def as_json(data: SummaryData, places: Places, found: list[Chosen]) -> dict[str, Any]:
    """What the script of the dashboard reads, identity numbers masked."""
    return {
        "office": data.code,
        "places": {one.code: [mask_in_text(one.name), one.above] for one in places.all.values()},
        "chosen": {one.code: [one.name, one.unit, one.target, one.low_first, one.figures] for one in found},
        "statuses": {status.name: status.text for status in TargetStatus},
        "steps": step_marks(),
    }


class TileMap(NamedTuple):
    """The tiles of an office's region, moved to the upper left corner; its size; the lines between prefectures as a path."""

    tiles: list[tuple[Tile, str, int, int]]
    width: int
    height: int
    borders: str


def tile_map(office: str) -> TileMap | None:
    """The map of the counties of a province's or prefecture's office, each with its full name and place; None for others."""
    own = [tile for code, tile in counties().items() if within(code, office)]
    if not own:
        return None
    left, top = min(tile.x for tile in own), min(tile.y for tile in own)
    moved = [tile._replace(x=tile.x - left, y=tile.y - top) for tile in own]
    tiles = [(tile, f"{prefecture_name(tile.code)}{tile.name}", tile.x * WIDE, tile.y * HIGH) for tile in moved]
    width, height = (max(tile.x for tile in moved) + 1) * WIDE, (max(tile.y for tile in moved) + 1) * HIGH
    return TileMap(tiles, width, height, _borders(moved))


def _borders(tiles: list[Tile]) -> str:
    """Lines where neighbouring tiles belong to different prefectures."""
    at = {(tile.x, tile.y): tile.code[:4] for tile in tiles}
    lines = []
    for (x, y), prefecture in at.items():
        for across, down in ((1, 0), (0, 1)):
            if at.get((x + across, y + down), prefecture) != prefecture:
                start = f"M{(x + across) * WIDE - GAP / 2:g} {(y + down) * HIGH - GAP / 2:g}"
                lines.append(f"{start}{f'v{HIGH}' if across else f'h{WIDE}'}")
    return "".join(lines)
