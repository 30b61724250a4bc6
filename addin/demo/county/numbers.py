"""Numbers that are valid in form: identity numbers, social credit codes, bank cards, telephones.

Their check characters are computed by python-stdnum, independently of the checks.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from stdnum import luhn
from stdnum.cn import ric, uscc

YUNNAN = (
    "530102", "530103", "530111", "530112", "530114", "530181", "530124", "530125",
    "530302", "530303", "530322", "530381", "530402", "530403", "530423", "530502",
    "530521", "530581", "530602", "530625", "530702", "530722", "530802", "530822",
    "530902", "530921", "532301", "532322", "532326", "532501", "532503", "532524",
    "532525", "532601", "532622", "532801", "532901", "532923", "532930", "533102",
    "533103", "533301", "533401",
)  # fmt: skip
ELSEWHERE = (
    "110101", "310101", "320102", "330102", "370102", "420102", "430102", "440103",
    "500101", "510104", "510105", "520102", "610102",
)  # fmt: skip

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = ("135", "138", "139", "150", "158", "159", "187", "188")
_CARDS = ("622369", "621700", "622202", "621799")


def id_check(first17: str) -> str:
    """The check character of GB 11643."""
    return ric.calc_check_digit(f"{first17}?")  # it expects a number of full length


def id_number(region: str, birth: dt.date, order: int) -> str:
    """An identity number; an odd ``order`` is a man's."""
    first = f"{region}{birth:%Y%m%d}{order:03d}"
    return first + id_check(first)


def credit_code(region: str, serial: int) -> str:
    """A 统一社会信用代码 of a government body (GB 32100) around an organisation code (GB 11714), both with their check."""
    body = f"{serial:08d}"
    rest = 11 - sum(int(d) * w for d, w in zip(body, _ORGANISATION_WEIGHTS, strict=True)) % 11
    first = f"11{region}{body}{'X' if rest == 10 else '0' if rest == 11 else rest}"
    return first + uscc.calc_check_digit(first)


def card(rng: Random) -> str:
    """A debit card number of 19 digits."""
    first = rng.choice(_CARDS) + f"{rng.randrange(10**12):012d}"
    return first + luhn.calc_check_digit(first)


def telephone(rng: Random) -> str:
    """A telephone number: mostly mobile, 6 % landlines of Kunming."""
    if rng.random() < 0.06:
        return f"0871-6{rng.randrange(10**7):07d}"
    return rng.choice(_MOBILE) + f"{rng.randrange(10**8):08d}"


def home_region(rng: Random, county: str) -> str:
    """The region code of an identity number: 60 % the county, 35 % Yunnan, 5 % another province."""
    luck = rng.random()
    return county if luck < 0.6 else rng.choice(YUNNAN if luck < 0.95 else ELSEWHERE)
