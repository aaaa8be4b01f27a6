"""Trainings that were begun and not ended: remembered with their folders, which no model and no checkpoint names."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from studio.core.params import from_dict, to_dict
from studio.core.paths import state_folder
from studio.document.stored import read_object, write_object
from studio.document.trained_models import CHECKPOINT, SUFFIX
from studio.training.settings import SETTINGS
from studio.training.training import Training

MOST = 20
"""Trainings that are remembered; older ones can still be gone on with from the command line."""
LARGEST = 64 << 20
"""Bytes of what stands beside a checkpoint."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A training that can be gone on with, and the step that its checkpoint was written at."""

    training: Training
    step: int


def checkpoint_file(model: Path) -> Path:
    """Where the checkpoint of the model at `model` lies; its JSON is beside it."""
    return model.with_name(model.stem + CHECKPOINT + SUFFIX)


def checkpoint_facts(model: Path) -> dict[str, Any]:
    """What stands beside the checkpoint of the model: settings, works, the step, what was measured; empty where there is none."""
    path = checkpoint_file(model)
    return read_object(path.with_suffix(".json"), LARGEST) if path.is_file() else {}


def unfinished() -> tuple[Unfinished, ...]:
    """The trainings that were remembered and have a checkpoint, the newest first."""
    found = ((training, checkpoint_facts(training.target).get("step")) for training in _remembered())
    return tuple(Unfinished(training, step) for training, step in found if isinstance(step, int))


def remember(training: Training) -> None:
    """A training has begun, in the place of an older one of the same model. Raises DiskFull and UnwritableTarget."""
    others = [other for other in _remembered() if other.target != training.target]
    _write([training, *others][:MOST])


def forget(target: Path) -> None:
    """The training of the model at `target` has ended or was given up. Raises DiskFull and UnwritableTarget."""
    _write([training for training in _remembered() if training.target != target])


def _write(trainings: list[Training]) -> None:
    write_object(_file(), {"trainings": [_as_json(training) for training in trainings]})


def _as_json(training: Training) -> dict[str, Any]:
    values = asdict(training) | {"settings": to_dict(training.settings)}
    return {name: str(value) if isinstance(value, Path) else value for name, value in values.items()}


def _remembered() -> list[Training]:
    listed = read_object(_file()).get("trainings")
    found = (_from_json(entry) for entry in (listed if isinstance(listed, list) else []) if isinstance(entry, dict))
    return [training for training in found if training is not None]


def _from_json(entry: dict[str, Any]) -> Training | None:
    """A training as it was remembered; None for what is of another version."""
    recipe, folder, seed, settings = entry.get("recipe"), entry.get("content"), entry.get("seed"), entry.get("settings")
    texts = [entry.get(name) for name in ("style", "target", "device", "command", "start")]
    if recipe not in SETTINGS or not all(isinstance(text, str) for text in texts) or not isinstance(seed, int):
        return None
    if not isinstance(settings, dict) or not (folder is None or isinstance(folder, str)):
        return None
    style, target, device, command, start = map(str, texts)
    content = None if folder is None else Path(folder)
    return Training(recipe, content, Path(style), Path(target), from_dict(SETTINGS[recipe], settings), seed, device, command, start)


def _file() -> Path:
    return state_folder() / "trainings.json"
