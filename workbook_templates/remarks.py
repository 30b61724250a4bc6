"""说明 on a cover: what a unit tells its office in words. Two of them are joined as sentences, so that each is read by itself."""

from __future__ import annotations

REMARK = "说明"
_NOTHING = ("", "无")


def joined_remarks(before: str, now: str) -> str:
    """Both remarks, the earlier first; one that says nothing, or what the other says already, is left out."""
    before, now = ("" if remark in _NOTHING else remark for remark in (before, now))
    if now in before:
        return before
    if before in now:
        return now
    return f"{before}{'' if before[-1] in '。！!' else '。'}{now}"
