"""What is said of backing up, restoring and moving an office's data."""

from __future__ import annotations

from addin.submissions.backups import SavedBackup
from addin.submissions.moved import MovedLedger
from addin.submissions.restored import RestoredOffice
from workbook_templates.advice import Advice, Sentence, in_lines

_MB = 1_000_000


def backup_text(made: SavedBackup) -> str:
    """Where the backup is, how much is in it, and what to do with it."""
    return (
        f"已备份：{made.file}\n共 {made.files} 个文件，{made.size / _MB:.1f} MB，已经读过一遍，是完好的。\n"
        "备份里有身份证号和银行账号，请放在U盘或另一台电脑上，锁好，不要发到网上。"
    )


def restored_text(done: RestoredOffice) -> str:
    """What is there again, what spoke against it, and what is to be done now."""
    when = f"{done.made_at[:16].replace('T', ' ')}的备份" if done.made_at else "这份台账"
    lines: list[str] = [f"已用{when}恢复 {done.root}，台账核验过。", *(f"注意：{one}" for one in done.doubts)]
    if done.kept:
        lines.append(f"原来的都留着：{done.kept}")
    if done.again:
        some = Sentence(f"备份以后收下的 {len(done.again)} 份表已经放回“收件箱”，请再", Advice.RECEIVE, "一次。")
        lines.append(some)
    return in_lines([*lines, "备份以后办过的（复核、发放、退回、结账）没有了，请逐项核对，该补的补上。"])


def moved_text(done: MovedLedger) -> str:
    """What was copied, where the ledger is now, and what is left of the old one."""
    if done.stayed:
        return f"台账没有搬，还在{done.place}，可以照常办理。"
    rows = sum(one.rows for one in done.copied.values())
    what = f"{len(done.copied)} 张表 {rows} 行，逐张核对过行数和校验码" if done.copied else "上一次已经复制好"
    lines = [f"台账已搬到{done.place}：{what}。设置里的“数据库”已经改好。"]
    lines += [f"原来的文件不再使用，留作底子：{file}" for file in done.aside]
    return "\n".join([*lines, "请再核验一次台账，照常办理。别的电脑上正打开着的，请关掉重开。"])
