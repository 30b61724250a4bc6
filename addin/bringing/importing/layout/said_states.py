"""Who is dead or gone, as rows, headings, titles and names of sheets say it beside the list's own columns.

It becomes a column of its own, so that it is read, asked about and told like any other. What is not plain stands there as it is
written: somebody has to decide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from addin.bringing.importing.layout.source_list import SourceColumn
from addin.bringing.importing.vocabulary.departures import (
    RELATIVES,
    departures_in,
    headed_departure,
    plain_departure,
    titled_departure,
)
from addin.bringing.importing.vocabulary.words import flags, meaning
from workbook_templates.long_numbers import masked
from workbook_templates.values.text import is_blank, tidy

_LONGEST = 60


class SaidStates:
    """The columns of one list that may say something of the state of the row's own person."""

    def __init__(self, columns: Sequence[SourceColumn]) -> None:
        flagged = flags()
        own = [one for one in columns if not RELATIVES.search(one.title) and not any(name in flagged for name in one.names)]
        self._columns = own
        self._titled = [column for column in own if departures_in(column.title)]

    def of_row(self, cells: Sequence[object], above: Sequence[str]) -> str:
        """The state that a row of persons, or what stands ``above`` it, plainly says; else the text that leaves it in doubt."""
        said = [*self._in_row(cells), *(one for text in above for one in _headed(text))]
        plain = list(dict.fromkeys(state for state, _ in said if state))
        if len(plain) == 1:
            return plain[0]
        return masked("；".join(dict.fromkeys(text for _, text in said)))[:_LONGEST]

    def _in_row(self, cells: Sequence[object]) -> Iterator[tuple[str, str]]:
        """The plain state, empty where in doubt, and the text of each cell that is about a departure."""
        texts = [cells[column.at] for column in self._columns]
        if departures_in("\n".join(text for text in texts if isinstance(text, str))):
            told = (tidy(text) or "" for text in texts if isinstance(text, str))
            yield from ((plain_departure(text), text) for text in told if departures_in(text))
        for column in self._titled:
            text = "" if is_blank(cells[column.at]) else tidy(cells[column.at]) or ""
            if _affirms(text) and not departures_in(text):
                yield "" if _words_beside(text) else titled_departure(column.title), f"{column.title} {text}"


@lru_cache(maxsize=256)
def _headed(text: str) -> tuple[tuple[str, str], ...]:
    return ((headed_departure(text), text),) if departures_in(text) else ()


def _affirms(text: str) -> bool:
    """Whether a cell under 去世时间 or 是否去世 says anything but no: 无, 健在, a dash."""
    return bool(text) and meaning("是否", text) != "否" and meaning("人员状态", text) != "在册" and text.strip("-—－/\\") != ""


def _words_beside(text: str) -> bool:
    """Whether a cell under 转出时间 holds more than a date or a yes: 转出 is also said of files and of another office."""
    return meaning("是否", text) != "是" and bool(text.strip("0123456789 ./-:年月日号份T"))
