"""Forms in 已收 whose receipts the database does not know: it is older than they are."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from addin.store.tables_office import receipts

_NOTE = "_回执"


def unknown_receipts(connection: Connection, root: Path, accepted: Path) -> list[Path]:
    """The notes of receipts (``…_回执.txt``) below the folder ``accepted`` whose form no receipt of the database names.

    ``root`` is the office's folder. A note is written after its receipt has been committed, so one without a receipt is no trace
    of work that was cut off.
    """
    stored = connection.execute(select(receipts.c.stored).where(receipts.c.stored != "")).scalars()
    known = {str(Path(one).with_suffix("")) for one in stored}
    notes = sorted(accepted.rglob(f"*{_NOTE}.txt"))
    return [note for note in notes if str(note.relative_to(root).with_suffix("")).removesuffix(_NOTE) not in known]


def form_of(note: Path) -> Path | None:
    """The form that a receipt's note lies beside; None where it is gone."""
    stem = note.stem.removesuffix(_NOTE)
    return next((file for file in sorted(note.parent.glob(f"{_escaped(stem)}.*")) if file.stem == stem), None)


def _escaped(name: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def told(notes: list[Path]) -> str:
    """What is said of such notes; empty where there are none."""
    if not notes:
        return ""
    some = "、".join(note.stem.removesuffix(_NOTE) for note in notes[:3])
    some += "等" if len(notes) > 3 else ""
    return f"“已收”里有 {len(notes)} 份表，台账里没有它们的回执（{some}）：台账比“已收”旧，是用旧备份换回来的。"
