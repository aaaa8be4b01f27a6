"""The works of a folder, told apart by checksum, split into those seen and those held out, and drawn by their weights."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch
from torch import Tensor

from studio.core.errors import StudioError, UnreadableMedia, reason_of
from studio.core.paths import resource
from studio.media import files
from studio.media.names import shown
from studio.training.packs import is_pack, read_pack
from studio.training.procedural.pictures import kind_of_picture

HELD_OUT = 10
"""One work in so many is held out."""
TEXTURE = "texture"
"""The kind of sounds that are made up to be styles."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A work of a folder: its file and the SHA-256 of its bytes; or one that is made up, its number, name and the SHA-256 of both.

    `weight`, 0 and more, says how often it is drawn against others; `kind` names those that it belongs to: the folder it lies in, its
    label in a data set. A picture of a file that packs many has its `place` there, the SHA-256 of its pixels, and as `pack` the file's.
    """

    path: Path
    sha256: str
    number: int | None = None
    weight: float = 1.0
    kind: str = ""
    place: int | None = None
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not learnt from, and why."""

    path: Path
    reason: str


class Works(tuple[Listed, ...]):
    """Works in the order of their folder."""

    @cached_property
    def sums(self) -> Tensor | None:
        """The sums of their weights up to each, None where all are alike."""
        weights = [work.weight for work in self]
        return None if min(weights) == max(weights) else torch.tensor(weights, dtype=torch.float64).cumsum(0)


@dataclass(frozen=True, slots=True)
class Found:
    """The works of a folder and what was skipped there."""

    works: Works
    skipped: tuple[Skipped, ...]

    def card(self, held: Sequence[Listed] = ()) -> dict[str, Any]:
        """What a manifest says of them: names and checksums, no folders; of a file that packs many how many there are."""
        out = {work.sha256 for work in held}
        made_up = [work for work in self.works if work.number is not None]
        return {
            "count": len(self.works),
            "held_out": len(held),
            **({"procedural": len(made_up)} if made_up else {}),
            "works": [*(_entry(work, work.sha256 in out) for work in self.works if not work.pack), *_packed(self.works, out)],
            "skipped": [{"name": skipped.path.name, "reason": skipped.reason} for skipped in self.skipped],
        }


def _entry(work: Listed, held: bool) -> dict[str, Any]:
    said = ({} if work.number is None else {"procedural": work.number}) | ({} if work.weight == 1 else {"weight": work.weight})
    return {"name": work.path.name, "sha256": work.sha256, **said, **({"held_out": True} if held else {})}


def _packed(works: Iterable[Listed], out: set[str]) -> list[dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for work in works:
        if work.pack:
            entry = entries.setdefault(work.pack, {"name": work.path.name, "sha256": work.pack, "pictures": 0, "pictures_held_out": 0})
            entry["pictures"] += 1
            entry["pictures_held_out"] += work.sha256 in out
    return list(entries.values())


def widened(found: Found, kind: str, count: int) -> Found:
    """The works of a folder and `count` more of the kind that are made up, always the same ones in the same order."""
    more = []
    for number in range(count):
        name = _name(kind, number)
        sha256 = hashlib.sha256(f"clavilux procedural {name} {number}".encode()).hexdigest()
        more.append(Listed(Path(f"{name} {number}"), sha256, number, kind=name))
    return Found(Works((*found.works, *more)), found.skipped)


def _name(kind: str, number: int) -> str:
    if kind == TEXTURE:
        return TEXTURE
    return kind_of_picture(number) if kind == "image" else "music"


def listed(folder: Path, kind: str, weights: Mapping[str, float] = MappingProxyType({})) -> Found:
    """The works of `kind` ("image" or "audio") in the folder and those below it, by name; each work once, hidden files left out.

    `weights` are those of works by the names of their files, 1 for all others. Of data sets that pack pictures (`packs`) each picture
    is a work.

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
            for work in _of_file(path, kind, weights.get(path.name, 1.0)):
                works.setdefault(work.sha256, work)
        except StudioError as error:
            if folder.resolve() != resource("works"):  # ours holds its scripts too
                skipped.append(Skipped(path, error.message))
    if not works:
        if kind == "image":
            raise UnreadableMedia(f"There is no picture in the folder {shown(folder)}", "give a folder with works to learn from")
        raise UnreadableMedia(f"There is no sound in the folder {shown(folder)}", "give a folder with works to learn from")
    return Found(Works(works.values()), tuple(skipped))


def _of_file(path: Path, kind: str, weight: float) -> Iterator[Listed]:
    """The works in a file: one, none where it is of the other kind, or many."""
    if is_pack(path):
        if kind == "image":
            yield from _of_pack(path, weight)
    elif files.kind_of(path) == kind:
        yield Listed(path, files.checksum(path), weight=weight, kind=path.parent.name)


def _of_pack(path: Path, weight: float) -> Iterator[Listed]:
    pack, sha256 = read_pack(path), files.checksum(path)
    for place, (pixels, kind) in enumerate(zip(pack.pixels, pack.kinds, strict=True)):
        yield Listed(path, hashlib.sha256(pixels.tobytes()).hexdigest(), None, weight, kind, place, sha256)


def split(works: Sequence[Listed]) -> tuple[Works, Works]:
    """Those to learn from and those held out, a tenth, at least one: by checksum, so that more works move none to the other side.

    Those that are made up are never held out. A single work is on both sides.
    """
    real = [work for work in works if work.number is None]
    if len(real) == 1:
        return Works(works), Works(real)
    held = [work for work in real if int(work.sha256[:8], 16) % HELD_OUT == 0] or [min(real, key=lambda work: work.sha256)]
    if len(held) == len(real):
        held = held[:1]
    out = set(held)
    return Works(work for work in works if work not in out), Works(held)


def kinds_of(works: Sequence[Listed]) -> dict[str, int]:
    """The number of each work's kind, by SHA-256: as their kinds tell them apart, or where all are of one, each its own."""
    names = sorted({work.kind for work in works})
    if len(names) == 1:
        return {work.sha256: number for number, work in enumerate(works)}
    numbers = {name: number for number, name in enumerate(names)}
    return {work.sha256: numbers[work.kind] for work in works}


def whole_number(count: int, chance: torch.Generator) -> int:
    """One of 0…count−1."""
    return int(torch.randint(count, (), generator=chance))


def drawn(works: Sequence[Listed], chance: torch.Generator) -> int:
    """The place of one of the works, each as likely as its weight; all alike where none has any."""
    sums = (works if isinstance(works, Works) else Works(works)).sums
    if sums is None:
        return whole_number(len(works), chance)
    place = torch.rand((), dtype=torch.float64, generator=chance) * sums[-1]
    return int(torch.searchsorted(sums, place, right=True))


def left(good: list[Listed], skipped: list[Skipped]) -> Found:
    """Those that can be learnt from and those that were skipped; UnreadableMedia where none is left of the folder."""
    if all(work.number is not None for work in good):
        folder = skipped[0].path.parent
        raise UnreadableMedia(f"No work in the folder {shown(folder)} can be learnt from", "give a folder with works to learn from")
    return Found(Works(good), tuple(skipped))
