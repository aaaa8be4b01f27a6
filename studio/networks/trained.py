"""Trained generators as files: weights as safetensors, beside them a manifest in JSON that says what they are and how they came about.

Nothing in either is run: weights are taken where their SHA-256 is the manifest's and where each has the name, shape and kind that the
network of the recipe has.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn

from studio.core.errors import MissingWeights, UnusableWeights
from studio.document.stored import read_object
from studio.document.trained_models import MANIFEST_SUFFIX
from studio.media import files
from studio.media.names import shown
from studio.networks.any_stylizer import AnyStylizer
from studio.networks.convolutional import ConvolutionalGenerator
from studio.networks.crossing_stylizer import CrossingStylizer
from studio.networks.dcgan import DcganGenerator
from studio.networks.music_stylizer import MusicStylizer
from studio.networks.stylizer import Stylizer
from studio.networks.texture_stylizer import TextureStylizer

FORMAT = 1
"""Of the manifest; another one is of another version of the program."""
LARGEST = 64 << 20
MOST_STYLES = 64
LEAST_STYLES = {"any": 0, "music": 0}
"""Of a manifest, by recipe: 1 where none is named."""
TAKE = "take a model that clavilux train wrote, its .json beside it"

NETWORKS: dict[str, Callable[[int], nn.Module]] = {
    "conv": lambda styles: ConvolutionalGenerator(),
    "dcgan": lambda styles: DcganGenerator(),
    "image": Stylizer,
    "any": lambda styles: AnyStylizer(),
    "music": lambda styles: MusicStylizer(),
    "audio": lambda styles: TextureStylizer(),
    "cross": lambda styles: CrossingStylizer(),
}
"""The generator of each recipe for a number of styles."""


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A generator, frozen, on its device, and the manifest of its file."""

    network: nn.Module
    manifest: Mapping[str, Any]

    @property
    def recipe(self) -> str:
        """How it was trained."""
        return str(self.manifest["recipe"])

    @property
    def styles(self) -> tuple[str, ...]:
        """The SHA-256 of each style's file, in the order of the styles' numbers."""
        return tuple(str(style["sha256"]) for style in self.manifest["styles"])


def write_trained(path: Path, network: nn.Module, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Write weights and manifest, both or neither; the manifest as it was written, with format, file and SHA-256.

    Raises UnwritableTarget and DiskFull.
    """
    data = save({name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()})
    whole = {"format": FORMAT, **manifest, "file": path.name, "sha256": hashlib.sha256(data).hexdigest()}
    files.write_together({path: partial(_fill, data), path.with_suffix(MANIFEST_SUFFIX): partial(_fill, as_json(whole))})
    return whole


def as_json(values: Mapping[str, Any]) -> bytes:
    """A manifest for people to read too."""
    text = json.dumps(values, indent=2, allow_nan=False)
    rows = re.compile(r"\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]")  # a row of numbers on one line
    return (rows.sub(lambda found: "[" + " ".join(found[1].split()) + "]", text) + "\n").encode("ascii")


def _fill(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest beside the weights at `path`; UnusableWeights where there is none that the program can use."""
    found = read_object(path.with_suffix(MANIFEST_SUFFIX))
    if not found:
        raise UnusableWeights(f"{shown(path)} has no manifest beside it that can be read", TAKE)
    if found.get("format") != FORMAT or found.get("recipe") not in NETWORKS:
        raise UnusableWeights(f"The manifest of {shown(path)} is of another version", TAKE)
    if not re.fullmatch("[0-9a-f]{64}", str(found.get("sha256"))):
        raise UnusableWeights(f"The manifest of {shown(path)} does not say what the file's SHA-256 is", TAKE)
    styles = found.get("styles")
    known = isinstance(styles, list) and all(isinstance(style, dict) and isinstance(style.get("sha256"), str) for style in styles)
    if not known or not isinstance(styles, list) or not LEAST_STYLES.get(found["recipe"], 1) <= len(styles) <= MOST_STYLES:
        raise UnusableWeights(f"The manifest of {shown(path)} does not say which styles it knows", TAKE)
    return found


def read_trained(path: Path, recipe: str | tuple[str, ...], device: str) -> Trained:
    """The generator in the file at `path`, of that recipe or one of those; kept for the next who asks, as long as the file stays as it is.

    Raises MissingWeights where there is no file and UnusableWeights where it, or its manifest, is damaged, of another kind or hostile.
    """
    try:
        state, beside = path.stat(), path.with_suffix(MANIFEST_SUFFIX).stat()
    except OSError:
        raise MissingWeights(f"There is no trained model {shown(path)} with its manifest", TAKE) from None
    recipes = (recipe,) if isinstance(recipe, str) else recipe
    return _read(path, recipes, device, (state.st_mtime_ns, state.st_size, beside.st_mtime_ns, beside.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, recipes: tuple[str, ...], device: str, state: tuple[int, ...]) -> Trained:
    manifest, recipe = read_manifest(path), recipes[0]
    if manifest["recipe"] not in recipes:
        raise UnusableWeights(f"{shown(path)} was trained as {manifest['recipe']}, not as {recipe}", TAKE)
    if state[1] > LARGEST:
        raise UnusableWeights(f"{shown(path)} is larger than any model of ours", TAKE)
    try:
        data = path.read_bytes()
    except OSError:
        raise MissingWeights(f"{shown(path)} cannot be read", TAKE) from None
    if hashlib.sha256(data).hexdigest() != manifest.get("sha256"):
        raise UnusableWeights(f"{shown(path)} is damaged: its SHA-256 is not that of its manifest", TAKE)
    try:
        weights = load(data)
    except (SafetensorError, ValueError, TypeError, KeyError, RuntimeError, AttributeError):
        raise UnusableWeights(f"{shown(path)} holds no weights, or is damaged", TAKE) from None
    with torch.random.fork_rng(devices=[]):  # not on "meta": normal_ imports the whole compiler there
        network = NETWORKS[manifest["recipe"]](len(manifest["styles"]))
    _check(weights, network, path)
    network.load_state_dict(weights, assign=True)
    return Trained(network.requires_grad_(False).eval().to(device), manifest)


def _check(weights: Mapping[str, Tensor], network: nn.Module, path: Path) -> None:
    """UnusableWeights where the weights are not exactly those that the network has."""
    wanted = network.state_dict()
    if weights.keys() != wanted.keys():
        raise UnusableWeights(f"{shown(path)} holds other weights than its recipe has", TAKE)
    for name, tensor in weights.items():
        if tensor.shape != wanted[name].shape or tensor.dtype != wanted[name].dtype:
            raise UnusableWeights(f"Weights in {shown(path)} have another shape or kind than its recipe has", TAKE)
        if not bool(tensor.isfinite().all()):
            raise UnusableWeights(f"Weights in {shown(path)} are not finite", TAKE)
