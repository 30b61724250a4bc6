"""Back up an office: its databases, settings and all folders in one file, which is read again before it is called one."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.runtime import clock
from addin.store.archive import opened_backup, read_manifest, verify_backup
from addin.submissions.backups import BY_HAND, SavedBackup, backup_folder, save_backup
from addin.submissions.folder import FOLDERS, MADE_LATER, open_office
from addin.usecases.passwords import ENCRYPTED, SHORTEST


def back_up(root: Path, to: Path | None = None, password: str = "") -> SavedBackup:
    """Write a backup of the office ``root`` into the folder ``to``, by default its own for backups.

    Refused where there is no office, the password is too short, a database cannot be read, or the file cannot be written or
    is not as it was written.
    """
    if password and len(password) < SHORTEST:
        raise Refused(f"密码太短，至少要{SHORTEST}个字。忘了密码，备份谁也打不开，请记好。")
    office = open_office(root)
    name = f"{BY_HAND}_{office.settings.code}_{clock.moment():%Y%m%d-%H%M%S}"
    name = f"{name}{ENCRYPTED}.bak" if password else f"{name}.zip"
    target = (to or backup_folder(office.root, office.settings)) / name
    databases = list(dict.fromkeys(office.databases))
    try:
        made = save_backup(
            office.root, office.settings, databases, target, why=BY_HAND, folders=(*FOLDERS, *MADE_LATER), password=password
        )
    except OSError:
        raise Refused(f"备份写不到 {target.parent}：请检查磁盘空间、权限，U盘有没有插好。") from None
    with opened_backup(target, password) as archive:
        verify_backup(archive, read_manifest(archive))
    return SavedBackup(target, target.stat().st_size, len(made.files))
