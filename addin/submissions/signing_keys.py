"""An office's key for signing what it sends (Ed25519), and the public keys of those whose files it receives.

The private key lies in the office's folder, readable by its owner alone, encrypted where it has a password; the public one is
handed to the office above in person, which records it in its journal. Nothing is asked of anybody who has no key.
"""

from __future__ import annotations

import base64
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from addin.errors import Refused
from addin.runtime.pin_prompt import pin_of
from addin.store.journal import append, digest_of, events
from addin.submissions.folder import Office

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE, OWNER_ONLY = "签名密钥.pem", 0o600
TRUST = "signing-key"
_HEAD = "银龄签名公钥"
_WHOSE = "签名密钥"


class PublicKey(NamedTuple):
    """The public key of an office or unit: its code and name, and the 32 bytes in Base64."""

    code: str
    name: str
    key: str

    @property
    def fingerprint(self) -> str:
        """Twelve figures to read out on the telephone: 3f09 a1c2 77de."""
        found = sha256(base64.b64decode(self.key)).hexdigest()[:12]
        return " ".join(found[n : n + 4] for n in (0, 4, 8))

    @property
    def text(self) -> str:
        """What is written into the file that is handed over."""
        note = "这是公钥，可以给人看；请当面交给上级机构，对一下指纹，由上级登记。"
        return f"{_HEAD}\n代码：{self.code}\n名称：{self.name}\n公钥：{self.key}\n指纹：{self.fingerprint}\n{note}\n"


def make_signing_key(office: Office, password: str) -> PublicKey:
    """Make the office's key, write it into its folder, encrypted where there is a password; the public part.

    Refused where it has one already, or where it cannot be written.
    """
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - for offices that sign alone
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - as above

    key = Ed25519PrivateKey.generate()
    how = form.BestAvailableEncryption(password.encode()) if password else form.NoEncryption()
    text = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, how)
    try:
        _write_new(office.root / KEY_FILE, text)
    except FileExistsError:
        raise Refused(f"“{KEY_FILE}”已经有了，没有再做。要换新的，先把旧的移走，再做一个，并把新的公钥交给上级登记。") from None
    except OSError:
        raise Refused(f"写不了“{KEY_FILE}”：请检查机构文件夹的权限和磁盘空间。") from None
    return public_key_of(office, key)


def _write_new(path: Path, text: bytes) -> None:
    """Write a file that only its owner may read; where it cannot be written whole, there is none. FileExistsError, OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def public_key_of(office: Office, key: Ed25519PrivateKey) -> PublicKey:
    """The public part of the office's key."""
    raw = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    return PublicKey(office.settings.code, office.settings.name, raw)


def signing_key(office: Office) -> Ed25519PrivateKey | None:
    """The office's own key, its password asked for where it has one; None where there is no key. Refused where it is not read."""
    try:
        text = (office.root / KEY_FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise Refused(f"“{KEY_FILE}”读不出来，没有签名：请检查它的权限。") from None
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - for offices that sign alone

    password = pin_of(_WHOSE) if b"ENCRYPTED" in text else ""
    try:
        return load_pem_private_key(text, password.encode() or None)  # type: ignore[return-value] # it is the one written above
    except (ValueError, TypeError):
        raise Refused(f"“{KEY_FILE}”打不开：密码不对，或者文件坏了，没有签名。") from None


def read_public_key(path: Path) -> PublicKey:
    """The key in a file that an office was handed. Refused where it is none, or not there."""
    if not path.is_file():
        raise Refused(f"找不到文件“{path}”。请写全它放在哪里。")
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        told = dict(line.strip().split("：", 1) for line in lines[1:] if "：" in line)
        found = PublicKey(told["代码"].strip(), told["名称"].strip(), told["公钥"].strip())
        whole = lines[0].strip() == _HEAD and len(base64.b64decode(found.key, validate=True)) == 32
    except (OSError, UnicodeDecodeError, ValueError, KeyError):
        whole = False
    if not whole:
        raise Refused(f"“{path.name}”不是签名公钥文件，没有登记。请用对方程序生成的那个文件。")
    return found


def record_trust(connection: Connection, office: Office, key: PublicKey, by: str, at: str) -> None:
    """Append to the journal that files of the key's owner are to be signed with it from now on; an empty key ends that."""
    detail = json.dumps({"name": key.name, "key": key.key}, ensure_ascii=False)
    append(connection, TRUST, key.code, digest_of([[detail]]), at=at, office=office.settings.code, detail=detail, by=by)


def trusted_keys(connection: Connection, office: str) -> dict[str, PublicKey]:
    """The public keys by the codes of their owners, as the office of that code has recorded them last."""
    found: dict[str, PublicKey] = {}
    for event in events(connection, TRUST):
        if event.office == office:
            told = json.loads(event.detail)
            found[event.subject] = PublicKey(event.subject, told["name"], told["key"])
    return {code: key for code, key in found.items() if key.key}
