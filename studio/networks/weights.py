"""Weight files: where they lie, whether they are what the manifest says, and how they are read without running anything in them."""

import hashlib
import io
import json
import pickle
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_safetensors
from torch import Tensor

from studio.core.errors import MissingWeights
from studio.core.paths import model

REMEDY = "install the program again"
IMPORTED_REMEDY = "import it again, or go back to the bundled one with: clavilux models remove vgg19"


def manifest() -> dict[str, dict[str, str]]:
    """What models/manifest.json says of each network: file, sha256, licence, source, training, and the package that carries it, if any."""
    entries: dict[str, dict[str, str]] = json.loads(model("manifest.json").read_text(encoding="utf-8"))
    return entries


def weight_file(name: str) -> Path:
    """Where the weights of `name` lie, in models/ or inside the package that carries them, checksum not yet checked; MissingWeights."""
    entry = manifest().get(name)
    if entry is None:
        raise MissingWeights(f"There are no weights named {name}", f"take one of {', '.join(manifest())}")
    folders = [model()]
    if package := entry.get("package"):
        spec = find_spec(package)
        folders += [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    for folder in folders:
        if (path := folder / entry["file"]).is_file():
            return path
    raise MissingWeights(f"The weights of {name} are missing", REMEDY)


def read_weights(name: str) -> dict[str, Tensor]:
    """The tensors of `name` by their names in the file, on the CPU.

    Raises MissingWeights where the file is missing, cannot be read, or differs from the manifest's SHA-256.
    Nothing is unpickled: safetensors, or torch.load with weights_only.
    """
    return read_checked(weight_file(name), manifest()[name]["sha256"], name)


def read_checked(path: Path, sha256: str, name: str, imported: bool = False) -> dict[str, Tensor]:
    """The tensors of a file that must have that SHA-256; MissingWeights as for `read_weights`, with the remedy for an `imported` one."""
    remedy = IMPORTED_REMEDY if imported else REMEDY
    try:
        content = path.read_bytes()
    except OSError:
        raise MissingWeights(f"The weights of {name} cannot be read", remedy) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise MissingWeights(f"The weights of {name} are damaged or of another version", remedy)
    try:
        if path.suffix == ".safetensors":
            return load_safetensors(content)
        tensors: dict[str, Tensor] = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except (SafetensorError, EOFError, pickle.UnpicklingError, RuntimeError, ValueError):
        raise MissingWeights(f"The weights of {name} are in no format that the studio reads", remedy) from None
    return tensors
