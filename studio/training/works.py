"""What is learnt from: the works of a folder, told apart by checksum, read, and split into those seen and those held out."""

import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.core.errors import StudioError, UnreadableMedia, reason_of
from studio.core.paths import resource
from studio.document.document import Work
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.names import shown
from studio.media.resize import lanczos
from studio.training.procedural.music import music
from studio.training.procedural.pictures import kind_of_picture, picture
from studio.training.procedural.textures import texture

HELD_OUT = 10
"""One work in so many is held out."""
TEXTURE = "texture"
"""The kind of sounds that are made up to be styles."""
MEMORY = 1 << 30
"""Bytes of works that are kept in memory; those beyond are read again each time."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Listed:
    """A work of a folder: its file and the SHA-256 of its bytes; or one that is made up, its number, name and the SHA-256 of both.

    `weight`, 0 and more, says how often it is drawn against others.
    """

    path: Path
    sha256: str
    number: int | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not learnt from, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The works of a folder and what was skipped there."""

    works: tuple[Listed, ...]
    skipped: tuple[Skipped, ...]

    def card(self, held: Sequence[Listed] = ()) -> dict[str, Any]:
        """What a manifest says of them: names and checksums, no folders."""
        out = {work.sha256 for work in held}
        made_up = [work for work in self.works if work.number is not None]
        return {
            "count": len(self.works),
            "held_out": len(held),
            **({"procedural": len(made_up)} if made_up else {}),
            "works": [_entry(work, work.sha256 in out) for work in self.works],
            "skipped": [{"name": skipped.path.name, "reason": skipped.reason} for skipped in self.skipped],
        }


def _entry(work: Listed, held: bool) -> dict[str, Any]:
    said = ({} if work.number is None else {"procedural": work.number}) | ({} if work.weight == 1 else {"weight": work.weight})
    return {"name": work.path.name, "sha256": work.sha256, **said, **({"held_out": True} if held else {})}


def widened(found: Found, kind: str, count: int) -> Found:
    """The works of a folder and `count` more of the kind that are made up, always the same ones in the same order."""
    names = [(number, f"{_name(kind, number)} {number}") for number in range(count)]
    more = [Listed(Path(name), hashlib.sha256(f"clavilux procedural {name}".encode()).hexdigest(), number) for number, name in names]
    return Found((*found.works, *more), found.skipped)


def _name(kind: str, number: int) -> str:
    if kind == TEXTURE:
        return TEXTURE
    return kind_of_picture(number) if kind == "image" else "music"


def listed(folder: Path, kind: str, weights: Mapping[str, float] = MappingProxyType({})) -> Found:
    """The works of `kind` ("image" or "audio") in the folder and those below it, by name; each work once, hidden files left out.

    `weights` are those of works by the names of their files, 1 for all others.

    Files that are broken or of no known kind are skipped and say why. UnreadableMedia where the folder holds no work of the kind.
    """
    if not folder.is_dir():
        raise UnreadableMedia(f"There is no folder {shown(folder)}", "give a folder with works to learn from")
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise UnreadableMedia(f"The folder {shown(folder)} cannot be read ({reason_of(error)})", "choose another one") from None
    works: dict[str, Listed] = {}
    skipped = []
    for path in paths:
        try:
            found = files.kind_of(path)
            if found == kind:
                sha256 = files.checksum(path)
                works.setdefault(sha256, Listed(path, sha256, weight=weights.get(path.name, 1.0)))
        except StudioError as error:
            if folder != resource("works"):  # ours holds its scripts too
                skipped.append(Skipped(path, error.message))
    if not works:
        if kind == "image":
            raise UnreadableMedia(f"There is no picture in the folder {shown(folder)}", "give a folder with works to learn from")
        raise UnreadableMedia(f"There is no sound in the folder {shown(folder)}", "give a folder with works to learn from")
    return Found(tuple(works.values()), tuple(skipped))


def split(works: Sequence[Listed]) -> tuple[tuple[Listed, ...], tuple[Listed, ...]]:
    """Those to learn from and those held out, a tenth, at least one: by checksum, so that more works move none to the other side.

    Those that are made up are never held out. A single work is on both sides.
    """
    real = [work for work in works if work.number is None]
    if len(real) == 1:
        return tuple(works), tuple(real)
    held = [work for work in real if int(work.sha256[:8], 16) % HELD_OUT == 0] or [min(real, key=lambda work: work.sha256)]
    if len(held) == len(real):
        held = held[:1]
    return tuple(work for work in works if work not in held), tuple(held)


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
        work = works[drawn(works, chance)]
        planes = self.planes(work)
        top = whole_number(planes.shape[1] - self.patch + 1, chance)
        left = whole_number(planes.shape[2] - self.patch + 1, chance)
        piece = planes[:, top : top + self.patch, left : left + self.patch]
        return piece.flip(2) if mirrored and whole_number(2, chance) else piece


def whole_number(count: int, chance: torch.Generator) -> int:
    """One of 0…count−1."""
    return int(torch.randint(count, (), generator=chance))


def drawn(works: Sequence[Listed], chance: torch.Generator) -> int:
    """The place of one of the works, each as likely as its weight; all alike where none has any."""
    weights = [work.weight for work in works]
    if min(weights) == max(weights):
        return whole_number(len(works), chance)
    sums = torch.tensor(weights, dtype=torch.float64).cumsum(0)
    place = torch.rand((), dtype=torch.float64, generator=chance) * sums[-1]
    return int(torch.searchsorted(sums, place, right=True))


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


def left(good: list[Listed], skipped: list[Skipped]) -> Found:
    """Those that can be learnt from and those that were skipped; UnreadableMedia where none is left of the folder."""
    if all(work.number is not None for work in good):
        folder = skipped[0].path.parent
        raise UnreadableMedia(f"No work in the folder {shown(folder)} can be learnt from", "give a folder with works to learn from")
    return Found(tuple(good), tuple(skipped))


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
