"""Invented persons: retired cadres of 56 to 97 and staff in service, no two with the same number or name and birth date, nor
with one name and numbers that differ in two digits at most.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from random import Random

from addin.demo.county.model import DemoPerson
from addin.demo.county.numbers import home_region, id_number, telephone
from addin.demo.county.person_names import nation, person_name
from workbook_templates.values.period import month_end

_RANKS = (
    ("县处级正职", 1, "局长"),
    ("县处级副职", 4, "副局长"),
    ("乡科级正职", 16, "科长"),
    ("乡科级副职", 18, "副科长"),
    ("科员及以下", 30, "科员"),
    ("专业技术副高", 8, "高级工程师"),
    ("专业技术中级", 14, "工程师"),
    ("专业技术初级", 3, "助理工程师"),
    ("工勤", 6, "驾驶员"),
)
_LEADING = {"县处级正职", "县处级副职", "乡科级正职", "乡科级副职"}
_OTHERS = ("群众",) * 88 + ("民盟", "民建", "民进", "九三学社", "农工党", "无党派人士", "无党派人士")
_SKILLS = ("书法", "农技推广", "医疗保健", "法律咨询", "文史编写", "摄影", "财务审计", "教育教学", "合唱指挥", "园艺")
_HEALTH = ("健康",) * 5 + ("一般",) * 4 + ("患慢性病",) * 3
_SLIP = 2  # digits
_PLACES = ("昆明市盘龙区", "昆明市五华区", "昆明市官渡区", "昆明市西山区")


class People:
    """Generates persons with unique identity numbers. ``today`` is the last day of the period; only with ``namesakes`` may two
    of one name have the same birth date or numbers alike.
    """

    def __init__(self, county: str, today: dt.date, *, namesakes: bool = False) -> None:
        self.county = county
        self.may_coincide = namesakes
        self.today = today
        self.numbers: set[str] = set()
        self.numbers_of: dict[str, list[str]] = defaultdict(list)

    def retired(self, rng: Random, *, member: bool, young: bool = False, veteran: bool = False) -> DemoPerson:
        """A retired cadre; ``young``: retired within the last years from a leading post, ``veteran``: 离休."""
        sex = rng.choice("男男男女女")
        birth, age = self._life(rng, sex, young=young, veteran=veteran)
        rank, post, led = self._career(rng, young=young)
        person = self._person(rng, sex, birth)
        person.category = "离休" if veteran else "退休"
        person.retired = month_end(birth.year + age, birth.month)
        person.rank, person.post, person.led = rank, post, led
        person.politics = "中共党员" if member else rng.choice(_OTHERS)
        if member:
            person.joined = self._joined(rng, birth, veteran=veteran)
            person.management = "正常参加"
        self._old_age(rng, person)
        return person

    def serving(self, rng: Random) -> DemoPerson:
        """A party member in service (在职)."""
        person = self._person(rng, rng.choice("男女"), _day_in(rng, 1970, 1998))
        person.category, person.politics, person.post = "在职", "中共党员", "科长"
        return person

    def _person(self, rng: Random, sex: str, birth: dt.date) -> DemoPerson:
        people = nation(rng)
        while True:
            name = person_name(rng, sex, people)
            number = id_number(home_region(rng, self.county), birth, rng.randrange(1, 499) * 2 + (sex == "男"))
            if number not in self.numbers and (
                self.may_coincide or not any(_alike(number, one) for one in self.numbers_of[name])
            ):
                break
        self.numbers.add(number)
        self.numbers_of[name].append(number)
        home = rng.choice(_PLACES)
        return DemoPerson(name, number, sex, people, birth, "", "", None, None, "", "", False, home, telephone(rng), "健康")

    def _life(self, rng: Random, sex: str, *, young: bool, veteran: bool) -> tuple[dt.date, int]:
        age = 60 if sex == "男" or veteran else 55
        if veteran:
            return _day_in(rng, 1929, 1933), age
        latest = self.today.year - 1 - age
        if young:
            return _day_in(rng, latest - 3, latest), age
        oldest, youngest = self.today.year - 92, latest
        return _day_in(rng, max(oldest, int(youngest - rng.triangular(0, youngest - oldest, 6))), youngest), age

    @staticmethod
    def _career(rng: Random, *, young: bool) -> tuple[str, str, bool]:
        while True:
            rank, _, post = rng.choices(_RANKS, [weight for _, weight, _ in _RANKS])[0]
            led = rank in _LEADING and (young or rng.random() < 0.9)
            if led or not young:
                return rank, post, led

    @staticmethod
    def _joined(rng: Random, birth: dt.date, *, veteran: bool) -> dt.date:
        first, last = (18, 25) if veteran else (20, 42)
        day = _day_in(rng, birth.year + first, birth.year + last)
        return day.replace(day=1) if rng.random() < 0.5 else day

    def _old_age(self, rng: Random, person: DemoPerson) -> None:
        age = self.today.year - person.birth.year
        person.health = rng.choice(("失能半失能", "患慢性病", "长期住院")) if age > 88 else rng.choice(_HEALTH)
        if person.member and age > 80:
            person.management = "长期患病" if person.health == "长期住院" else rng.choice(("居家养老", "正常参加"))
        if age < 75 and rng.random() < 0.15:
            person.skill, person.talent = rng.choice(_SKILLS), rng.random() < 0.6


def _alike(number: str, other: str) -> bool:
    """Whether two numbers could be one with a slip: one birth date, or at most two other digits before the last character."""
    return number[6:14] == other[6:14] or sum(a != b for a, b in zip(number[:17], other[:17], strict=True)) <= _SLIP


def _day_in(rng: Random, first: int, last: int) -> dt.date:
    """A random day from the year ``first`` to the year ``last``."""
    start = dt.date(first, 1, 1)
    return start + dt.timedelta(days=rng.randrange((dt.date(last, 12, 31) - start).days + 1))
