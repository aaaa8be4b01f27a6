"""Ranges and traces."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest
import torch

from studio.core.errors import UnwritableTarget
from studio.networks import profiling
from studio.networks.profiling import named, named_steps, traced


def names(path: Path) -> list[str]:
    """Those of ours, in the order in which they began."""
    events = json.loads(path.read_text(encoding="utf-8"))["traceEvents"]
    ours = [event for event in events if event.get("cat") == "user_annotation" and event["name"].startswith("clavilux ")]
    return [event["name"] for event in sorted(ours, key=lambda event: event["ts"])]


@named("work")
def work() -> None:
    torch.randn(8, 8) @ torch.randn(8, 8)


def steps() -> Generator[int, None, str]:
    yield 1
    work()
    yield 2
    return "done"


def test_a_trace_holds_our_names_and_ends_when_it_is_told(tmp_path: Path) -> None:
    found = []

    def all_of_them() -> Generator[int, None, None]:
        found.append((yield from named_steps("step", steps())))

    with traced(tmp_path / "trace.json") as end:
        found += list(all_of_them())
        end()
        work()
    assert found == ["done", 1, 2]
    assert names(tmp_path / "trace.json") == ["clavilux step", "clavilux step", "clavilux work", "clavilux step"]


def test_without_a_file_nothing_is_recorded() -> None:
    with traced(None) as end:
        work()
        end()


def test_a_failure_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), traced(tmp_path / "trace.json"):
        raise ZeroDivisionError
    with pytest.raises(UnwritableTarget, match="does not exist"), traced(tmp_path / "no" / "trace.json"):
        pytest.fail("it is said before the work")
    assert list(tmp_path.iterdir()) == []


def test_steps_that_are_given_up_are_closed() -> None:
    closed = []

    def endless() -> Generator[int, None, None]:
        try:
            while True:
                yield 0
        finally:
            closed.append(True)

    running = named_steps("step", endless())
    next(running)
    running.close()
    assert closed == [True]


def test_with_cuda_every_range_is_marked_for_nsight_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Marks:
        said: list[str] = []  # noqa: RUF012

        def range_push(self, name: str) -> None:
            self.said.append(name)

        def range_pop(self) -> None:
            self.said.append("")

    monkeypatch.setattr(profiling, "_nvtx", Marks)
    with named("outer"):
        work()
    assert Marks.said == ["clavilux outer", "clavilux work", "", ""]
