"""Characters that nobody sees, by name: a clerk who looks at 男 must be told what stands beside it."""

from __future__ import annotations

import unicodedata

_NAMES = {
    "\u200b": "零宽空格", "\u200c": "零宽非连接符", "\u200d": "零宽连接符", "\u2060": "文字连接符", "\ufeff": "零宽不换行空格",
    "\u00ad": "软连字符", "\u200e": "从左到右标记", "\u200f": "从右到左标记", "\u3164": "空白填充符", "\u2800": "空白点字",
}  # fmt: skip
_FILLERS = frozenset(filter(str.isprintable, _NAMES))
_LAYOUT = "\t\n\v\f\r\x85\u2028\u2029"  # a line break is shown as a space, and told of as such
_KINDS = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))


def name_of(char: str) -> str:
    """The name of an invisible character and its number; empty for one that is seen, and for spaces and line breaks."""
    if char not in _NAMES and (char in _LAYOUT or unicodedata.category(char) not in _KINDS):
        return ""
    kind = (
        "方向控制符" if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") else ""
    )
    return f"{_NAMES.get(char) or kind or '看不见的字符'} U+{ord(char):04X}"


def names_in(text: str) -> str:
    """The names of the invisible characters of a text, each once; empty where it has none."""
    return "、".join(dict.fromkeys(filter(None, map(name_of, text))))


def shown(text: str) -> str:
    """The text with the name of each invisible character in its place."""
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return "".join(f"〔{name}〕" if (name := name_of(char)) else char for char in text)
