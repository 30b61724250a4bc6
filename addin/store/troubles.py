"""What keeps a database from being used, as a sentence: it is locked, damaged, cannot be opened, or the disk is full."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, OperationalError

from addin.errors import Refused
from addin.store.sealing import SEALED

DAMAGED = "数据库文件已损坏，或者不是本程序的数据库。请用备份恢复，不要继续使用。"
_SENTENCES = {
    "database is locked": "数据库正被别的程序占用，这一步没有做，什么也没有改动。请关闭占用它的程序，或者稍后再试。",
    "database or disk is full": "磁盘满了，数据库写不进去，这一步没有做。请腾出磁盘空间后再试一次。",
    "disk i/o error": "数据库所在的磁盘读写出错，这一步没有做。请检查磁盘空间和磁盘本身，再试一次。",
    "readonly database": "数据库是只读的，写不进去，这一步没有做。请检查文件和文件夹的权限。",
    "no space left on device": "数据库服务器的磁盘满了，这一步没有做。请告诉管理服务器的人，腾出空间后再试。",
    SEALED: "台账已经搬到别的数据库，这一步没有做。请重新打开程序再办一次。",
    "malformed": DAMAGED,
    "not a database": DAMAGED,
}
_CANNOT_OPEN = "数据库打不开：文件被占用、没有权限，或者数据库服务器没有启动。"


class Damaged(Refused):
    """The database's file is damaged, or is none of ours."""


def refusal_of(error: DatabaseError) -> Refused | None:
    """The refusal that says what keeps the database from being used; None where the error is none of these."""
    said = str(error.orig).lower()
    for words, sentence in _SENTENCES.items():
        if words in said:
            return Damaged(sentence) if sentence == DAMAGED else Refused(sentence)
    return Refused(_CANNOT_OPEN) if isinstance(error, OperationalError) else None
