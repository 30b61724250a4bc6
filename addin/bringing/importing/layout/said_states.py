"""Who is dead or gone, as rows, headings, titles and names of sheets say it beside the list's own columns.

It becomes a column of its own, so that it is read, asked about and told like any other. What is not plain stands there as it is
written: somebody has to decide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.bringing.importing.layout.source_list import SourceColumn
from addin.bringing.importing.masked import masked
from addin.bringing.importing.vocabulary.departures import RELATIVES, departures_in, headed_departure, plain_departure
from addin.bringing.importing.vocabulary.words import flags, meaning
from workbook_templates.values.text import tidy

_LONGEST = 60


def said_state(cells: Sequence[object], columns: Sequence[SourceColumn], above: Sequence[str]) -> str:
    """The state that a row of persons, or what stands ``above`` it, plainly says; else the text that leaves it in doubt."""
    said = [*_of_row(cells, columns), *((headed_departure(text), text) for text in above if departures_in(text))]
    plain = list(dict.fromkeys(state for state, _ in said if state))
    if len(plain) == 1:
        return plain[0]
    return masked("；".join(dict.fromkeys(text for _, text in said)))[:_LONGEST]


def _of_row(cells: Sequence[object], columns: Sequence[SourceColumn]) -> Iterator[tuple[str, str]]:
    """The plain state, empty where in doubt, and the text of each cell that is about a departure."""
    for column in columns:
        text = (tidy(cells[column.at]) if cells[column.at] is not None else "") or ""
        if not text or RELATIVES.search(column.title) or any(name in flags() for name in column.names):
            continue
        if departures_in(text):
            yield plain_departure(text), text
        elif (named := departures_in(column.title)) and _affirms(text):
            yield named[0] if len(named) == 1 and not _words_beside(text) else "", f"{column.title} {text}"


def _affirms(text: str) -> bool:
    """Whether a cell under 去世时间 or 是否去世 says anything but no: 无, 健在, a dash."""
    return meaning("是否", text) != "否" and meaning("人员状态", text) != "在册" and text.strip("-—－/\\") != ""


def _words_beside(text: str) -> bool:
    """Whether a cell under 转出时间 holds more than a date or a yes: 转出 is also said of files and of another office."""
    return meaning("是否", text) != "是" and bool(text.strip("0123456789 ./-:年月日号份T"))
