"""The same function on an engine: chunks by themselves, and a local Ray cluster of two nodes where Ray is installed."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from announce_parser.batch import Bounds, ReadingOptions, Task, attempt
from announce_parser.batch.engines import outcomes_of_chunk, outcomes_on_ray
from announce_parser.errors import MissingDependency
from conftest import NOTICE

PLAIN = ReadingOptions("plain")
TASKS = [
    Task(NOTICE.replace("30억원", f"{30 + number}억원").encode(), f"n{number}.txt")
    for number in range(9)
]


def test_a_chunk_gives_what_this_process_gives() -> None:
    tasks = [*TASKS[:3], Task(b"", "empty.txt")]

    assert [each.content for each in outcomes_of_chunk(tasks, PLAIN)] == [
        attempt(task, PLAIN).content for task in tasks
    ]


def test_without_ray_the_line_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)

    with pytest.raises(MissingDependency, match=r"'\.\[ray\]'"):
        next(outcomes_on_ray(TASKS, PLAIN))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes of one processor each on this machine."""
    ray: Any = pytest.importorskip("ray", reason="needs the extra [ray]")
    running = importlib.import_module("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1}
    )
    running.add_node(num_cpus=1)
    ray.init(address=running.address, log_to_driver=False)
    yield ray
    ray.shutdown()
    running.shutdown()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_two_nodes_give_the_bytes_of_this_process_in_order(cluster: Any) -> None:
    found = list(outcomes_on_ray(TASKS, PLAIN, chunk=2))

    assert len([node for node in cluster.nodes() if node["Alive"]]) == 2
    assert [each.content for each in found] == [attempt(task, PLAIN).content for task in TASKS]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("cluster")
def test_a_document_that_hangs_costs_its_chunk_nothing_else(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    tasks = [TASKS[0], Task(tmp_path / "pipe", "pipe"), TASKS[1]]
    found = list(outcomes_on_ray(tasks, PLAIN, Bounds(seconds=2.0), chunk=3))

    assert [each.error.code if each.error else each.status for each in found] == [
        "ok",
        "timed_out",
        "ok",
    ]
