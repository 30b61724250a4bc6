"""Files that could not be used, and who sent them for which period: whoever sent one has not kept silent.

Their covers could not be read, or lack what makes them a unit's report; so the unit, the form and the period are looked for in
what was readable, then in the names of the file and of the folder it came in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from addin.submissions.folder import INBOX
from addin.submissions.incoming import Incoming
from addin.submissions.receipts import Receipt
from addin.submissions.register import Subordinate
from workbook_templates.schema import REPORTED_KINDS, brought_kind, form
from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.text import tidy

SENDER = "sender"
"""The key in a receipt's detail of what is known of a sender whose cover could not be used."""
_BEFORE, _AFTER = dt.timedelta(days=30), dt.timedelta(days=60)
_PERIOD = re.compile(r"20\d\d(?:Q[1-4]|H[12])", re.IGNORECASE)
_LEAST = 3  # characters of a unit's short name: shorter ones stand in many names


class UnusableFile(NamedTuple):
    """The receipt of a file that could not be used; the ``unit`` (code) and ``kind`` of form it was, empty where unknown."""

    receipt: Receipt
    unit: str
    kind: str


def sender_of(incoming: Incoming) -> dict[str, str]:
    """What a receipt keeps of the sender of a file whose cover lacks the kind, the unit or the period."""
    folders = incoming.file.parts[:-1]
    below = folders[len(folders) - folders[::-1].index(INBOX) :] if INBOX in folders else folders[-1:]
    known = {"kind": incoming.kind, "unit": incoming.unit, "period": str(incoming.period or ""), "folder": "/".join(below)}
    return {name: text[-200:] for name, text in known.items() if text}


def unusable_files(receipts: Sequence[Receipt], units: Sequence[Subordinate], period: Period) -> Iterator[UnusableFile]:
    """Which of the receipts without a key are of files sent for a period, and whose they are; receipts of one file count once."""
    names = _names(units)
    for receipt in receipts:
        known = {"kind": "", "unit": "", "period": "", "folder": ""} | receipt.detail.get(SENDER, {})
        text = _tidied(f"{known['folder']}/{receipt.unit_name}/{receipt.file_name}")
        if _is_for(period, known["period"], text, receipt.arrived):
            yield UnusableFile(receipt, _unit(known["unit"], text, names), _kind(known["kind"], text))


def _is_for(period: Period, said: str, text: str, arrived: str) -> bool:
    """Whether a file was sent for a period: as it says, else by the day it arrived, when that period is collected."""
    named = parse_period(said) if said else None
    spans = {named} if named else {parse_period(word.upper()) for word in _PERIOD.findall(text)}
    if spans or _tidied(period.label) in text:
        return period in spans or _tidied(period.label) in text
    return period.end - _BEFORE <= dt.date.fromisoformat(arrived) <= period.end + _AFTER


def _kind(said: str, text: str) -> str:
    """The kind of form that is in force once such a file is accepted; empty where nothing says it."""
    found = [kind for kind in REPORTED_KINDS if form(kind).title in text]
    return brought_kind(said) if said else found[0] if len(found) == 1 else ""


def _names(units: Sequence[Subordinate]) -> Mapping[str, str]:
    """The codes of units by what a file may call them: the code, the name, and the name without what all names begin with."""
    whole = {_tidied(unit.name): unit.code for unit in units}
    columns = zip(*whole, strict=False) if len(whole) > 1 else ()
    common = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, columns))
    short = {name[common:]: code for name, code in whole.items() if len(name) - common >= _LEAST}
    return short | whole | {unit.code: unit.code for unit in units}


def _unit(said: str, text: str, names: Mapping[str, str]) -> str:
    """The one unit that is named: a name that is part of a longer one that is named too does not count; empty for several."""
    if said in names:
        return names[said]
    found = [name for name in names if name and name in text]
    codes = {names[name] for name in found if not any(name != other and name in other for other in found)}
    return codes.pop() if len(codes) == 1 else ""


def _tidied(text: str) -> str:
    return (tidy(text) or "").replace(" ", "")
