"""What a text says of who is dead or gone: plainly, or so that somebody has to be asked (老伴去世, 1990年调出)."""

from __future__ import annotations

import re
from functools import cache

from addin.bringing.importing.vocabulary.words import PERSONS, FormField, meaning, spellings
from workbook_templates.schema import form_of_sheet

STATE = FormField(PERSONS, "状态")
# A column or remark about somebody other than the person of the row.
RELATIVES = re.compile("联系人|家属|配偶|爱人|老伴|丈夫|妻子|子女|儿子|女儿|亲属|父亲|母亲|父母|遗孀|遗属|家庭|监护|紧急")
_FILLING = re.compile(
    r"[\d\s.．年月日号/\-—–:：（）()、，,。;；]|离退休|离休|退休|老干部|干部|老同志|同志|人员|党员|名单|花名册|名册|情况"
    r"|因病|因故|在家|不幸|已经|已|于|因|共|计|人|名|[一二三四五六七八九十]+(?=[、.．）)])"
)
_ABOUT = re.compile("是否|时间|日期|年月|有无")
_ORDINAL = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[）)]?[、.．]")
_DOUBT = re.compile("、|/|／|不含|除|含|及|和|与|或|未|没有|在册|健在|请|注明|拟|申请|准备|补助|抚恤|丧葬")
_PIECE = re.compile(r"[（）()，,。;；\s]+")


def gone_states() -> tuple[str, ...]:
    """The states in which nobody goes on in the next period's roster: 转出, 去世."""
    carry = form_of_sheet(PERSONS).sheet(PERSONS).carry
    return carry.states if carry else ()


@cache
def _words() -> re.Pattern[str]:
    """Every way of writing a state in which nobody is in the roster any more, also without 已."""
    texts = {text for text, value in spellings("人员状态").items() if value in gone_states()}
    return re.compile("|".join(sorted(texts, key=len, reverse=True)))


def departures_in(text: str) -> list[str]:
    """The states that a text names, each once: 去世, 转出."""
    return list(dict.fromkeys(meaning("人员状态", word) for word in _words().findall(text)))


def plain_departure(text: str) -> str:
    """The state of the person whom a remark is about; empty where it names none, several, or says more than that.

    A death may have its circumstances beside it (病故，补助已停); who went away (1985年调出，1990年调回) may have come back.
    """
    named = departures_in(text)
    if len(named) != 1 or RELATIVES.search(text):
        return ""
    pieces = [text] if named != ["去世"] else [text, *_PIECE.split(text)]
    return named[0] if any(_says_only_this(piece) for piece in pieces) else ""


def headed_departure(text: str) -> str:
    """The state of all persons under a heading or title (三、已故老干部); empty where it is in doubt."""
    named = departures_in(text)
    return named[0] if len(named) == 1 and not RELATIVES.search(text) and not _DOUBT.search(_ORDINAL.sub("", text)) else ""


def titled_departure(title: str) -> str:
    """The state of whoever has something under a column's title (去世时间); empty for 档案转出时间, and where it is in doubt."""
    named = departures_in(title)
    return named[0] if len(named) == 1 and _says_only_this(_ABOUT.sub("", title)) else ""


def _says_only_this(text: str) -> bool:
    rest = _words().sub("", text)
    return rest != text and not _FILLING.sub("", rest)
