"""What is said of backing up, restoring and moving an office's data."""

from __future__ import annotations

from addin.submissions.backups import SavedBackup

_MB = 1_000_000


def backup_text(made: SavedBackup) -> str:
    """Where the backup is, how much is in it, and what to do with it."""
    return (
        f"已备份：{made.file}\n共 {made.files} 个文件，{made.size / _MB:.1f} MB，已经读过一遍，是完好的。\n"
        "备份里有身份证号和银行账号，请放在U盘或另一台电脑上，锁好，不要发到网上。"
    )
