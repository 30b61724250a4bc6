"""Use cases of signatures: the office's own key, the keys of those below, what is sent, and whether a file is as signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.people import HEAD
from addin.runtime import clock
from addin.store.connection import begin, reading, take_turns
from addin.submissions.folder import Office, open_office
from addin.submissions.register import load_units
from addin.submissions.signatures import Signed, sign_workbook, text_signature, workbook_signature
from addin.submissions.signing_keys import (
    PublicKey,
    make_signing_key,
    public_key_of,
    read_public_key,
    record_trust,
    trusted_keys,
)
from addin.usecases.anchor_files import write_anchors
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PUBLIC_FILE = "签名公钥_{code}.txt"


def make_key(root: Path, password: str = "") -> tuple[PublicKey, Path]:
    """Make the office's signing key; the public part, and the file that is handed to the office above.

    Refused where it has one already, or where it cannot be written.
    """
    office = open_office(root)
    made = make_signing_key(office, password)
    file = office.root / PUBLIC_FILE.format(code=made.code)
    try:
        write_atomically(file, made.text.encode("utf-8-sig"))
    except OSError:
        raise Refused(f"写不了“{file.name}”：请检查机构文件夹。") from None
    return made, file


def trust_key(root: Path, file: Path, by: str) -> PublicKey:
    """Record the public key of an office or unit of the register: from now on its files are to be signed with it.

    Refused where the file is no key, or its owner is not in the register.
    """
    key = read_public_key(file)
    if not any(unit.code == key.code for unit in load_units(open_office(root))):
        raise Refused(f"{key.name}（{key.code}）不在下级单位登记簿里，没有登记它的公钥。请先", Advice.REGISTER_UNIT, "。")
    _record(root, key, by)
    return key


def distrust_key(root: Path, code: str, by: str) -> str:
    """Let the files of that code's owner be received without a signature again; its name. Refused where no key is recorded."""
    office = open_office(root)
    with reading(office.engine) as connection:
        known = trusted_keys(connection, office.settings.code).get(code.strip())
    if known is None:
        raise Refused(f"没有登记过 {code.strip()} 的签名公钥。")
    _record(root, known._replace(key=""), by)
    return known.name


def _record(root: Path, key: PublicKey, by: str) -> None:
    office = open_office(root)
    who = signatory(office.settings, by, HEAD)
    with begin(office.engine) as connection:
        take_turns(connection)
        record_trust(connection, office, key, who, clock.stamp())
    write_anchors(office, clock.stamp())


def sign_outputs(office: Office, key: Ed25519PrivateKey, files: Sequence[Path]) -> str:
    """Sign workbooks that were just written, each in its place; the key's fingerprint. Refused where one cannot be written."""
    public = public_key_of(office, key)
    for file in files:
        try:
            sign_workbook(file, key, public)
        except OSError:
            raise Refused(f"{file.name} 写好了，但没有签上名：请关闭正打开着它的程序，再汇总一次。") from None
    return public.fingerprint


def signatures_of(files: Sequence[Path], key_file: Path) -> Iterator[tuple[Path, Signed]]:
    """What the signature of each workbook or receipt says, where it is to be that of the public key in ``key_file``.

    Refused where that is none, or where a file cannot be read.
    """
    wanted = read_public_key(key_file)
    for file in files:
        try:
            data = file.read_bytes()
        except OSError:
            raise Refused(f"“{file.name}”打不开：找不到这个文件，或者没有权限。") from None
        is_text = file.suffix.lower() == ".txt"
        yield file, text_signature(data.decode("utf-8", "replace"), wanted) if is_text else workbook_signature(data, wanted)
