"""Event files of TensorBoard, read back."""

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from studio.core.errors import StudioError
from studio.training.event_files import with_events
from studio.training.report import Report
from tests.transfer.works import picture, sound


def told(first: int, last: int) -> Generator[Report, None, None]:
    yield Report(0.0)
    for step in range(first, last + 1):
        sensors = {"distance": 1 / step} if step % 2 == 0 else {}
        preview = (sound(0, 0.2) if step == 4 else picture(step)) if sensors else None
        yield Report(step / 10, preview, step=step, losses={"generator": float(step), "discriminator": 0.5}, sensors=sensors)


def read(folder: Path) -> EventAccumulator:
    found = EventAccumulator(str(folder))
    found.Reload()
    return found


def values(found: EventAccumulator, name: str) -> list[tuple[int, float]]:
    return [(event.step, round(event.value, 4)) for event in found.Scalars(name)]


def test_losses_sensors_and_previews_are_read_back(tmp_path: Path) -> None:
    assert [report.step for report in with_events(told(1, 4), tmp_path / "run")] == [0, 1, 2, 3, 4]
    found = read(tmp_path / "run")
    assert values(found, "losses/generator") == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert values(found, "sensors/distance") == [(2, 0.5), (4, 0.25)]
    (image,), (heard,) = found.Images("preview"), found.Audio("preview")
    assert (image.step, image.width, image.height, heard.step, heard.sample_rate) == (2, 96, 72, 4, 22_050)


def test_a_training_that_goes_on_replaces_what_was_said_of_the_same_steps(tmp_path: Path) -> None:
    for first, last in ((1, 4), (3, 5)):
        list(with_events(told(first, last), tmp_path))
    assert [step for step, _ in values(read(tmp_path), "losses/generator")] == [1, 2, 3, 4, 5]


def test_a_pause_closes_both(tmp_path: Path) -> None:
    closed = []

    def endless() -> Generator[Report, None, None]:
        try:
            while True:
                yield Report(0.1, step=1, losses={"generator": 1.0})
        finally:
            closed.append(True)

    running = with_events(endless(), tmp_path)
    next(running)
    running.close()
    assert closed == [True]
    assert values(read(tmp_path), "losses/generator") == [(1, 1)]


def test_where_it_is_absent_or_the_folder_cannot_be_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StudioError):
        list(with_events(told(1, 1), tmp_path / "file"))
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    with pytest.raises(StudioError, match="TensorBoard is not installed"):
        next(with_events(told(1, 1), tmp_path))
