"""The signature of a workbook and of a receipt: who sent it, and that nothing in it was changed since.

A workbook's signature is a part of its own package, which Excel shows nowhere and drops when it saves: it travels with the file
by mail and chat, covers the content of every other part, and is gone where somebody saved the file again. A receipt's signature
is its last line.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addin.submissions.signing_keys import PublicKey
from workbook_templates.atomic_write import replacing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PART = "yinling/signature.xml"
_XML = '<signature xmlns="urn:yinling:signature:1" of="{of}" key="{key}" value="{value}"/>'
_READ = re.compile(r'<signature xmlns="urn:yinling:signature:1" of="([0-9A-Z]+)" key="([0-9a-f ]+)" value="([\w+/=]+)"/>')
_LINE = re.compile(r"\n签名：([0-9A-Z]+) ([0-9a-f ]+) ([\w+/=]+)\s*$")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError)


class Signed(Enum):
    """What a signature says of a file."""

    GOOD = "签名相符"
    ALTERED = "签名以后内容被改动过"
    OTHER = "不是这个单位的签名"
    NONE = "没有签名"


WRONG = (Signed.ALTERED, Signed.OTHER)


class Signature(NamedTuple):
    """A signature as it was read: whose it says it is (a code), the fingerprint of the key, and the 64 bytes in Base64."""

    of: str
    key: str
    value: str


def sign_workbook(path: Path, key: Ed25519PrivateKey, public: PublicKey) -> None:
    """Sign a workbook, which has no signature yet, in its place, atomically: the same bytes for the same workbook and key.

    OSError where it cannot be written.
    """
    data = path.read_bytes()
    value = _sign(key, public, _digest_of_parts(data))
    with replacing(path, durable=True) as file:
        file.write(data)
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(zipfile.ZipInfo(PART, _EPOCH), _XML.format(of=public.code, key=public.fingerprint, value=value))


def workbook_signature(data: bytes, wanted: PublicKey) -> Signed:
    """What the signature of a workbook (the bytes of its package) says, where it is to be that of ``wanted``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = _READ.fullmatch(package.read(PART).decode()) if PART in package.namelist() else None
        return _judged(Signature(*found.groups()), wanted, _digest_of_parts(data)) if found else Signed.NONE
    except _BROKEN:
        return Signed.ALTERED


def sign_text(text: str, key: Ed25519PrivateKey, public: PublicKey) -> str:
    """The text with the line that signs it."""
    whole = text.rstrip() + "\n"
    return f"{whole}签名：{public.code} {public.fingerprint} {_sign(key, public, _digest_of_text(whole))}\n"


def text_signature(text: str, wanted: PublicKey) -> Signed:
    """What the last line of a text says, where it is to be signed by ``wanted``; line ends may have been changed on the way."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _LINE.search(plain)
    if found is None:
        return Signed.NONE
    return _judged(Signature(*found.groups()), wanted, _digest_of_text(plain[: found.start() + 1]))


def _judged(found: Signature, wanted: PublicKey, digest: bytes) -> Signed:
    """GOOD where the key signed exactly this; a signature under another fingerprint is another's."""
    if (found.of, found.key) != (wanted.code, wanted.fingerprint):
        return Signed.OTHER
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - for offices that sign alone
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - as above

    try:
        raw = base64.b64decode(found.value, validate=True)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(wanted.key)).verify(raw, _message(wanted.code, digest))
    except (InvalidSignature, binascii.Error):
        return Signed.ALTERED
    return Signed.GOOD


def _sign(key: Ed25519PrivateKey, public: PublicKey, digest: bytes) -> str:
    return base64.b64encode(key.sign(_message(public.code, digest))).decode()


def _message(code: str, digest: bytes) -> bytes:
    """What is signed: what it is for, who signs, and the digest."""
    return b"yinling signature 1\n" + code.encode() + b"\n" + digest


def _digest_of_text(text: str) -> bytes:
    return sha256(b"text\n" + text.encode()).digest()


def _digest_of_parts(data: bytes) -> bytes:
    """SHA-256 over the name and content of every part but the signature's own, by name. ValueError where two have one name, or
    where the file holds more than its parts, which another reader might take for the workbook.
    """
    whole = sha256(b"workbook\n")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        if len({name.lower() for name in names}) < len(names) or not data.startswith(b"PK\x03\x04") or package.comment:
            raise ValueError(PART)
        for name in sorted(set(names) - {PART}):
            content = package.read(name)
            whole.update(f"{name}\n{len(content)}\n".encode())
            whole.update(sha256(content).digest())
    return whole.digest()
