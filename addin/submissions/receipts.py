"""Receipts in the database: what was received, when, and with which result. Every file ever handled has one; none is deleted."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from addin.store.tables_office import known_codes, receipts
from addin.submissions.receipt_events import record_receipt
from validators.finding import Finding
from workbook_templates.schema import form
from workbook_templates.values.period import Period

STATE_WORDS = {"accepted": "已收", "returned": "退回", "superseded": "已被新报的代替"}


@dataclass(frozen=True, slots=True)
class SubmissionKey:
    """Form, unit and period (2026Q3) of a submission; ``part`` counts from 1 where a report is in several workbooks."""

    kind: str
    unit: str
    period: str
    part: int = 1

    @property
    def words(self) -> str:
        """The key as a Chinese phrase: 花名册 2026年第三季度（第2部分）."""
        part = f"（第{self.part}部分）" if self.part > 1 else ""
        return f"{form(self.kind).title} {Period.parse(self.period).label}{part}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file received.

    ``received_at`` is ISO 8601 with offset, ``size`` in bytes, ``state`` a key of ``STATE_WORDS``, ``key`` None where the file
    was not recognised, ``stored`` the path of our copy relative to the office's folder, ``supersedes`` the number of the
    receipt it replaced.
    """

    id: int
    received_at: str
    file_name: str
    sha256: str
    size: int
    state: str
    key: SubmissionKey | None
    unit_name: str = ""
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    stored: str = ""
    accept_reason: str = ""
    supersedes: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def arrived(self) -> str:
        """The day the file arrived (2026-10-09), which decides whether it is late: as the clerk said, else the day of receipt."""
        return str(self.detail.get("arrived") or self.received_at[:10])

    @property
    def state_words(self) -> str:
        """Its state in Chinese."""
        return f"已并入第{self.made}号回执的花名册" if self.made and self.state == "superseded" else STATE_WORDS[self.state]

    @property
    def made(self) -> int | None:
        """Of a change form, the number of the receipt of the roster that it made."""
        number = self.detail.get("made")
        return int(number) if number else None

    @property
    def change(self) -> Mapping[str, Any]:
        """Of a roster made by a change form: that form's ``file``, ``sha256`` and ``stored``, and ``of``, the receipt of the
        roster it was made of; else empty.
        """
        return dict(self.detail.get("change", {}))

    @property
    def sent_kind(self) -> str:
        """The kind of the form that was sent: of a roster made by a change form, that form; empty where it was not recognised."""
        return str(self.detail.get("sent") or ("change" if self.change else self.key.kind if self.key else ""))

    @property
    def as_of(self) -> str:
        """The day (2026-10-10) by which it was judged what is overdue; empty where it was not recorded."""
        return str(self.detail.get("as_of") or "")

    def as_json(self) -> dict[str, Any]:
        """The receipt as it is printed by ``--json``."""
        key = self.key or SubmissionKey("", "", "", 1)
        return {
            "id": self.id, "received_at": self.received_at, "file": self.file_name, "sha256": self.sha256, "size": self.size,
            "state": self.state, "kind": key.kind, "unit": key.unit, "unit_name": self.unit_name, "period": key.period,
            "part": key.part, "rows": self.rows, "errors": self.errors, "warnings": self.warnings, "stored": self.stored,
            "accept_reason": self.accept_reason, "supersedes": self.supersedes, "as_of": self.as_of or None,
            "change": self.change.get("file"),
        }  # fmt: skip


def finding_key(finding: Finding) -> tuple[str, str, int, str, int]:
    """What a receipt stores of a finding, to recognise later whether it was reported: rule, sheet, row, column, CRC-32."""
    return finding.rule, finding.sheet, finding.row, finding.column, zlib.crc32(finding.message.encode())


def _receipt(row: RowMapping) -> Receipt:
    values = {name: row[name] for name in row if name not in ("kind", "unit_code", "period", "part", "detail")}
    key = SubmissionKey(row["kind"], row["unit_code"], row["period"], row["part"]) if row["kind"] else None
    return Receipt(**values, key=key, detail=json.loads(row["detail"]))


def add(connection: Connection, receipt: Receipt) -> int:
    """Insert a receipt (its ``id`` is ignored) and return its number.

    SQLAlchemy's IntegrityError where an accepted one of the same key and part is there already.
    """
    key = receipt.key or SubmissionKey("", "", "", 1)
    number = connection.execute(
        insert(receipts).values(
            received_at=receipt.received_at, file_name=receipt.file_name, sha256=receipt.sha256, size=receipt.size,
            state=receipt.state, kind=key.kind, unit_code=key.unit, unit_name=receipt.unit_name, period=key.period,
            part=key.part, rows=receipt.rows, errors=receipt.errors, warnings=receipt.warnings, stored=receipt.stored,
            accept_reason=receipt.accept_reason, supersedes=receipt.supersedes,
            detail=json.dumps(dict(receipt.detail), ensure_ascii=False),
        )
    ).inserted_primary_key  # fmt: skip
    if not number:
        return 0
    record_receipt(connection, int(number[0]), receipt.received_at)
    return int(number[0])


def supersede(connection: Connection, number: int) -> None:
    """Mark an accepted receipt as superseded by a newer one; its codes are deleted, its file stays."""
    connection.execute(update(receipts).where(receipts.c.id == number).values(state="superseded"))
    connection.execute(known_codes.delete().where(known_codes.c.receipt_id == number))
    record_receipt(connection, number)


def take_back(connection: Connection, number: int) -> None:
    """Mark an accepted receipt as returned after all; its codes are deleted, our copy of its file stays."""
    connection.execute(update(receipts).where(receipts.c.id == number).values(state="returned"))
    connection.execute(known_codes.delete().where(known_codes.c.receipt_id == number))
    record_receipt(connection, number)


def set_detail(connection: Connection, number: int, detail: Mapping[str, Any], codes: Mapping[str, Iterable[str]]) -> None:
    """Replace what a receipt in force keeps, and the codes (by target) that its file defines."""
    told = json.dumps(dict(detail), ensure_ascii=False)
    connection.execute(update(receipts).where(receipts.c.id == number).values(detail=told))
    connection.execute(known_codes.delete().where(known_codes.c.receipt_id == number))
    add_codes(connection, number, codes)
    record_receipt(connection, number)


def restore(connection: Connection, number: int, codes: Mapping[str, Iterable[str]]) -> None:
    """Bring a superseded receipt into force again, with the codes (by target) that its file defines."""
    connection.execute(update(receipts).where(receipts.c.id == number).values(state="accepted"))
    add_codes(connection, number, codes)
    record_receipt(connection, number)


def with_number(connection: Connection, number: int) -> Receipt | None:
    """The receipt of that number; None where there is none."""
    row = connection.execute(select(receipts).where(receipts.c.id == number)).mappings().first()
    return _receipt(row) if row else None


def with_hash(connection: Connection, sha256: str) -> Receipt | None:
    """The latest receipt of a file with this SHA-256; None where there is none."""
    query = select(receipts).where(receipts.c.sha256 == sha256).order_by(receipts.c.id.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _receipt(row) if row else None


def accepted(connection: Connection, *, kinds: Sequence[str] = (), periods: Sequence[str] = (), unit: str = "") -> list[Receipt]:
    """The accepted receipts ordered by unit, kind, period and part; a condition left empty does not restrict."""
    query = select(receipts).where(receipts.c.state == "accepted")
    if kinds:
        query = query.where(receipts.c.kind.in_(kinds))
    if periods:
        query = query.where(receipts.c.period.in_(periods))
    if unit:
        query = query.where(receipts.c.unit_code == unit)
    order = (receipts.c.unit_code, receipts.c.kind, receipts.c.period, receipts.c.part)
    return [_receipt(row) for row in connection.execute(query.order_by(*order)).mappings()]


def versions(connection: Connection, kind: str, unit: str) -> list[Receipt]:
    """Every receipt of a unit's accepted files of a kind, of those replaced since as well; the newest first."""
    query = select(receipts).where(receipts.c.kind == kind, receipts.c.unit_code == unit, receipts.c.state != "returned")
    return [_receipt(row) for row in connection.execute(query.order_by(receipts.c.id.desc())).mappings()]


def of_period(connection: Connection, period: str) -> list[Receipt]:
    """Every receipt of a period (2026Q3) in any state, oldest first."""
    query = select(receipts).where(receipts.c.period == period).order_by(receipts.c.id)
    return [_receipt(row) for row in connection.execute(query).mappings()]


def add_codes(connection: Connection, number: int, codes: Mapping[str, Iterable[str]]) -> None:
    """Insert the codes that an accepted file defines, by target (党组织.党组织代码)."""
    rows = [{"receipt_id": number, "target": target, "code": code} for target, found in codes.items() for code in found]
    if rows:
        connection.execute(insert(known_codes), rows)


def codes_of(
    connection: Connection, numbers: Sequence[int], target: str = "", *, known_as: str = ""
) -> list[tuple[int, str, str]]:
    """The codes of the receipts with these numbers, of one ``target`` or of all, as (receipt, target, code); with ``known_as``
    those alone that stand under that target in some receipt.
    """
    among = select(known_codes.c.code).where(known_codes.c.target == known_as)
    found: list[tuple[int, str, str]] = []
    for start in range(0, len(numbers), 500):  # SQLite limits the number of parameters
        some = numbers[start : start + 500]
        query = select(known_codes.c.receipt_id, known_codes.c.target, known_codes.c.code)
        query = query.where(known_codes.c.target == target) if target else query
        query = query.where(known_codes.c.code.in_(among)) if known_as else query
        found += [tuple(row) for row in connection.execute(query.where(known_codes.c.receipt_id.in_(some)))]
    return found
