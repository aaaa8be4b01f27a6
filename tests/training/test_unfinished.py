"""Trainings that were begun: remembered with folders and settings, offered while their checkpoint is there, forgotten when they end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.paths import state_folder
from studio.training.settings import DcganSettings, LookSettings
from studio.training.training import Training
from studio.training.unfinished import MOST, checkpoint_file, forget, remember, unfinished


def made(folder: Path, name: str, step: int = 7) -> Training:
    """A training with a checkpoint of a kind."""
    training = Training(
        "image", folder / "photos", folder / "night\u2009ü", folder / f"{name}.safetensors", LookSettings(steps=70, rate=0.1)
    )
    checkpoint_file(training.target).write_bytes(b"")
    checkpoint_file(training.target).with_suffix(".json").write_text(json.dumps({"step": step}))
    return training


def test_a_training_comes_back_as_it_was_the_newest_first(tmp_path: Path) -> None:
    first, second = made(tmp_path, "first"), replace(made(tmp_path, "second", 9), recipe="dcgan", settings=DcganSettings(), content=None)
    for training in (first, second, replace(first, seed=5)):
        remember(training)
    assert [(each.training, each.step) for each in unfinished()] == [(replace(first, seed=5), 7), (second, 9)]


def test_without_a_checkpoint_there_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    training = made(tmp_path, "first")
    remember(training)
    checkpoint_file(training.target).unlink()
    assert unfinished() == ()


def test_what_has_ended_is_forgotten(tmp_path: Path) -> None:
    first, second = made(tmp_path, "first"), made(tmp_path, "second")
    remember(first)
    remember(second)
    forget(second.target)
    assert [each.training for each in unfinished()] == [first]


def test_no_more_are_remembered_than_anybody_wants(tmp_path: Path) -> None:
    for number in range(MOST + 2):
        remember(made(tmp_path, f"m{number}"))
    assert len(unfinished()) == MOST


@pytest.mark.parametrize("entry", [3, {}, {"recipe": "none"}, {"recipe": "image", "style": 4}, {"recipe": "image", "settings": []}])
def test_what_another_version_wrote_is_passed_over(entry: object, tmp_path: Path) -> None:
    training = made(tmp_path, "first")
    remember(training)
    path = state_folder() / "trainings.json"
    path.write_text(json.dumps({"trainings": [entry, *json.loads(path.read_text())["trainings"]]}))
    assert [each.training for each in unfinished()] == [training]
