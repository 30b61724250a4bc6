"""A backup as one file: a .zip with a manifest of the SHA-256 of each file in it, whole or not there at all."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any

from addin.errors import Refused
from addin.store.archive_limits import check_limits, check_space
from workbook_templates.atomic_write import replacing
from workbook_templates.read.decrypt import encrypt, unlock
from workbook_templates.read.troubles import Unusable

MANIFEST = "备份清单.json"
_PACKED = {".xlsx", ".docx", ".zip", ".png"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
# The library encrypts packages of Office alone, and what is smaller than 4,096 bytes in a way that it cannot read again.
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'.ljust(8_192)
_CHUNK = 1 << 20
_MOST_MANIFEST = 256 << 20
_CHANGED = "这份备份不完整或者被改动过（{what}），不能用来恢复，什么也没有改动。请换另一份备份。"


@dataclass(frozen=True)
class Backup:
    """What a backup says of itself. ``about`` tells of which office it is, when it was made and why; ``files`` has the SHA-256 of
    each file by its name in the archive, a path with ``/``.
    """

    about: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def write_backup(target: Path, files: Mapping[str, Path], about: Mapping[str, Any], password: str = "") -> Backup:
    """Write a backup of ``files`` (by their names in the archive) to ``target``, durably and atomically; what was written.

    With a password the whole file is encrypted as Excel encrypts. A file that somebody removes meanwhile is left out. OSError
    where it cannot be written.
    """
    with replacing(target, durable=True) as file:
        if not password:
            return _write(file, files, about)
        plain = io.BytesIO()
        made = _write(plain, files, about)
        with zipfile.ZipFile(plain, "a") as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
        file.write(encrypt(plain.getvalue(), password))
        return made


def _write(file: IO[bytes], files: Mapping[str, Path], about: Mapping[str, Any]) -> Backup:
    made: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", compresslevel=1) as archive:
        for name, source in files.items():
            try:
                made[name] = _add(archive, name, source)
            except FileNotFoundError:
                continue
        told = json.dumps({"about": about, "files": made}, ensure_ascii=False, indent=1)
        archive.writestr(MANIFEST, told, zipfile.ZIP_DEFLATED)
    return Backup(about, made)


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    digest = sha256()
    how = zipfile.ZIP_STORED if source.suffix.lower() in _PACKED else zipfile.ZIP_DEFLATED
    with source.open("rb") as old:
        info = zipfile.ZipInfo.from_file(source, name, strict_timestamps=False)
        info.compress_type = how
        with archive.open(info, "w", force_zip64=True) as new:
            while chunk := old.read(_CHUNK):
                digest.update(chunk)
                new.write(chunk)
    return digest.hexdigest()


@contextmanager
def opened_backup(file: Path, password: str = "") -> Iterator[zipfile.ZipFile]:
    """The archive of a backup. Refused where the file is none, is damaged, or needs another password."""
    try:
        with file.open("rb") as source:
            encrypted = source.read(4) == b"\xd0\xcf\x11\xe0"
        data: IO[bytes] = io.BytesIO(unlock(file.read_bytes(), password)[0]) if encrypted else file.open("rb")
    except Unusable as unusable:
        raise Refused(f"“{file.name}”：{unusable.trouble.reason}备份的密码忘了，谁也打不开。") from None
    except OSError:
        raise Refused(f"“{file.name}”打不开：找不到这个文件，或者没有权限。") from None
    with data:
        try:
            archive = zipfile.ZipFile(data)
        except _BROKEN:
            raise Refused(_CHANGED.format(what="不是备份文件")) from None
        with archive:
            yield archive


def read_manifest(archive: zipfile.ZipFile) -> Backup:
    """What a backup says of itself. Refused where it has no manifest of ours."""
    try:
        if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
            raise ValueError(MANIFEST)
        told = json.loads(archive.read(MANIFEST))
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        return Backup(dict(told["about"]), files)
    except (KeyError, TypeError, AttributeError, *_BROKEN):
        raise Refused(_CHANGED.format(what="没有备份清单")) from None


def unpack(archive: zipfile.ZipFile, backup: Backup, folder: Path) -> None:
    """Write every file of a backup below ``folder``, which is made. Refused where one is missing, is not as the manifest says, or
    would lie elsewhere, and as by ``check_limits`` and ``check_space``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    check_limits(archive)
    check_space(archive, folder)
    for name in backup.files:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or "\\" in name or any(part in ("..", ".") or ":" in part for part in parts):
            raise Refused(_CHANGED.format(what=name))
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as new:
            _take_out(archive, backup, name, new)


def verify_backup(archive: zipfile.ZipFile, backup: Backup) -> None:
    """Read every file of a backup. Refused as by ``unpack``."""
    for name in backup.files:
        _take_out(archive, backup, name, None)


def _take_out(archive: zipfile.ZipFile, backup: Backup, name: str, new: IO[bytes] | None) -> None:
    try:
        with archive.open(name) as old:
            found = _copied(old, new)
    except (KeyError, *_BROKEN):
        raise Refused(_CHANGED.format(what=name)) from None
    if found != backup.files[name]:
        raise Refused(_CHANGED.format(what=name))


def _copied(old: IO[bytes], new: IO[bytes] | None) -> str:
    digest = sha256()
    while chunk := old.read(_CHUNK):
        digest.update(chunk)
        if new is not None:
            new.write(chunk)
    return digest.hexdigest()
