"""VGG-19 as the artist brought it: files in the forms that are about, checked, written once as safetensors, used for painting alone.

Saved styles, profiles and the judge stay with the bundled network, so that their figures can be compared from one machine to the next.
"""

import hashlib
import pickle
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor
from torch.nn import functional

from studio.core.errors import UnusableWeights
from studio.document.imports import ImportedNetwork, imported_networks, models_folder, note_networks
from studio.media import files
from studio.media.names import shown
from studio.networks.vgg import CHANNELS, MEAN_BLUE_GREEN_RED, VGG19, assembled, vgg19
from studio.networks.weights import read_checked

TAKEN = "take torchvision's VGG-19, or the original one (also normalised), as .pth or .safetensors"

CAFFE, TORCHVISION = "blue, green, red, 0…255", "red, green, blue, ImageNet mean and deviation"
"""What a network wants to see: as the original was trained in Caffe, or as torchvision's was."""

MEAN_RGB, DEVIATION_RGB = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""ImageNet's mean and standard deviation, of 0…1, as torchvision has them."""

ALIKE = 0.9
"""Mean cosine between the first filters from which on a network comes from the original one."""

LARGEST = 2 << 30


def painting_network(device: str) -> VGG19:
    """The network to paint through: the imported one where there is one, else the bundled; MissingWeights where its file is not right."""
    entry = imported_networks().get("vgg19")
    return vgg19(device) if entry is None else _imported_vgg19(device, entry)


@lru_cache(maxsize=2)
def _imported_vgg19(device: str, entry: ImportedNetwork) -> VGG19:
    stored = read_checked(models_folder() / Path(entry.file).name, entry.sha256, "vgg19", imported=True)
    mean = stored.pop("mean")
    return assembled(stored, mean, device)


def import_network(path: Path, name: str = "vgg19") -> ImportedNetwork:
    """Take the network in the file for `name` from now on; the file itself is not needed afterwards.

    Raises UnreadableMedia where there is no file, UnusableWeights where it holds no such network, UnwritableTarget, DiskFull; nothing is
    changed then.
    """
    if name != "vgg19":
        raise UnusableWeights(f"There is no network {name} that could be replaced", "the name is vgg19")
    files.checksum(path)  # says what is wrong with a path that leads to no file
    if path.stat().st_size > LARGEST:
        raise UnusableWeights(f"{shown(path)} is larger than any VGG-19", TAKEN)
    weights = _checked(_tensors(path), path)
    first = weights["convolutions.1_1.weight"]
    convention = CAFFE if _likeness(first) > ALIKE else TORCHVISION
    mean = torch.tensor(MEAN_BLUE_GREEN_RED)
    if convention == TORCHVISION:
        mean = 255 * torch.tensor(MEAN_RGB).flip(0)
        # zeros around a picture are its mean before and after: only the scale moves into the weights
        weights["convolutions.1_1.weight"] = (first / (255 * torch.tensor(DEVIATION_RGB)).view(1, 3, 1, 1)).flip(1).contiguous()
    data = save({**weights, "mean": mean})
    digest = hashlib.sha256(data).hexdigest()
    entry = ImportedNetwork(f"{name}-{digest[:12]}.safetensors", digest, convention, path.name)
    known = imported_networks()
    with suppress(OSError):  # what is written there says so
        models_folder().mkdir(parents=True, exist_ok=True)
    files.write_atomically(models_folder() / entry.file, lambda temporary: _fill(temporary, data))
    note_networks({**known, name: entry})
    if name in known and known[name].file != entry.file:
        _forget(known[name])
    return entry


def remove_network(name: str) -> None:
    """Go back to the bundled network; UnusableWeights where none was imported under that name."""
    known = imported_networks()
    if name not in known:
        raise UnusableWeights(f"No network was imported as {name}", "see them with: clavilux models list")
    removed = known.pop(name)
    note_networks(known)
    _forget(removed)


def _forget(entry: ImportedNetwork) -> None:
    with suppress(OSError):  # open elsewhere, or gone: nothing names it any more
        (models_folder() / Path(entry.file).name).unlink()


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _aliases() -> dict[str, tuple[str, ...]]:
    """Our names of the convolutions → what others call them: torchvision's two ways of counting, Gatys's and Caffe's own name."""
    found: dict[str, tuple[str, ...]] = {}
    number = 0
    for block, widths in CHANNELS.items():
        for place in range(1, len(widths) + 1):
            found[f"{block}_{place}"] = (f"features.{number}", f"{number}", f"conv{block}_{place}")
            number += 2
        number += 1
    return found


def _tensors(path: Path) -> Mapping[object, object]:
    """All that the file holds and that may be a weight of ours, nothing in it run."""
    with path.open("rb") as file:
        head = file.read(9)
    try:
        if head[8:] == b"{":
            wanted = {f"{alias}.{part}" for aliases in _aliases().values() for alias in aliases for part in ("weight", "bias")}
            with safe_open(path, framework="pt", device="cpu") as opened:
                return {key: opened.get_tensor(key) for key in opened.keys() if key in wanted}  # noqa: SIM118 such files are not iterable
        held = torch.load(path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path))
    except (SafetensorError, pickle.UnpicklingError, struct.error, *_BROKEN):
        raise UnusableWeights(f"{shown(path)} holds no weights, or is damaged", TAKEN) from None
    if not isinstance(held, Mapping):
        raise UnusableWeights(f"{shown(path)} holds no weights by their names", TAKEN)
    return held


_BROKEN = (RuntimeError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, OverflowError, OSError)
"""What damaged files may make torch.load stumble over."""


def _checked(held: Mapping[object, object], path: Path) -> dict[str, Tensor]:
    """The weights up to relu5_1 by our names, float32; UnusableWeights where one is missing, of another shape or not finite."""
    weights, inputs = {}, 3
    for name, aliases in _aliases().items():
        outputs = CHANNELS[name[0]][int(name[2:]) - 1]
        for part, shape in (("weight", (outputs, inputs, 3, 3)), ("bias", (outputs,))):
            tensor = next((held[key] for alias in aliases if (key := f"{alias}.{part}") in held), None)
            if not isinstance(tensor, Tensor) or tensor.layout != torch.strided or not tensor.is_floating_point():
                raise UnusableWeights(f"{shown(path)} has no {part} of conv{name}: it is no VGG-19", TAKEN)
            if tuple(tensor.shape) != shape:
                raise UnusableWeights(f"The {part} of conv{name} in {shown(path)} has another shape than VGG-19's", TAKEN)
            if tensor.is_meta or not bool(tensor.isfinite().all()):
                raise UnusableWeights(f"The {part} of conv{name} in {shown(path)} is not finite", TAKEN)
            weights[f"convolutions.{name}.{part}"] = tensor.detach().float().contiguous()
        inputs = outputs
    return weights


def _likeness(first: Tensor) -> float:
    """Mean cosine of the first filters with those of the original: about 1 also where each was scaled, as normalising does."""
    bundled = vgg19("cpu").get_parameter("convolutions.1_1.weight")
    return float(functional.cosine_similarity(first.flatten(1), bundled.flatten(1)).mean())
