"""Work spread over processes of this computer, or over a Dask cluster: the same parts, the same results, in order.

A part is read, checked and told where it was sent; only what is small comes back, because sending parsed rows between
processes costs more than reading them. A process that dies takes no more with it than the part it was working on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from addin.errors import Refused
from workbook_templates.advice import Advice

if TYPE_CHECKING:  # one file is checked here, without the time these take to import
    from concurrent.futures import Future, ProcessPoolExecutor

Part = TypeVar("Part")
Result = TypeVar("Result")
CLUSTER = "YINLING_CLUSTER"
_MOST = 61  # what Windows can wait for at once


class Executor(Protocol):
    """What a pool of processes and a cluster have in common."""

    def submit(self, work: Callable[[Part], Result], part: Part, /) -> Future[Result]:
        """Have a part worked on."""


@dataclass(frozen=True, slots=True)
class LostResult:
    """What stands in the place of a result where the process that worked on it came to an end."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    work: Callable[[Part], Result], parts: Sequence[Part], *, workers: int | None = None, cluster: str | None = None
) -> Iterator[Result | LostResult]:
    """The result of each part, in order; ``Lost`` for one that ends its process even when it is done alone.

    ``work`` is a function of a module. ``workers`` is as many as there are processors unless given; with one, or one part,
    all is done here. ``cluster`` is the address of a Dask scheduler, by default what ``YINLING_CLUSTER`` names: its
    machines see the files under the same paths.
    """
    address = os.environ.get(CLUSTER, "") if cluster is None else cluster
    count = min(workers or cores(), len(parts), _MOST)
    if count < 2 and not address:
        yield from map(work, parts)
        return
    done = 0
    while done < len(parts):
        for result in _until_broken(work, parts[done:], _cluster(address) if address else _processes(count)):
            done += 1
            yield result
        if done < len(parts):  # the pool broke, and one of the next parts did it: this one is tried alone
            yield next(_until_broken(work, parts[done : done + 1], _processes(1)), LostResult())
            done += 1


def _until_broken(
    work: Callable[[Part], Result], parts: Sequence[Part], pool: AbstractContextManager[Executor]
) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - see above

    futures: list[Future[Result]] = []
    try:
        with pool as executor:
            try:
                futures += [executor.submit(work, part) for part in parts]
                for future in futures:
                    yield future.result()
            finally:  # also where nobody wants the rest
                for future in futures:
                    future.cancel()
    except BrokenExecutor:
        return


def _processes(count: int) -> ProcessPoolExecutor:
    """Copies of this process where that is safe (no other thread may hold a lock); elsewhere new ones, which take longer."""
    import threading  # noqa: PLC0415 - see above
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    copied = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(count, mp_context=get_context("fork" if copied else "spawn"))


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - see above

    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - optional, and for a cluster alone
    except ImportError:
        raise Refused("要用计算集群，请先", Advice.INSTALL_EXTRA.about(extra="cluster"), "。") from None
    try:
        client: Any = Client(address, timeout="10s")
    except OSError as error:
        raise Refused(f"连不上计算集群“{address}”：请检查 {CLUSTER} 里的地址，或者先不用集群。") from error
    with client:
        try:
            yield client.get_executor(pure=False)
        except KilledWorker as error:
            raise BrokenExecutor(str(error)) from error
