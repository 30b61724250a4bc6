"""What speaks against restoring a backup: its ledger is not whole, is another one, or is older than what was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.batches import all_batches
from addin.ledger.verify import verify
from addin.settings import Settings
from addin.store.anchors import anchor_problems, last_anchors
from addin.store.connection import open_store, reading
from addin.store.origin import number_of
from addin.store.schema import has_schema
from addin.submissions.folder import PAID
from addin.submissions.ledger_identity import known_ledger, ledger_url
from addin.submissions.receipt_events import receipt_problems
from addin.usecases.kept_papers import KEPT, SHEET

if TYPE_CHECKING:
    from sqlalchemy import Engine

_FEW = 5


def doubts(root: Path, settings: Settings, staged: Sequence[Engine]) -> Iterator[str]:
    """Each thing that speaks against the databases of a backup (ledger's, then register's), as a sentence: with a reason they may
    be restored all the same. ``root`` is the office's folder as it stands.
    """
    with reading(staged[0]) as connection:
        number, problems = number_of(connection), verify(connection).problems
        paid = {one.number for one in all_batches(connection, settings.code) if one.state == "paid"}
        behind = list(anchor_problems(connection, number, last_anchors(root), ("发放",)))
    with reading(staged[-1]) as connection:
        problems = (*problems, *receipt_problems(connection))
    if problems:
        yield f"备份里的台账本身核验不过：{''.join(problems[:_FEW])}"
    known = known_ledger(root, settings)
    if known and known != number:
        yield "备份里的是另一本台账，不是这个机构现在用的那一本。"
    since = sorted((_paid_now(root, settings) | _papers(root)) - paid)
    if since:
        yield f"备份比最后发放的批次旧：备份以后还发放过 {'、'.join(since)}，恢复以后这些月份会被当成没有发过。"
    elif behind:
        yield "备份比最后的发放记录旧：备份以后还登记过发放、退回或更正。"


def _paid_now(root: Path, settings: Settings) -> set[str]:
    """The numbers of the batches that the present ledger has paid; none where it cannot be read."""
    engine = open_store(ledger_url(root, settings))
    try:
        if not has_schema(engine):
            return set()
        with reading(engine) as connection:
            return {one.number for one in all_batches(connection, settings.code) if one.state == "paid"}
    except Refused:
        return set()
    finally:
        engine.dispose()


def _papers(root: Path) -> set[str]:
    """The numbers of the batches whose sheets were kept when they were paid."""
    return {file.stem.removeprefix(SHEET) for file in (root / PAID / KEPT).glob(f"{SHEET}*.xlsx")}
