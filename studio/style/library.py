"""The artist's own works, by reference: what they are like, their tags, and the table of reference that they make. No torch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.errors import StudioError
from studio.core.paths import data_folder
from studio.document.document import Source
from studio.document.reference import Spread, Table
from studio.document.stored import read_object, write_object
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style import affect, audio_style, image_style
from studio.style.fingerprint import bits_of, heard, of_picture
from studio.style.hearing import listen
from studio.style.mood import tags_of
from studio.style.profile import PERIODS, Raw, StyleProfile, describe, reference, standings

VERSION = 1
KINDS = ("image", "audio")
SHRINKAGE = 10
"""The shipped table counts as much as so many works of one's own: with n of them the library's share is n / (n + 10)."""
LARGEST = 256 << 20
DIGITS = 7


@dataclass(frozen=True)
class LibraryWork:
    """A work by reference with its raw attributes, fingerprint (`style.fingerprint`) and the tags that the artist `added` or `removed`."""

    source: Source
    attributes: Raw
    fingerprint: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @cached_property
    def profile(self) -> StyleProfile:
        """How it stands among the shipped reference works."""
        return describe(self.source.kind, self.attributes)

    @property
    def tags(self) -> tuple[str, ...]:
        """The words that were found, without those the artist took away, and the artist's own."""
        found = (word for word in tags_of(self.profile) if word not in self.removed)
        return tuple(dict.fromkeys((*found, *self.added)))

    def tagged(self, add: Iterable[str], remove: Iterable[str]) -> "LibraryWork":
        """The same work with more and fewer words."""
        add, remove = tuple(dict.fromkeys(add)), tuple(dict.fromkeys(remove))
        added = (*(word for word in self.added if word not in remove), *(word for word in add if word not in self.added))
        removed = (*(word for word in self.removed if word not in add), *(word for word in remove if word not in self.removed))
        return replace(self, added=added, removed=removed)


@dataclass(frozen=True, slots=True)
class Library:
    """Works in the order in which they came, each file once."""

    works: tuple[LibraryWork, ...] = ()

    def of_kind(self, kind: str) -> tuple[LibraryWork, ...]:
        """The works of a kind."""
        return tuple(work for work in self.works if work.source.kind == kind)

    def find(self, path: Path) -> LibraryWork | None:
        """The work that lies at `path`, None where there is none."""
        return next((work for work in self.works if work.source.path == path.absolute()), None)

    def with_work(self, work: LibraryWork) -> "Library":
        """With `work`, in the place of what lay at its path; a file that was moved or added again keeps the artist's words."""
        known = self.find(work.source.path) or next((old for old in self.works if old.source.sha256 == work.source.sha256), None)
        if known is None:
            return Library((*self.works, work))
        kept = replace(work, added=known.added or work.added, removed=known.removed or work.removed)
        moved = known.source.path != work.source.path and known.source.path.exists()
        return Library((*self.works, kept) if moved else tuple(kept if old is known else old for old in self.works))

    def without(self, path: Path) -> "Library":
        """Without the works at `path` or, where it is a folder, in it."""
        gone = path.absolute()
        return Library(tuple(work for work in self.works if gone != work.source.path and gone not in work.source.path.parents))


def describe_work(source: Source, work: Image | Audio) -> LibraryWork:
    """What the library keeps of a work that has been read."""
    if isinstance(work, Image):
        lab = image_style.oklab_of(work)
        values: Raw = image_style.describe(lab)
        mark = of_picture(lab)
    else:
        hearing = listen(work)
        values, mark = audio_style.describe(work, hearing), heard(hearing)
    rounded = {name: value if isinstance(value, str) else float(f"{value:.{DIGITS}g}") for name, value in values.items()}
    return LibraryWork(replace(source, path=source.path.absolute()), rounded, mark)


def reference_table(library: Library, kind: str) -> Table:
    """Medians and deviations of the library's works of `kind`, shrunk towards the shipped table by n / (n + 10) (Efron & Morris 1975).

    StudioError where the library holds no work of that kind.
    """
    works = library.of_kind(kind)
    if not works:
        noun = "pictures" if kind == "image" else "sounds"
        raise StudioError(f"Your library holds no {noun}", "add a folder of them with clavilux library add, or leave --reference out")
    shipped = reference(kind)
    own: dict[str, Spread] = {}
    for name, usual in shipped.items():
        if name not in affect.WEIGHTS[kind]:
            own[name] = _shrunk([float(work.attributes[name]) for work in works], usual, PERIODS.get(name))
    leanings = [affect.leanings(kind, standings(work.attributes, own)) for work in works]
    return {**own, **{name: _shrunk([each[name] for each in leanings], shipped[name]) for name in affect.WEIGHTS[kind]}}


def spread(values: Sequence[float], period: float | None = None) -> dict[str, float]:
    """Median, and half the distance between the 16th and the 84th percentile; of periodic values about the direction of their mean."""
    numbers = np.asarray(values)
    origin = 0.0
    if period:
        origin = float(np.angle(np.exp(2j * np.pi * numbers / period).mean()) * period / (2 * np.pi))
        numbers = (numbers - origin + period / 2) % period - period / 2
    low, median, high = np.percentile(numbers, (16, 50, 84))
    deviation = (high - low) / 2 if high > low else max(numbers.std(), 1e-6)
    centre = (median + origin) % period if period else median
    return {"median": round(float(centre), 6), "deviation": round(float(deviation), 6)}


def _shrunk(values: Sequence[float], usual: Spread, period: float | None = None) -> Spread:
    share = len(values) / (len(values) + SHRINKAGE)
    own = spread(values, period)
    step = own["median"] - usual["median"]
    if period:
        step = (step + period / 2) % period - period / 2
    median = usual["median"] + share * step
    deviation = usual["deviation"] + share * (own["deviation"] - usual["deviation"])
    return {"median": median % period if period else median, "deviation": deviation}


def read_library() -> Library:
    """The library as it was written, empty where there is none; StudioError where it is damaged, so that nothing is written over it."""
    path = library_file()
    values = read_object(path, LARGEST)
    try:
        if not values and path.exists():
            raise ValueError
        return Library(tuple(_work(entry) for entry in values.get("works", [])))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StudioError("Your library cannot be read", f"repair or remove {path}, then add your works again") from None


def write_library(library: Library) -> None:
    """Keep the library, whole or not at all; DiskFull and UnwritableTarget."""
    write_object(library_file(), {"clavilux_library": VERSION, "works": [_values(work) for work in library.works]})


def library_file() -> Path:
    """Where the library lies."""
    return data_folder() / "library.json"


def _values(work: LibraryWork) -> dict[str, Any]:
    source = work.source
    described = {"path": str(source.path), "sha256": source.sha256, "kind": source.kind, "attributes": dict(work.attributes)}
    return described | {"fingerprint": work.fingerprint, "added": list(work.added), "removed": list(work.removed)}


def _work(entry: Mapping[str, Any]) -> LibraryWork:
    source = Source(Path(entry["path"]), str(entry["sha256"]), str(entry["kind"]))
    names = reference(source.kind).keys() - affect.WEIGHTS[source.kind].keys()
    attributes = {name: value if isinstance(value, str) else float(value) for name, value in entry["attributes"].items()}
    if not names <= attributes.keys():
        raise ValueError
    bits_of(entry["fingerprint"])
    return LibraryWork(source, attributes, entry["fingerprint"], tuple(entry["added"]), tuple(entry["removed"]))
