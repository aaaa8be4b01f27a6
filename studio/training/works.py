"""What is learnt from: works as a network sees them, cut into pieces."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.core.errors import StudioError
from studio.document.document import Work
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.names import shown
from studio.media.resize import lanczos
from studio.training.listing import TEXTURE, Found, Listed, Skipped, drawn, left, whole_number
from studio.training.packs import read_pack
from studio.training.procedural.music import music
from studio.training.procedural.pictures import picture
from studio.training.procedural.textures import texture

MEMORY = 1 << 30
"""Bytes of works that are kept in memory; those beyond are read again each time."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """Pictures to cut pieces from, with a long edge of about `size` pixels, as 8-bit planes H×W×3; None where memory was short."""

    found: Found
    size: int
    patch: int
    kept: dict[str, Bytes | None]

    def planes(self, work: Listed) -> Tensor:
        """3×H×W sRGB 0…1 of one of them."""
        pixels = self.kept[work.sha256]
        if pixels is None:
            pixels = _small(_opened(work, "image", self.size), self.size, self.patch)
        return torch.from_numpy(pixels).permute(2, 0, 1).float() / 255

    def piece(self, works: Sequence[Listed], chance: torch.Generator, mirrored: bool = True) -> Tensor:
        """3×patch×patch out of one of the works, somewhere in it, perhaps mirrored."""
        return self.cut(works[drawn(works, chance)], chance, mirrored)

    def cut(self, work: Listed, chance: torch.Generator, mirrored: bool = True) -> Tensor:
        """3×patch×patch out of a work."""
        planes = self.planes(work)
        top = whole_number(planes.shape[1] - self.patch + 1, chance)
        left = whole_number(planes.shape[2] - self.patch + 1, chance)
        piece = planes[:, top : top + self.patch, left : left + self.patch]
        return piece.flip(2) if mirrored and whole_number(2, chance) else piece


def as_floats(pixels: Tensor) -> Tensor:
    """Bytes of sRGB as 0…1."""
    return pixels.float() / 255


def opened_pictures(found: Found, size: int, patch: int) -> Generator[float, None, Pictures]:
    """Read the pictures, each once; yields the share done. Broken ones are skipped; UnreadableMedia where none is left."""
    kept: dict[str, Bytes | None] = {}
    good, skipped, used = [], list(found.skipped), 0
    for work, read in read_works(found, skipped, "image", size):
        pixels = _small(read, size, patch)
        used += pixels.nbytes
        kept[work.sha256] = pixels if used <= MEMORY else None
        good.append(work)
        yield len(good) / len(found.works)
    return Pictures(left(good, skipped), size, patch, kept)


def _opened(work: Listed, kind: str, size: int) -> Work:
    """A work from its file, or made up: pictures with a long edge of `size` pixels."""
    if work.place is not None:
        return Image(read_pack(work.path).pixels[work.place].astype(np.float32) / 255)
    if work.number is None:
        return files.read(work.path)
    if work.path.name.startswith(f"{TEXTURE} "):
        return texture(work.number)
    return picture(work.number, size) if kind == "image" else music(work.number)


def read_works(found: Found, skipped: list[Skipped], kind: str, size: int = 0) -> Iterator[tuple[Listed, Work]]:
    """The works one by one; those that cannot be read go to `skipped`."""
    for work in found.works:
        try:
            yield work, _opened(work, kind, size)
        except StudioError as error:
            skipped.append(Skipped(work.path, error.message))


def _small(work: Work, size: int, patch: int) -> Bytes:
    """A picture on white with a long edge of `size` pixels, or larger where its short edge would be shorter than `patch`."""
    if not isinstance(work, Image):
        raise TypeError("a picture is wanted")
    pixels = work.pixels if work.alpha is None else 1 - (1 - work.pixels) * work.alpha[..., None]
    scale = max(size / max(work.height, work.width), patch / min(work.height, work.width))
    height, width = (max(patch, round(edge * scale)) for edge in (work.height, work.width))
    return np.asarray(np.round(255 * lanczos(pixels, height, width).clip(0, 1)), dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """Sounds to cut stretches from: of each levels BANDS×t at FRAME_RATE and the power of its semitones, at a quarter of it."""

    found: Found
    patch: int
    levels: dict[str, Tensor]
    tones: dict[str, Tensor]

    def piece(self, works: Sequence[Listed], chance: torch.Generator, held: bool | None = None) -> Tensor:
        """BANDS×patch frames of one of the works, repeated where it is shorter; of `held` only its last quarter, or all before it."""
        levels = self.levels[works[drawn(works, chance)].sha256]
        border = 3 * levels.shape[1] // 4
        if held is not None and border >= self.patch // 2 and levels.shape[1] - border >= self.patch // 2:
            levels = levels[:, border:] if held else levels[:, :border]
        levels = _as_long(levels, self.patch)
        start = whole_number(levels.shape[1] - self.patch + 1, chance)
        return levels[:, start : start + self.patch]

    def stretch(self, works: Sequence[Listed], chance: torch.Generator) -> tuple[Tensor, Tensor]:
        """BANDS×patch levels of one of the works and the semitones×(patch // 4) powers of the same frames."""
        sha256 = works[drawn(works, chance)].sha256
        quarter = self.patch // 4
        tones = _as_long(self.tones[sha256], quarter + 1)
        levels = _as_long(self.levels[sha256], self.patch)
        start = whole_number(min(tones.shape[1] - quarter, (levels.shape[1] - self.patch) // 4 + 1), chance)
        return levels[:, 4 * start : 4 * start + self.patch], tones[:, start : start + quarter]


def excerpt(work: Listed, seconds: float) -> Audio:
    """The first seconds of a sound, or the whole of a shorter one."""
    read = _opened(work, "audio", 0)
    if not isinstance(read, Audio):
        raise TypeError("a sound is wanted")
    return read.with_samples(read.samples[: round(seconds * read.rate)])


def _as_long(planes: Tensor, frames: int) -> Tensor:
    """The planes, repeated where they have fewer frames."""
    return planes if planes.shape[1] >= frames else planes.repeat(1, -(-frames // planes.shape[1]))


def opened_sounds(found: Found, patch: int) -> Generator[float, None, Sounds]:
    """As `opened_pictures`, for sounds; silent ones are skipped too."""
    from studio.effects.loudness import is_silent
    from studio.transfer.learnt_sound import levels_of, tones_of

    levels: dict[str, Tensor] = {}
    tones: dict[str, Tensor] = {}
    good, skipped = [], list(found.skipped)
    for work, read in read_works(found, skipped, "audio"):
        if not isinstance(read, Audio):
            raise TypeError("a sound is wanted")
        if is_silent(read.samples):
            skipped.append(Skipped(work.path, f"{shown(work.path)} is silent"))
            continue
        levels[work.sha256], tones[work.sha256] = levels_of(read), tones_of(read)
        good.append(work)
        yield len(good) / len(found.works)
    return Sounds(left(good, skipped), patch, levels, tones)
