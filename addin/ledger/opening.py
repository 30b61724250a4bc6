"""Opening balances: months that were paid before this ledger began, read from old sheets, as the draft of a batch.

They stand in the ledger like payments, so that no month of them is paid a second time and a raise later pays the difference;
but the batch orders nothing: it is in no bank's list and on no sheet of payments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from addin.ledger.model import NO_STANDARD, OPENING, Draft, LineRow, PostRow
from validators.allowance.claim_period import Payment
from validators.allowance.identity import IdentityDecisions
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money


class Twice(StrEnum):
    """What is decided about one person's month that old sheets have twice; UNDECIDED ones are not taken."""

    UNDECIDED = ""
    ONCE = "同一笔"
    BOTH = "都发过"


class OldPlace(NamedTuple):
    """Where something stands in an old sheet: the file's name, its SHA-256, the page and Excel's row number."""

    file: str
    sha256: str
    page: str
    row: int

    @property
    def words(self) -> str:
        """The place as part of a sentence."""
        return f"{self.file}“{self.page}”第 {self.row} 行"


class OldPayment(NamedTuple):
    """One month (2026-01) of one person in an old sheet, in fen; post, body and unit as written there, else empty."""

    number: str
    name: str
    month: str
    fen: int
    post: str
    body: str
    unit: str
    place: OldPlace


class NotTaken(NamedTuple):
    """A row of an old sheet, or a whole page, that is not taken, and why, as one Chinese sentence. Row 0: the page or file."""

    place: OldPlace
    why: str


class DraftedOpening(NamedTuple):
    """The draft; what of the sheets is not taken; how many months the ledger has from these very files already, and how many
    stand in the sheets twice and are not decided.
    """

    draft: Draft
    not_taken: list[NotTaken]
    known: int
    undecided: int


Key = tuple[str, str]


def draft_opening(
    period: str,
    found: Sequence[OldPayment],
    paid: Mapping[Key, Payment],
    entered: Mapping[int, frozenset[str]],
    persons: IdentityDecisions,
    units: Mapping[str, str],
    twice: Twice = Twice.UNDECIDED,
) -> DraftedOpening:
    """The draft of what old sheets say, one line for each person and month.

    ``paid`` are the ledger's payments by identity number and month, ``entered`` the hashes of the old sheets of which a
    payment among them was made, by its entry; ``units`` the codes of units by name; ``twice`` is what was decided about
    months that stand in the sheets more than once.
    """
    months: dict[Key, list[OldPayment]] = defaultdict(list)
    for one in found:
        months[persons.person(one.number), one.month].append(one)
    not_taken: list[NotTaken] = []
    taken: list[_Month] = []
    known = undecided = 0
    for (person, month), those in sorted(months.items()):
        earlier = next((paid[one, month] for one in persons.numbers(person) if (one, month) in paid), None)
        if earlier is not None:
            again = {one.place.sha256 for one in those} <= entered.get(earlier.entry, frozenset())
            known += again
            not_taken += [] if again else [NotTaken(one.place, _in_ledger(one, earlier)) for one in those]
        elif (fen := _decided(those, twice)) is None:
            not_taken += [NotTaken(one.place, sentence) for one, sentence in _doubles(those, twice)]
            undecided += 1
        else:
            taken.append(_Month(person, month, fen, those))
    posts, lines = _rows(taken, persons, units, twice)
    return DraftedOpening(Draft(period, [], posts, lines, kind=OPENING), not_taken, known, undecided)


class _Month(NamedTuple):
    """A person's month that is taken: the fen, and the rows of the sheets that say so."""

    person: str
    month: str
    fen: int
    those: Sequence[OldPayment]


def _rows(
    taken: Sequence[_Month], persons: IdentityDecisions, units: Mapping[str, str], twice: Twice
) -> tuple[list[PostRow], list[LineRow]]:
    posts: dict[tuple[str, str, str, str], int] = {}
    rows: list[PostRow] = []
    lines: list[LineRow] = []
    for one in taken:
        first = one.those[0]
        held = (first.number, first.unit, first.body, first.post)
        if held not in posts:
            posts[held] = len(rows)
            rows.append(_post(first, persons.numbers(one.person), units))
        reason = _reason(one.those, one.fen, twice)
        lines.append(LineRow(posts[held], first.number, one.month, "pay", one.fen, NO_STANDARD, "", reason))
    return rows, lines


def _decided(those: Sequence[OldPayment], twice: Twice) -> int | None:
    """The fen of a month; None where it stands there several times and nobody has decided what that means."""
    amounts = {one.fen for one in those}
    if len(those) == 1 or (twice is Twice.ONCE and len(amounts) == 1):
        return those[0].fen
    return sum(one.fen for one in those) if twice is Twice.BOTH else None


def _doubles(those: Sequence[OldPayment], twice: Twice) -> Iterator[tuple[OldPayment, str]]:
    ask = "金额不同，不会是同一笔" if twice is Twice.ONCE else "请核实是同一笔写了两次，还是都发过"
    for one in those:
        others = "、".join(f"{other.place.words}（{money(other.fen)} 元）" for other in those if other is not one)
        yield one, f"{one.name}（{mask(one.number)}）{one.month} {money(one.fen)} 元，{others}也有，没有收：{ask}。"


def _in_ledger(one: OldPayment, earlier: Payment) -> str:
    told = f"台账里已有 {money(earlier.fen)} 元（批次 {earlier.batch}）"
    return f"{one.name}（{mask(one.number)}）{one.month} {money(one.fen)} 元，{told}，没有收。"


def _reason(those: Sequence[OldPayment], fen: int, twice: Twice) -> str:
    first, places = those[0], "、".join(one.place.words for one in those)
    said = f"，认定为{twice}" if len(those) > 1 else ""
    return f"{first.name} {first.month} 期初：启用台账以前已发 {money(fen)} 元（{places}{said}）。"


def _post(one: OldPayment, numbers: Sequence[str], units: Mapping[str, str]) -> PostRow:
    unit, body, others = units.get(one.unit, ""), one.body or one.unit or "期初", " ".join(n for n in numbers if n != one.number)
    return PostRow(
        one.number, one.number, others, one.name, one.post, "", body, unit, one.unit or "旧表没有写单位", one.place.file,
        one.place.row, "", "",
    )  # fmt: skip


def amounts_by_month(lines: Iterable[LineRow]) -> dict[str, tuple[int, int]]:
    """By month, in order: the number of persons and the fen."""
    found: dict[str, list[LineRow]] = defaultdict(list)
    for line in lines:
        found[line.month].append(line)
    return {month: (len(those), sum(line.fen for line in those)) for month, those in sorted(found.items())}
