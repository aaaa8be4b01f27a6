"""The founding text's style vector: Gram matrices of VGG-19 features, a distribution of colours or bands, texture statistics.

Gram matrices as style: Gatys, Ecker & Bethge 2015. Vectors are mixed by arithmetic, a·X + b·Y − c·Z: quantiles then move as Wasserstein
barycentres do along each direction, Gram matrices as those of a collage.

Saved styles, `.clstyle`, are safetensors files: the vector, the profile and an excerpt that every method can use. Their one metadata entry
"clavilux" is JSON: version, name, kind, profile, the excerpt's rate and scale, and the SHA-256 of all the rest.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from studio.core.errors import UnreadableMedia, UnusableStyle
from studio.core.paths import resource
from studio.media.audio import Audio
from studio.media.files import write_atomically
from studio.media.image import Image
from studio.media.names import shown
from studio.media.resize import resized
from studio.networks.vgg import CONTENT_LAYER, STYLE_LAYERS
from studio.style.colour import quantiles
from studio.style.features import FRAMES_A_SECOND, RANGE_DB, log_mel_of, loudest_stretch, picture, vgg_features
from studio.style.picture_statistics import colour_quantiles, texture_statistics
from studio.style.profile import StyleProfile, from_dict, to_dict
from studio.style.sound_statistics import envelopes, measure

BAND_LEVELS = 16
SOUND_BANDS = 32
MODULATION_OCTAVES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
SOUND_UNITS = {"spectrum": 0.29, "depth": 0.69, "skewness": 0.9, "correlation": 0.28, "modulation": 1.36}
VERSION = 1
EXCERPT_PIXELS = 512
EXCERPT_SECONDS = 10.0
LARGEST_FILE = 256 << 20
GRAM = "gram."


def gram(features: Tensor) -> Tensor:
    """G_ij = Σ_k F_ik F_jk over the positions k: (channels, …) or (1, channels, h, w) → (channels, channels)."""
    if features.ndim == 4:
        features = features[0]
    rows = features.flatten(1)
    return rows @ rows.T


@dataclass(frozen=True, slots=True, eq=False)
class StyleVector:
    """A style as engines and generators take it; `kind` is "image" or "audio", all tensors float32 on the CPU.

    `grams`: layer → (channels, channels), divided by the number of positions so that the size of the work does not count.
    `distribution`: pictures (24, 32) quantiles of OKLab along fixed directions, sounds (96, 16) quantiles of each mel band's level.
    `texture`: (n,) statistics, see picture_statistics and sound_statistics.
    """

    kind: str
    grams: Mapping[str, Tensor]
    distribution: Tensor
    texture: Tensor

    def __add__(self, other: "StyleVector") -> "StyleVector":
        """Both styles together; UnusableStyle where one is a picture's and the other a sound's."""
        if self.kind != other.kind:
            raise UnusableStyle("A picture's style vector and a sound's cannot be mixed", "mix styles of one kind")
        grams = {layer: matrix + other.grams[layer] for layer, matrix in self.grams.items()}
        return StyleVector(self.kind, grams, self.distribution + other.distribution, self.texture + other.texture)

    def __sub__(self, other: "StyleVector") -> "StyleVector":
        """This style without the other."""
        return self + -1 * other

    def __mul__(self, amount: float) -> "StyleVector":
        """The style `amount` times as strong."""
        return self._each(lambda part: amount * part)

    __rmul__ = __mul__

    def _each(self, change: Callable[[Tensor], Tensor]) -> "StyleVector":
        grams = {layer: change(matrix) for layer, matrix in self.grams.items()}
        return StyleVector(self.kind, grams, change(self.distribution), change(self.texture))


@dataclass(frozen=True, slots=True, eq=False)
class ContentFeatures:
    """What must be kept of a content: pictures (512, h, w) of relu4_2, sounds (96, t) log-mel levels 0…1; float32 on the CPU."""

    kind: str
    features: Tensor


def style_vector(work: Image | Audio, device: str = "cpu") -> StyleVector:
    """Measure the style of a picture, or of a sound's loudest 30 s; MissingWeights where VGG-19 is missing."""
    kind = "image" if isinstance(work, Image) else "audio"
    return StyleVector(kind, grams_of(work, device), distribution_of(work, device), texture_of(work, device))


@torch.no_grad()
def grams_of(work: Image | Audio, device: str) -> dict[str, Tensor]:
    """The Gram matrices of a work's features, divided by the number of positions."""
    found = vgg_features(work, STYLE_LAYERS, device)
    return {layer: (gram(features) / features[0, 0].numel()).cpu() for layer, features in found.items()}


@torch.no_grad()
def distribution_of(work: Image | Audio, device: str) -> Tensor:
    """Pictures: (24, 32) quantiles of colours. Sounds: (96, 16) quantiles of each mel band's level, 0…1 for 80 dB."""
    if isinstance(work, Image):
        return colour_quantiles(picture(work, device)).cpu()
    return quantiles(log_mel_of(work, device), BAND_LEVELS).cpu()


@torch.no_grad()
def texture_of(work: Image | Audio, device: str) -> Tensor:
    """(n,) texture statistics.

    Sounds: McDermott & Simoncelli 2011 on 32 mel bands, each kind of statistic in its usual spread and of the same weight; what is shorter
    than four seconds is repeated.
    """
    if isinstance(work, Image):
        return texture_statistics(picture(work, device)).cpu()
    level = log_mel_of(work, device)
    level = level.repeat(1, -(-round(4 * FRAMES_A_SECOND) // level.shape[1]))
    powers = (10 ** (RANGE_DB / 10 * (level - 1))).view(SOUND_BANDS, -1, level.shape[1]).sum(dim=1)
    found = measure(envelopes(powers), FRAMES_A_SECOND, MODULATION_OCTAVES)
    pairs = torch.triu_indices(SOUND_BANDS, SOUND_BANDS, 1)
    kinds = {**asdict(found), "correlation": found.correlation[*pairs]}
    return torch.cat([kinds[kind].flatten() / (unit * kinds[kind].numel() ** 0.5) for kind, unit in SOUND_UNITS.items()]).cpu()


@torch.no_grad()
def content_features(work: Image | Audio, device: str = "cpu") -> ContentFeatures:
    """Measure what must be kept of a picture or a sound."""
    if isinstance(work, Image):
        return ContentFeatures("image", vgg_features(work, [CONTENT_LAYER], device)[CONTENT_LAYER][0].cpu())
    return ContentFeatures("audio", log_mel_of(work, device).cpu())


def gram_distance(one: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> float:
    """Mean over the layers of ‖A/‖A‖ − B/‖B‖‖ in the Frobenius norm: 0 for the same up to contrast, 1.4 for nothing in common."""
    apart = [_unit(matrix) - _unit(other[layer]) for layer, matrix in one.items()]
    return float(torch.stack([matrix.norm() for matrix in apart]).mean())


def _unit(matrix: Tensor) -> Tensor:
    unit: Tensor = matrix / (matrix.norm() + 1e-9)
    return unit


def distance(one: StyleVector, other: StyleVector) -> float:
    """Distance of two styles of one kind: Gram matrices, distribution (a sliced Wasserstein distance) and texture weigh the same.

    1 is the usual distance between two of the reference works. UnusableStyle where the kinds differ.
    """
    if one.kind != other.kind:
        raise UnusableStyle("A picture's style and a sound's have no distance in common", "compare styles of one kind")
    parts = {
        "gram": gram_distance(one.grams, other.grams),
        "distribution": root_mean_square(one.distribution - other.distribution),
        "texture": root_mean_square(one.texture - other.texture),
    }
    units = distance_units(one.kind)
    return sum(value / units[name] for name, value in parts.items()) / len(parts)


def root_mean_square(difference: Tensor) -> float:
    """The root of the mean square."""
    return float(difference.square().mean().sqrt())


@cache
def distance_units(kind: str) -> dict[str, float]:
    """The median distance between two reference works of `kind` for each part of a style, from resources/reference."""
    units: dict[str, float] = json.loads(resource("reference", "reference.json").read_text(encoding="utf-8"))[kind]["distances"]
    return units


@dataclass(frozen=True, slots=True, eq=False)
class SavedStyle:
    """A style read from a file: its name, vector, profile, and an excerpt of the work: a picture of ≤ 512 px or ≤ 10 s of sound."""

    name: str
    vector: StyleVector
    profile: StyleProfile
    excerpt: Image | Audio


def save_style(path: Path, work: Image | Audio, vector: StyleVector, profile: StyleProfile) -> None:
    """Write the style of `work` to `path`, whole or not at all; DiskFull or UnwritableTarget."""
    excerpt, shape = _pack(work)
    tensors = {GRAM + layer: matrix for layer, matrix in vector.grams.items()}
    tensors |= {"distribution": vector.distribution, "texture": vector.texture, "excerpt": excerpt}
    tensors = {name: tensor.contiguous() for name, tensor in tensors.items()}
    described = {"version": VERSION, "name": path.stem, "kind": vector.kind, "profile": to_dict(profile), "excerpt": shape}
    described["sha256"] = _checksum(described, tensors)
    metadata = {"clavilux": json.dumps(described, ensure_ascii=False)}

    def fill(temporary: Path) -> None:
        temporary.write_bytes(save(tensors, metadata))

    write_atomically(path, fill)


def read_style(path: Path) -> SavedStyle:
    """Read a saved style; UnreadableMedia where the file is missing, damaged, or no style of ours."""
    try:
        described, tensors = _open(path)
        if described.pop("sha256") != _checksum(described, tensors):
            raise ValueError
        grams = {name.removeprefix(GRAM): tensor for name, tensor in tensors.items() if name.startswith(GRAM)}
        vector = StyleVector(described["kind"], grams, tensors["distribution"], tensors["texture"])
        return SavedStyle(
            str(described["name"]),
            vector,
            from_dict(described["profile"]),
            _unpack(tensors["excerpt"], described["excerpt"], path),
        )
    except (SafetensorError, OSError, ValueError, KeyError, TypeError):
        raise UnreadableMedia(f"{shown(path)} is no saved style, or is damaged", "save the style again from its work") from None


def _open(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError
    with safe_open(path, framework="pt", device="cpu") as file:
        described: dict[str, Any] = json.loads((file.metadata() or {})["clavilux"])
        return described, {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 such files are not iterable


def _checksum(described: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> str:
    """The SHA-256 of everything in the file but itself."""
    digest = hashlib.sha256(json.dumps(described, sort_keys=True).encode())
    for name in sorted(tensors):
        array = tensors[name].numpy()
        digest.update(f"{name} {array.dtype} {array.shape}".encode())
        digest.update(array.data)
    return digest.hexdigest()


def _pack(work: Image | Audio) -> tuple[Tensor, dict[str, float]]:
    """The excerpt as whole numbers and what turns them back: (h, w, 3) bytes, or (frames, channels) int16 with rate and peak."""
    if isinstance(work, Image):
        small = resized(work, min(EXCERPT_PIXELS, max(work.height, work.width)))
        pixels = small.pixels if small.alpha is None else 1 - (1 - small.pixels) * small.alpha[..., None]
        return torch.from_numpy(np.round(pixels * 255).astype(np.uint8)), {}
    stretch = loudest_stretch(work, EXCERPT_SECONDS).samples
    peak = max(float(np.abs(stretch).max()), 1e-9)
    return torch.from_numpy(np.round(stretch / peak * 32767).astype(np.int16)), {"rate": work.rate, "peak": peak}


def _unpack(excerpt: Tensor, shape: Mapping[str, float], path: Path) -> Image | Audio:
    if excerpt.dtype == torch.uint8:
        return Image(excerpt.numpy().astype(np.float32) / np.float32(255), path=path)
    if excerpt.dtype != torch.int16:
        raise ValueError
    return Audio(excerpt.numpy() * np.float32(shape["peak"] / 32767), int(shape["rate"]), path=path)
