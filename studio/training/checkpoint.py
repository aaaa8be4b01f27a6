"""Checkpoints: all that a training needs to go on as though it had never stopped, as safetensors and JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from studio.core.errors import UnusableWeights
from studio.document.stored import read_object
from studio.media import files
from studio.media.names import shown
from studio.training.unfinished import checkpoint_file

ANEW = "train anew, without --resume"


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """Tensors by name and what is no tensor: the step, the settings, the works, what was measured so far."""

    tensors: Mapping[str, Tensor]
    facts: Mapping[str, Any]


def write_checkpoint(model: Path, checkpoint: Checkpoint) -> None:
    """Write it in the place of an older one, both files or neither; DiskFull and UnwritableTarget."""
    data = save({name: tensor.detach().cpu().contiguous() for name, tensor in checkpoint.tensors.items()})
    facts = {**checkpoint.facts, "sha256": hashlib.sha256(data).hexdigest()}
    path = checkpoint_file(model)
    text = json.dumps(facts).encode("ascii")
    files.write_together({path: partial(_fill, data), path.with_suffix(".json"): partial(_fill, text)})


def _fill(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def read_checkpoint(model: Path) -> Checkpoint:
    """The checkpoint of the model at `model`; UnusableWeights where there is none or it is damaged."""
    path = checkpoint_file(model)
    facts = read_object(path.with_suffix(".json"), largest=64 << 20)
    if not facts or not path.is_file():
        raise UnusableWeights(f"There is no checkpoint {shown(path)} to go on from", ANEW)
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != facts.get("sha256"):
            raise UnusableWeights(f"The checkpoint {shown(path)} is damaged", ANEW)
        return Checkpoint(load(data), facts)
    except (OSError, SafetensorError, ValueError, TypeError, KeyError, RuntimeError, AttributeError):
        raise UnusableWeights(f"The checkpoint {shown(path)} cannot be read", ANEW) from None


def remove_checkpoint(model: Path) -> None:
    """It is not needed any more."""
    path = checkpoint_file(model)
    path.unlink(missing_ok=True)
    path.with_suffix(".json").unlink(missing_ok=True)
