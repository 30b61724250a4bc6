"""Record linkage between offices by keyed codes (HMAC) instead of identity numbers: key, codes, comparison, identification."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.consolidation.gather import Gathered, gather
from addin.consolidation.record_linkage import KEY_BYTES, CodedPerson, Match, code_list, compare, key_fingerprint, new_key
from addin.consolidation.record_linkage_results import CodesWritten, OfficesCompared, PersonBehindCode, ResultWritten
from addin.errors import Refused
from addin.ledger.payments import live_payments
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import reading
from addin.submissions.folder import Office, open_office
from addin.submissions.office_files import safe_name
from addin.usecases.periods import period_of
from workbook_templates.advice import Advice
from workbook_templates.cell_types import mask
from workbook_templates.plain import read_plain, write_plain
from workbook_templates.values.period import Period

CODE_HEADERS = ("机构代码", "机构名称", "报告期", "密钥编号", "类别", "月份", "比对码", "姓名生日码")
RESULT_HEADERS = ("结果", "月份", "本机构的比对码", "对方机构", "报告期", "密钥编号")
_CODE_NOTES = ("只报给发密钥的上级机构，不要发给别人，不要和密钥放在一起。", "里面没有身份证号和姓名；请不要改动。")
_RESULT_NOTES = ("这些比对码在别的机构也有。", "在本机构用程序的跨县核对，就能看到是谁。")
_KEY_LINE = re.compile(rf"^[0-9a-f]{{{KEY_BYTES * 2}}}$", re.M)


def make_key(path: Path) -> str:
    """Write a new random key to a file that only its owner may read; the key's fingerprint.

    Refused where the file exists or cannot be written.
    """
    key = new_key()
    text = f"银龄跨县核对密钥，编号 {key_fingerprint(key)}。只交给参加核对的机构，核对完请删除。\n{key}\n"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"“{path}”已经有了，没有覆盖：换了密钥，已经报来的比对码就没用了。请换个文件名。") from None
    except OSError:
        raise Refused(f"写不了“{path}”：请检查文件夹和权限。") from None
    return key_fingerprint(key)


def read_key(path: Path) -> str:
    """The key in a file, hexadecimal. Refused where there is none."""
    try:
        found = _KEY_LINE.search(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        raise Refused(f"“{path}”不是密钥文件。请", Advice.OFFICE_KEY, "。")
    return found[0]


def write_codes(root: Path, period_text: str, key_file: Path, output: Path, *, progress: Progress = no_progress) -> CodesWritten:
    """Write the codes of an office's persons and payments for a period to a file or folder ``output``.

    Refused where it has no roster, the key is none, or the file cannot be written.
    """
    office, period, key = open_office(root), period_of(period_text), read_key(key_file)
    listed, _ = _coded_persons(office, key, _rosters(office, period, progress))
    path = _target(output, f"比对码_{office.settings.code}_{period}.xlsx")
    _write(path, "比对码", CODE_HEADERS, _CODE_NOTES, listed)
    return CodesWritten(path, key_fingerprint(key), Counter(one.what for one in listed))


def _coded_persons(office: Office, key: str, rosters: Gathered) -> tuple[list[CodedPerson], dict[str, str]]:
    with reading(office.ledger) as connection:
        payments = live_payments(connection, rosters.period.months(), office=office.settings.code).values()
    paid = [one for one in payments if not one.payer]  # others that share the database speak for themselves
    return code_list(key, office.settings.code, office.settings.name, str(rosters.period), rosters.tables, paid)


def _rosters(office: Office, period: Period, progress: Progress) -> Gathered:
    found = gather(office, period, ["roster"], progress=progress)
    if not found.receipts:
        raise Refused(f"{period.label}还没有收下花名册，没有可以核对的人。")
    return found


def compare_codes(files: Sequence[Path], output: Path) -> OfficesCompared:
    """Compare the code lists of several offices, and write for each office its matches into the folder ``output``.

    Refused where a list is incomplete, where they differ in key or period, where all are of one office, or where a result
    cannot be written.
    """
    lists = [one for file in files for one in _read_codes(file)]
    _require_comparable(lists)
    offices = dict(sorted({one.office: one.office_name for one in lists}.items()))
    matches = compare(lists)
    written = []
    for code, name in offices.items():
        rows = [row for match in matches for row in _rows_for(code, match)]
        if rows:
            path = output / f"{safe_name(f'核对结果_{code}_{name}')}.xlsx"
            _write(path, "跨县核对结果", RESULT_HEADERS, _RESULT_NOTES, rows)
            written.append(ResultWritten(name, len(rows), path))
    return OfficesCompared(offices, Counter(match.kind for match in matches), written)


def _rows_for(office: str, match: Match) -> list[tuple[str, ...]]:
    others = "、".join(dict.fromkeys(one.office_name for one in match.entries if one.office != office))
    own = dict.fromkeys((one.month, one.code, one.period, one.key) for one in match.entries if one.office == office)
    return [(match.kind, month, code, others, period, key) for month, code, period, key in own]


def _read_codes(file: Path) -> list[CodedPerson]:
    rows = [CodedPerson._make(row.get(name, "") for name in CODE_HEADERS) for row in _read_rows(file, CODE_HEADERS)]
    if not rows or not all(getattr(row, field) for row in rows for field in ("office", "period", "key", "what", "code")):
        raise Refused(f"{file.name} 不是完整的比对码。请", Advice.SEND_CODES, "，不要改动。")
    return rows


def _require_comparable(lists: Sequence[CodedPerson]) -> None:
    """Refused where the lists differ in key or period (their codes never match, as if nobody were registered twice) or are of
    one office alone.
    """
    for field, word in (("key", "密钥"), ("period", "报告期")):
        several: dict[str, set[str]] = defaultdict(set)
        for one in lists:
            several[getattr(one, field)].add(one.office_name or one.office)
        if len(several) > 1:
            listed = "；".join(f"{value}：{'、'.join(sorted(names))}" for value, names in sorted(several.items()))
            raise Refused(f"这些比对码的{word}不一样，不能放在一起核对（{listed}）。请用同一个{word}重新生成。")
    if len({one.office for one in lists}) < 2:
        raise Refused("只有一家机构的比对码，没有可以核对的。请写几家机构报来的文件。")


def identify_persons(
    root: Path, period_text: str, key_file: Path, found: Path, *, progress: Progress = no_progress
) -> list[PersonBehindCode]:
    """The persons behind the codes of the result ``found``, from the office's own rosters and ledger; numbers masked.

    Refused where the result is of another key or period, or no result at all.
    """
    office, period, key = open_office(root), period_of(period_text), read_key(key_file)
    rows = _read_rows(found, RESULT_HEADERS)
    if any(row.get("密钥编号") != key_fingerprint(key) or row.get("报告期") != str(period) for row in rows):
        raise Refused("这份核对结果用的是另一个密钥或报告期。请用生成比对码时的那一个。")
    rosters = _rosters(office, period, progress)
    _, numbers = _coded_persons(office, key, rosters)
    names = _names(rosters)
    return [_person(row, numbers.get(row.get("本机构的比对码", ""), ""), names) for row in rows]


def _person(row: Mapping[str, str], number: str, names: Mapping[str, str]) -> PersonBehindCode:
    kind, month, other = (row.get(name, "") for name in ("结果", "月份", "对方机构"))
    return PersonBehindCode(kind, month, mask(number), names.get(number, ""), other)


def _names(rosters: Gathered) -> dict[str, str]:
    """Unit and name by identity number."""
    people = rosters.tables["离退休干部"]
    units = (rosters.name_of(rosters.tables.unit("离退休干部", i)) for i in range(len(people)))
    rows = zip(people.records("身份证号", "姓名"), units, strict=True)
    return {str(number): f"{unit}的 {name}" for (number, name), unit in rows}


def _read_rows(file: Path, headers: Sequence[str]) -> list[dict[str, str]]:
    try:
        return [dict(row.values) for row in read_plain(file, headers)]
    except ValueError as error:
        raise Refused(str(error).replace("请用空白登记簿填写，不要改表头。", "请用程序生成的原文件。")) from None


def _target(output: Path, name: str) -> Path:
    return output if output.suffix.lower() == ".xlsx" else output / safe_name(name)


def _write(path: Path, title: str, headers: Sequence[str], notes: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_plain(path, title, headers, notes, rows)
    except OSError:
        raise Refused(f"写不了“{path}”：请检查文件夹，并关闭正打开着它的程序。") from None
