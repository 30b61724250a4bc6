"""What was gathered to be sent out, in words."""

from __future__ import annotations

from addin.submissions.outgoing_events import GatheredPapers


def gathered_text(done: GatheredPapers) -> str:
    """Where the folders are, how many papers each unit gets, and what waits until somebody has looked at it."""
    if done.where is None:
        return "\n".join(["没有新的要发出：上次归集以后没有新的回执、退回、通知和下期的表。", *done.withheld])
    count = sum(len(papers) for _, papers in done.papers)
    lines = [f"要发给 {len(done.papers)} 个单位的 {count} 份文件归在：{done.where}"]
    lines += [f"  {unit.name}：{len(papers)} 份" for unit, papers in done.papers]
    return "\n".join([*lines, *done.withheld, "每个单位一个文件夹，旁边有同名的压缩包，发其中一样就行。下次只归集新的。"])
