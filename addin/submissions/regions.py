"""The regions of Yunnan, and the register that an office above counties begins with: nobody has to type it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from addin.settings import Level
from addin.submissions.register import Subordinate

PROVINCE = "530000"
_FILE = Path(__file__).with_name("regions.toml")
_PEOPLES = "彝|苗|回|傣|哈尼|纳西|拉祜|佤|布朗|瑶|壮|白|景颇|傈僳|藏|独龙|怒|普米"
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族)+自治(?=[州县])")
_OFFICE = "委老干部局"


@cache
def regions() -> Mapping[str, str]:
    """The names of the prefectures and counties by their codes of six digits (GB/T 2260)."""
    return {code.ljust(6, "0"): name for code, name in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


def short_name(text: str) -> str:
    """A text with the short names of autonomous regions, as everybody uses them: 楚雄州, 石林县."""
    return _AUTONOMOUS.sub("", text)


def offices_below(code: str, level: Level) -> list[Subordinate]:
    """The offices that report to the one of that code: of a province its prefectures, of a prefecture its counties.

    None for other levels, and for regions that are not known here.
    """
    known = regions()
    if level is Level.PROVINCE and code == PROVINCE:
        below, how = [one for one in known if one.endswith("00")], Level.PREFECTURE
    elif level is Level.PREFECTURE and code in known and code.endswith("00"):
        below, how = [one for one in known if one[:4] == code[:4] and one != code], Level.COUNTY
    else:
        return []
    return [Subordinate(one, f"{short_name(known[one])}{_OFFICE}", how.value) for one in below]
