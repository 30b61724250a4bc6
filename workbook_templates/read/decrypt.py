"""Excel's own encryption, taken off with the password that the clerk gave."""

from __future__ import annotations

import io
import re

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from workbook_templates.read.troubles import DAMAGED, PASSWORD, WRONG_PASSWORD, Unusable

# Excel turns the key 100,000 times; a file that asks for thousands of millions only wants to keep a machine busy.
_SPINS = re.compile(rb'spinCount="(\d+)"')
_MOST_SPINS = 1_000_000


# Excel encrypts with this one when nobody gave any, and tries it before it asks ([MS-OFFCRYPTO] 2.4.2.3): it keeps no secret.
DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105


def unlock(data: bytes, password: str = "") -> tuple[bytes, str]:
    """The package inside an encrypted file, and the given password if that was it; Excel's own default need not be given.

    Unusable without a password that opens it, or where the file is damaged.
    """
    for one in filter(None, (password, DEFAULT_PASSWORD)):
        try:
            return decrypt(data, one), one if one != DEFAULT_PASSWORD else ""
        except Unusable as unusable:
            if password and unusable.trouble != WRONG_PASSWORD:
                raise
    raise Unusable(WRONG_PASSWORD if password else PASSWORD)


def decrypt(data: bytes, password: str) -> bytes:
    """The package inside an encrypted file. Unusable with the wrong password or where it is damaged."""
    if any(len(spins) > 7 or int(spins) > _MOST_SPINS for spins in _SPINS.findall(data)):
        raise Unusable(DAMAGED)
    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened)
    except InvalidKeyError as error:
        raise Unusable(WRONG_PASSWORD) from error
    except Exception as error:  # a damaged compound file fails in many ways inside the library
        raise Unusable(DAMAGED) from error
    return opened.getvalue()


def encrypt(data: bytes, password: str) -> bytes:
    """The package encrypted the way Excel does it."""
    sealed = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, sealed)
    return sealed.getvalue()
