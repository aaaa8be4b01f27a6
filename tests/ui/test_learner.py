"""The thread of training: pauses at once and goes on to the same model, ends early, loses nothing to a full disk or a closed window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import DiskFull, UnreadableMedia
from studio.networks.trained import read_manifest
from studio.training import trainer
from studio.training.settings import ConvolutionalSettings
from studio.training.training import Training
from studio.training.unfinished import checkpoint_file, unfinished
from studio.ui.learner import Learner
from tests.training.folders import pictures, stripes

WAIT = 30_000


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("works")
    (base / "stripes").mkdir()
    (base / "stripes" / "notes.txt").write_text("no picture")
    return pictures(base / "pictures", 2), stripes(base / "stripes", 2)


@pytest.fixture
def learner(qtbot: QtBot) -> Iterator[Learner]:
    made = Learner()
    yield made
    made.close()
    made.wait()


def asked(works: tuple[Path, Path], folder: Path, steps: int = 12) -> Training:
    settings = ConvolutionalSettings(steps=steps, batch=2, patch=16, look=4)
    return Training("conv", *works, folder / "models" / "night.safetensors", settings, device="auto")


def paused(learner: Learner, training: Training, qtbot: QtBot) -> int:
    """Begin a training of very many steps and pause it after a look; the step."""
    with qtbot.waitSignal(learner.previewed, timeout=WAIT):
        learner.learn(training)
    with qtbot.waitSignal(learner.rested, timeout=WAIT) as rested:
        learner.pause()
    return int(rested.args[0].step)


def test_a_training_runs_to_its_model_and_tells_how_it_goes(
    learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    previews: list[Any] = []
    skipped: list[Any] = []
    learner.previewed.connect(lambda image, sound: previews.append((image, sound)))
    learner.skipped.connect(skipped.append)
    with qtbot.waitSignal(learner.ended, timeout=WAIT):
        learner.learn(asked(works, tmp_path))
    assert [name for files in skipped for name, _reason in files] == ["notes.txt"]
    assert len(previews) == 4
    progress = learner.news.take(timeout=0)
    assert progress is not None
    assert (progress.step, progress.steps) == (12, 12)
    assert {"generator", "discriminator", "distance"} <= set(progress.curves)
    assert read_manifest(tmp_path / "models" / "night.safetensors")["steps"] == 12
    assert unfinished() == ()


def test_a_pause_is_kept_on_the_disk_and_goes_on_at_once(learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot) -> None:
    training = asked(works, tmp_path, 1_000_000)
    step = paused(learner, training, qtbot)
    assert [(each.training.target, each.step) for each in unfinished()] == [(training.target, step)]
    with qtbot.waitSignal(learner.previewed, timeout=WAIT):
        learner.go_on()
    with qtbot.waitSignal(learner.ended, timeout=WAIT):
        learner.finish_here()
    assert read_manifest(training.target)["steps"] > step
    assert not checkpoint_file(training.target).exists()


def test_a_training_of_another_run_is_finished_where_it_stood(
    learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    training = asked(works, tmp_path, 1_000_000)
    step = paused(learner, training, qtbot)
    learner.close()
    assert learner.wait(WAIT)
    other = Learner()
    with qtbot.waitSignal(other.ended, timeout=WAIT):
        other.learn(unfinished()[0].training, resume=True)
        other.finish_here()
    other.close()
    other.wait()
    assert step < read_manifest(training.target)["steps"] <= step + 3


def test_what_is_given_up_leaves_nothing(learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot) -> None:
    training = asked(works, tmp_path, 1_000_000)
    paused(learner, training, qtbot)
    with qtbot.waitSignal(learner.given_up, timeout=WAIT):
        learner.give_up()
    assert unfinished() == ()
    assert list(training.target.parent.iterdir()) == []
    with qtbot.waitSignal(learner.ended, timeout=WAIT):  # the thread takes the next one
        learner.learn(asked(works, tmp_path))


def test_one_that_is_set_aside_stays_while_another_is_trained(
    learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    training = asked(works, tmp_path, 1_000_000)
    paused(learner, training, qtbot)
    learner.set_aside()
    qtbot.waitUntil(lambda: learner._orders.peek() is None)
    with qtbot.waitSignal(learner.ended, timeout=WAIT):
        learner.learn(replace(asked(works, tmp_path), target=training.target.with_stem("other")))
    assert [each.training.target.stem for each in unfinished()] == ["night"]


def test_closing_in_the_middle_keeps_what_was_learnt(learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot) -> None:
    training = asked(works, tmp_path, 1_000_000)
    with qtbot.waitSignal(learner.previewed, timeout=WAIT):
        learner.learn(training)
    learner.close()
    assert unfinished()[0].step >= 4


def test_a_full_disk_is_told_and_the_pause_keeps_it_in_memory(
    learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("There is no room left on the disk", "free some space and try again")

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "write_checkpoint", full)
        with qtbot.waitSignal(learner.troubled, timeout=WAIT):
            paused(learner, asked(works, tmp_path, 1_000_000), qtbot)
        with qtbot.waitSignal(learner.previewed, timeout=WAIT):
            learner.go_on()
    with qtbot.waitSignal(learner.ended, timeout=WAIT):
        learner.finish_here()


def test_what_cannot_be_done_is_one_error_and_the_thread_lives(
    learner: Learner, works: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(learner.failed, timeout=WAIT) as failed:
        learner.learn(replace(asked(works, tmp_path), style=tmp_path / "empty"))
    assert isinstance(failed.args[0], UnreadableMedia)
    with qtbot.waitSignal(learner.ended, timeout=WAIT):
        learner.learn(asked(works, tmp_path))
