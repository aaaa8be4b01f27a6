"""The command that a training of the window leaves in its model is one that the command line takes."""

import shlex
from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli import train
from studio.training.command import command_of
from studio.training.settings import DcganSettings, LookSettings, TrainingSettings
from studio.training.training import Training


@pytest.mark.parametrize(
    ("recipe", "content", "settings"),
    [
        ("image", Path("a b", "photos of mine"), LookSettings(steps=7, rate=0.003, augmentation="all", batch=2)),
        ("dcgan", None, DcganSettings()),
    ],
)
def test_it_says_again_what_was_asked_for_without_folders(recipe: str, content: Path | None, settings: TrainingSettings) -> None:
    training = Training(recipe, content, Path("secret", "night"), Path("secret", "my night.safetensors"), settings, seed=3)
    parser = ArgumentParser()
    train.add_arguments(parser)
    command = command_of(training)
    assert "secret" not in command
    arguments = parser.parse_args(shlex.split(command)[2:])
    assert train._settings(arguments) == settings
    assert (arguments.recipe, arguments.style, arguments.output, arguments.seed) == (recipe, Path("night"), "my night", 3)
    assert arguments.content == (content and Path(content.name))
