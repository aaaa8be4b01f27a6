"""What is asked of a trainer, with no network in sight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.training.settings import TrainingSettings

TEACHERS: Mapping[str, tuple[str, ...]] = {"image": ("image",), "any": ("any", "image"), "music": ("music", "any")}
"""By recipe those whose models can begin its training whatever their styles are; others begin with a model of the same styles alone."""


@dataclass(frozen=True, slots=True)
class Training:
    """What is to be trained: the recipe, folders of contents (None where the recipe needs none) and styles, the model's file.

    `start` names a model of the same recipe and styles whose weights it begins with, "" for fresh ones. `command` is what
    the manifest says that it was made with. `weights` say how often works are drawn, by the names of their files; 1 for all others.
    """

    recipe: str
    content: Path | None
    style: Path
    target: Path
    settings: TrainingSettings
    seed: int = 0
    device: str = "cpu"
    command: str = ""
    start: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
