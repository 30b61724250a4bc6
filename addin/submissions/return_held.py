"""A file that waits in the inbox goes back to its sender: the office has decided that it is not to be taken in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from addin.store.connection import begin, reading, take_turns
from addin.store.journal import append, digest_of
from addin.submissions import receipts
from addin.submissions.filing import now, remove_from_inbox, returned_path
from addin.submissions.folder import INBOX, Office
from addin.submissions.office_files import copy_atomically, write_text_atomically
from addin.submissions.receipts import Receipt, SubmissionKey
from addin.submissions.settled import HeldFile, ever_held
from addin.submissions.take_back import RETURN
from workbook_templates.read import FileBytes


def return_held(office: Office, name: str, by: str, reason: str) -> Receipt:
    """Put the held file of that name with a letter into 退回, record a receipt that it was returned, and clear it from the inbox.

    Where it was sent again unchanged it would be judged anew. Refused where no such file waits. OSError where nothing can be
    written.
    """
    content = FileBytes(office.folder(INBOX) / Path(name).name)
    held = _held(office, content)
    key = SubmissionKey(held.kind, held.unit, held.period)
    detail = {"reason": reason, "by": by}
    receipt = Receipt(0, now(), held.file_name, held.sha256, content.size, "returned", key, held.unit_name, detail=detail)
    target = returned_path(office, receipt)
    receipt = replace(receipt, stored=target.relative_to(office.root).as_posix())
    copy_atomically(content, target)
    letter = [
        f"{office.settings.name} 退回：{held.words}",
        f"办理人：{by}　日期：{now()[:10]}",
        f"原因：{reason}",
        "",
        _WHAT_COUNTS,
    ]
    write_text_atomically(target.with_suffix(".txt"), "\n".join(letter) + "\n")
    with begin(office.engine) as connection:
        take_turns(connection)
        number = receipts.add(connection, receipt)
        told = json.dumps(detail, ensure_ascii=False)
        append(connection, RETURN, str(number), digest_of([[told]]), at=now(), office=office.settings.code, detail=told, by=by)
    remove_from_inbox(office, content)
    return replace(receipt, id=number)


_WHAT_COUNTS = "这份表没有收下，已收下的数据没有改动。请改好后再报送一次。"


def _held(office: Office, content: FileBytes) -> HeldFile:
    """The held file with these bytes. Refused where the inbox has no such file, or where it does not wait for a decision."""
    name = content.path.name
    try:
        digest = content.sha256
    except OSError:
        raise Refused(f"“收件箱”里没有“{name}”。") from None
    with reading(office.engine) as connection:
        found = next((one for one in ever_held(connection, office) if one.sha256 == digest), None)
        taken = receipts.with_hash(connection, digest)
    if found is None or taken is not None:
        raise Refused(f"“{name}”不是留在收件箱等着决定的表。")
    return found
