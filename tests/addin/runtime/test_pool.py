"""Parts come back in order whoever worked on them, and a process that dies takes no other part with it."""

from __future__ import annotations

import os
import signal

import pytest

from addin.errors import Refused
from addin.runtime.pool import LostResult, map_in_pool


def whose(part: int) -> tuple[int, int]:
    return part, os.getpid()


def deadly(part: int) -> int:
    if part in (3, 4):
        os.kill(os.getpid(), signal.SIGKILL)
    return part * part


def wrong(part: int) -> int:
    raise KeyError(part)


def test_one_worker_is_this_process() -> None:
    assert list(map_in_pool(whose, [1, 2, 3], workers=1)) == [(n, os.getpid()) for n in (1, 2, 3)]
    assert list(map_in_pool(whose, [1], workers=2)) == [(1, os.getpid())]
    assert list(map_in_pool(whose, [], workers=2)) == []


def test_more_are_others_and_the_order_stays() -> None:
    found = list(map_in_pool(whose, list(range(20)), workers=2))
    assert [n for n, _ in found if isinstance(n, int)] == list(range(20))
    assert os.getpid() not in {pid for _, pid in found}


def test_a_process_that_dies_takes_no_other_part_with_it() -> None:
    found = list(map_in_pool(deadly, list(range(8)), workers=2))
    assert found == [0, 1, 4, LostResult(), LostResult(), 25, 36, 49]


def test_a_mistake_of_the_program_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        list(map_in_pool(wrong, [1, 2], workers=2))


def test_the_rest_may_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    results = map_in_pool(whose, list(range(50)), workers=2)
    assert next(results)[0] == 0  # type: ignore[index]
    results.close()  # type: ignore[attr-defined]


def test_a_cluster_is_asked_for_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINLING_CLUSTER", "tcp://127.0.0.1:1")
    with pytest.raises(Refused, match="集群"):
        list(map_in_pool(whose, [1, 2]))
