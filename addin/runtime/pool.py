"""Run a function over parts in processes of this computer or on a Dask cluster; results come in order.

A part is read and checked in the process it was sent to, and only a small result is sent back, because sending parsed rows
between processes costs more than reading them. A process that dies loses only the part it was working on.
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
_MOST = 61  # as many processes as Windows can wait for at once


class Executor(Protocol):
    """The interface that a pool of processes and a cluster have in common."""

    def submit(self, work: Callable[[Part], Result], part: Part, /) -> Future[Result]:
        """Schedule ``work(part)``; its future result."""


@dataclass(frozen=True, slots=True)
class LostResult:
    """The result of a part whose process died."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def map_in_pool(
    work: Callable[[Part], Result], parts: Sequence[Part], *, workers: int | None = None, cluster: str | None = None
) -> Iterator[Result | LostResult]:
    """The result of each part, in order; ``LostResult`` for one that kills its process even when it runs alone.

    ``work`` is a function of a module (it is pickled). ``workers`` is the number of processes, by default that of the
    processors; with one, or with one part, all runs in this process. ``cluster`` is the address of a Dask scheduler, by default
    the environment's ``YINLING_CLUSTER``; its machines must see the files under the same paths. Refused where the cluster
    cannot be used.
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
        if done < len(parts):  # the pool broke at one of the next parts: the first of them is tried alone
            yield next(_until_broken(work, parts[done : done + 1], _processes(1)), LostResult())
            done += 1


def done_in_pool(jobs: Sequence[Callable[[], Any]], *, workers: int | None = None) -> Iterator[Any]:
    """What each job returns, in order; as ``map_in_pool``, and Refused where a job's process came to its end."""
    for result in map_in_pool(_done, jobs, workers=workers):
        if isinstance(result, LostResult):
            raise Refused("没有做完：电脑的内存不够，或者程序被中断了。请关闭别的程序，再办一次。")
        yield result


def _done(job: Callable[[], Any]) -> Any:
    return job()


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
            finally:  # also where the consumer stops early
                for future in futures:
                    future.cancel()
    except BrokenExecutor:
        return


def _processes(count: int) -> ProcessPoolExecutor:
    """A pool of forked processes where that is safe (no other thread may hold a lock), else of spawned ones, which are slower."""
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
