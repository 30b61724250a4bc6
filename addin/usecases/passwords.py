"""Encrypt files with an opening password (Excel's own encryption), and decrypt them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from addin.errors import Refused
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically
from workbook_templates.read.file_kind import load, opened
from workbook_templates.read.troubles import Unusable

SHORTEST = 6
ENCRYPTED, DECRYPTED = "（加密）", "（已解密）"
_ENCRYPTABLE = (".xlsx", ".docx")


def encrypt_files(files: Sequence[Path], password: str, folder: Path | None) -> list[Path]:
    """Write encrypted copies beside their files, or into ``folder``; their paths. The files stay as they are.

    Refused where the password is too short, a file is no .xlsx or .docx or has a password already, or a copy exists or cannot
    be written; then none is written.
    """
    if len(password) < SHORTEST:
        raise Refused(f"密码太短，至少要{SHORTEST}个字。请另外告诉对方，不要和文件一起发。")
    return _copies(files, folder, ENCRYPTED, lambda file: _encrypted(file, password))


def decrypt_files(files: Sequence[Path], password: str, folder: Path | None) -> list[Path]:
    """Write decrypted copies beside their files, or into ``folder``; their paths. The files stay as they are.

    Refused where a file has no password or another one, or a copy exists or cannot be written; then none is written.
    """
    return _copies(files, folder, DECRYPTED, lambda file: _decrypted(file, password))


def _encrypted(file: Path, password: str) -> bytes:
    if file.suffix.lower() not in _ENCRYPTABLE:
        raise Refused(f"“{file.name}”不能加密码：只有 .xlsx 和 .docx 文件可以。")
    try:
        data = opened(_content(file)).package  # also one that Excel encrypted by itself, under the password that all know
    except Unusable:
        data = b""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(f"“{file.name}”不是完好的文件，或者已经有密码了，没有加密。")
    from workbook_templates.read.decrypt import encrypt  # noqa: PLC0415 - for this use case alone

    return encrypt(data, password)


def _decrypted(file: Path, password: str) -> bytes:
    data = _content(file)
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(f"“{file.name}”没有密码，可以直接用。")
    try:
        return opened(data, password).package
    except Unusable as unusable:
        raise Refused(f"“{file.name}”：{unusable.trouble.reason}", unusable.trouble.fix) from None


def _content(file: Path) -> bytes:
    try:
        return load(file)
    except Unusable as unusable:
        raise Refused(f"“{file.name}”：{unusable.trouble.reason}", unusable.trouble.fix) from None


def _copies(files: Sequence[Path], folder: Path | None, mark: str, convert: Callable[[Path], bytes]) -> list[Path]:
    """Convert all files before the first copy is written, so that a refusal writes none; no copy overwrites a file."""
    pairs = [((folder or file.parent) / f"{file.stem.removesuffix(ENCRYPTED)}{mark}{file.suffix}", file) for file in files]
    taken = [target for target, _ in pairs if target.exists()]
    if taken or len({target for target, _ in pairs}) < len(pairs):
        raise Refused(f"“{taken[0] if taken else pairs[0][0]}”已经有了，没有覆盖。请", Advice.OTHER_FOLDER, "。")
    contents = [(target, convert(file)) for target, file in pairs]
    try:
        for target, content in contents:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, content)
    except OSError as error:
        raise Refused(f"写不了：{error.strerror or error}。请检查文件夹和磁盘空间。") from None
    return [target for target, _ in pairs]
