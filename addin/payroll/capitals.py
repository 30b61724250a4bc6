"""Amounts in Chinese financial numerals: 人民币贰仟柒佰元整."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
MOST_FEN = 10**18 - 1


def capitals(fen: int) -> str:
    """An amount in fen as capitals, by the rules for bills (《支付结算办法》附一): 整 after 元 or 角, 零 for a gap.

    ValueError beyond MOST_FEN, either way.

    >>> capitals(270000)
    '人民币贰仟柒佰元整'
    >>> capitals(1000105)
    '人民币壹万零壹元零伍分'
    """
    if abs(fen) > MOST_FEN:
        raise ValueError("more than can be written")
    sign = "负" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    jiao, cents = divmod(rest, 10)
    whole = f"{_whole_yuan(yuan)}元" if yuan else ""
    if not rest:
        return f"人民币{sign}{whole or '零元'}整"
    tail = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    tail += f"{_DIGITS[cents]}分" if cents else "整"
    return f"人民币{sign}{whole}{tail}"


def _whole_yuan(yuan: int) -> str:
    """Whole yuan in groups of four digits; zeros between two groups, or at the start of one, are one 零."""
    groups = []
    while yuan:
        yuan, group = divmod(yuan, 10_000)
        groups.append(group)
    text, gap = "", False
    for place in reversed(range(len(groups))):
        group = groups[place]
        if not group:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _four_digits(group) + _GROUPS[place]
        gap = False
    return text


def _four_digits(group: int) -> str:
    text, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text
