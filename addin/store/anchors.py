"""Anchors: the ends of the ledger's chains, written down outside the database after every act that moved them.

Whoever has the database's file can rewrite a whole chain; what was written down before no longer fits it then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.store.origin import number_of
from addin.store.tables_journal import journal
from addin.store.tables_ledger import entry

FILE_NAME = "台账末尾.txt"
FILES = (Path(FILE_NAME), Path("发放") / FILE_NAME)
"""The files in an office's folder that keep the anchors; a line is added to each after every act."""
_FEW = 5
_SHOWN = 16  # digits of a hash: with more, masked digits of identity numbers could be found by trial
_CHAINS = {"发放": entry, "办理": journal, "收件": journal}


class Anchor(NamedTuple):
    """The end of one chain at some time: the ledger's number, the chain, its last id and the beginning of that one's hash."""

    ledger: str
    chain: str
    id: int
    hash: str


def ends(connection: Connection) -> list[Anchor]:
    """The ends of the chains of entries and of the journal as they are now; none for a chain that has not begun."""
    number = number_of(connection)
    return [found for chain in ("发放", "办理") if (found := _end(connection, number, chain))]


def register_end(connection: Connection, ledger: str) -> list[Anchor]:
    """The end of the journal in the database of an office's receipts, where that is another one than the ``ledger``'s."""
    found = _end(connection, ledger, "收件")
    return [found] if found else []


def _end(connection: Connection, ledger: str, chain: str) -> Anchor | None:
    table = _CHAINS[chain]
    last = connection.execute(select(table.c.id, table.c.hash).order_by(table.c.id.desc()).limit(1)).first()
    return Anchor(ledger, chain, int(last[0]), str(last[1])[:_SHOWN]) if last else None


def line_of(at: str, anchors: Iterable[Anchor]) -> str:
    """The line that is written down: the time, and each anchor as 台账的编号:链:编号:校验码."""
    return " ".join([at, *(":".join(map(str, one)) for one in anchors)])


def anchors_in(text: str) -> Iterator[Anchor]:
    """The anchors of lines made by ``line_of``; what is none is left out."""
    for word in text.split():
        parts = word.split(":")
        if len(parts) == 4 and parts[1] in _CHAINS and parts[2].isdigit():
            yield Anchor(parts[0], parts[1], int(parts[2]), parts[3])


def read_anchors(file: Path) -> str:
    """What was written down in one of the files; empty where it is missing."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def last_anchors(root: Path) -> list[Anchor]:
    """The anchors of the last line of each of the files in the office's folder ``root``."""
    lines = (read_anchors(root / file).splitlines()[-1:] for file in FILES)
    return [anchor for last in lines for line in last for anchor in anchors_in(line)]


def anchor_problems(
    connection: Connection, ledger: str, anchors: Iterable[Anchor], chains: Sequence[str] = ("发放", "办理")
) -> Iterator[str]:
    """A sentence for each chain that no longer holds what was written down of it. Anchors of another ledger are left out.

    ``ledger`` is the ledger's number, ``connection`` one to the database that has these ``chains``.
    """
    anchors = tuple(anchors)
    for chain in chains:
        wanted = {one.id: one.hash for one in anchors if (one.ledger, one.chain) == (ledger, chain)}
        known = _hashes(connection, chain, min(wanted)) if wanted else {}
        if lost := sorted(key for key, found in wanted.items() if not known.get(key, "").startswith(found)):
            told = "、".join(map(str, lost[:_FEW]))
            yield f"“{FILE_NAME}”记着的第 {told} 号{chain}记录，台账里没有或者不同：末尾被删过、被重写过，或是用旧备份恢复的。"


def _hashes(connection: Connection, chain: str, first: int) -> dict[int, str]:
    """The hashes of a chain by id, from the id ``first`` on."""
    table = _CHAINS[chain]
    return {int(row[0]): str(row[1]) for row in connection.execute(select(table.c.id, table.c.hash).where(table.c.id >= first))}
