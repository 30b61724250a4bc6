"""How large a backup may be that is unpacked here: one that was tampered with must not fill the disk or run for days.

What an archive says of its files is enough to decide: the library reads no more of a file than its entry says.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from addin.errors import Refused
from workbook_templates.read.limits import MOST_RATIO, RATIO_FREE

MOST_FILES = 500_000  # ten years of a province: four forms and receipts a quarter of 4,000 units
MOST_BYTES = 256 << 30
_TOO_MUCH = "这份备份不能用来恢复（{why}），像是被人改动过，什么也没有改动。请换另一份备份。"


def check_limits(archive: zipfile.ZipFile) -> None:
    """Refused where an archive holds more than a backup does, is packed more tightly as a whole than an office's files can be
    (one file alone may be), or has two files of one name or such as share their bytes.
    """
    entries = archive.infolist()
    size, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_FILES:
        raise Refused(_TOO_MUCH.format(why=f"里面有 {len(entries):,} 个文件，太多了"))
    if len({entry.filename for entry in entries}) < len(entries) or packed > archive.start_dir:
        raise Refused(_TOO_MUCH.format(why="里面的文件互相重叠"))
    if size > MOST_BYTES:
        raise Refused(_TOO_MUCH.format(why="解开以后太大了"))
    if size > RATIO_FREE + MOST_RATIO * packed:
        raise Refused(_TOO_MUCH.format(why="压得太紧了"))


def check_space(archive: zipfile.ZipFile, folder: Path) -> None:
    """Refused where the files of an archive do not fit on the disk of ``folder``, which is there."""
    wanted, free = sum(entry.file_size for entry in archive.infolist()), shutil.disk_usage(folder).free
    if wanted > free:
        raise Refused(f"磁盘空间不够：解开备份要 {wanted >> 20:,} MB，只剩 {free >> 20:,} MB。请腾出空间再试，什么也没有改动。")
