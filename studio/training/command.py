"""The command that trains a model again."""

import shlex
from pathlib import Path

from studio.core.params import params
from studio.training.training import Training


def command_of(training: Training, *further: str) -> str:
    """As a person would write it, folders by their names alone, settings that are the recipe's own left out; `further` words are added."""
    words = ["clavilux", "train", training.recipe]
    for option, folder in (("--content", training.content), ("--style", training.style)):
        words += [] if folder is None else [option, folder.name or str(folder)]
    words += ["-o", training.target.stem]
    words += ["--from", Path(training.start).name] if training.start else []
    words += further
    for name, param in params(type(training.settings)).items():
        if (value := getattr(training.settings, name)) != param.default:
            words += ["--set", f"{name}={value}"]
    return shlex.join([*words, *(["--seed", str(training.seed)] if training.seed else [])])
