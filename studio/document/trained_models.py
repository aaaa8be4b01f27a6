"""Where trained models lie, and under which names they are found; recipes name them by the SHA-256 of their weights."""

from pathlib import Path

from studio.core.errors import MissingWeights
from studio.core.paths import data_folder, model
from studio.document.stored import read_object
from studio.media.names import shown

SUFFIX, MANIFEST_SUFFIX = ".safetensors", ".json"
CHECKPOINT = ".checkpoint"
"""Ends the name of what lies beside a model that is still being trained."""


def trained_folder() -> Path:
    """Where models lie that were given a name and no folder."""
    return data_folder() / "models"


def target_of(name: str) -> Path:
    """The file that a model called `name` is written to: beside others of its kind, or where the name leads with a folder or a suffix."""
    path = Path(name)
    if path.suffix == SUFFIX:
        return path
    if path.parent != Path() or name.startswith("."):
        return path.with_name(path.name + SUFFIX)
    return trained_folder() / f"{name}{SUFFIX}"


def model_file(name: str) -> Path:
    """The file of the model of this path or name: a file, one of the artist's own, one that is shipped; MissingWeights."""
    places = (target_of(name), Path(name), model(f"{Path(name).name}{SUFFIX}"))
    for path in places:
        if path.suffix == SUFFIX and path.is_file():
            return path
    raise MissingWeights(f"There is no trained model {shown(Path(name))}", "train one with clavilux train, or give the path of its file")


def trained_models() -> dict[str, Path]:
    """The models that can be called by their names: those that are shipped, and the artist's own, which come first."""
    found: dict[str, Path] = {}
    for folder in (model(), trained_folder()):
        if folder.is_dir():
            found |= {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.with_suffix(MANIFEST_SUFFIX).is_file()}
    return {name: path for name, path in found.items() if not name.endswith(CHECKPOINT)}


def names_for(*recipes: str) -> tuple[str, ...]:
    """The names of the models that were trained by one of these recipes, in the order of the alphabet."""
    found = trained_models().items()
    return tuple(sorted(name for name, path in found if read_object(path.with_suffix(MANIFEST_SUFFIX)).get("recipe") in recipes))


def sha_of(name: str) -> str:
    """The SHA-256 that its manifest gives for the model of this path or name, "" where there is none."""
    try:
        return str(read_object(model_file(name).with_suffix(MANIFEST_SUFFIX)).get("sha256", ""))
    except MissingWeights:
        return ""


def remove_trained(name: str) -> bool:
    """Delete the artist's own model of that name, weights and manifest; whether there was one. Raises OSError."""
    path = trained_folder() / f"{Path(name).name}{SUFFIX}"
    if not path.is_file() or not path.with_suffix(MANIFEST_SUFFIX).is_file():
        return False
    path.unlink()
    path.with_suffix(MANIFEST_SUFFIX).unlink()
    return True
