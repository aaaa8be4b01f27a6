"""An archive of variations by what they are like: MAP-Elites (Mouret & Clune 2015) over arousal, roughness and strength.

Each cell keeps the best that was ever found for it, so that the archive fills with good works of every mood. Written by hand: it is a table
and a rule, and pyribs brings pandas and numba for it.
"""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.errors import StudioError, UnreadableMedia
from studio.document.document import Document
from studio.document.recipe import from_json, to_json
from studio.document.stored import write_object
from studio.explore.drafts import Draft, Sketcher
from studio.explore.drawing import bred, drawn
from studio.explore.variations import Exploration, Found
from studio.media.names import shown

VERSION = 1
Cell = tuple[int, int, int]

AXES: Mapping[str, tuple[float, ...]] = {
    "arousal": (-1.2, -0.4, 0.4, 1.2),
    "roughness": (-1.2, -0.4, 0.4, 1.2),
    "strength": (0.65, 0.8, 0.9),
}
"""The borders between the cells: z-scores of the result among the reference works, and the setting."""

BRED = 0.5
"""Share of drafts that are children of two elites; the others are mutations of one."""


@dataclass(frozen=True, slots=True)
class Elite:
    """The best of its cell: how good it is, the document it is made from, its figures, and the file of its work, if written."""

    quality: float
    document: Document
    figures: Mapping[str, float]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """Elites by cell; `cells` counts from 0 along each axis."""

    elites: Mapping[Cell, Elite] = field(default_factory=dict)

    @property
    def coverage(self) -> float:
        """The share of cells that hold something, 0…1."""
        return len(self.elites) / np.prod([len(borders) + 1 for borders in AXES.values()])

    def placed(self, draft: Draft) -> "Archive":
        """The archive with `draft` in its cell, where it is better than what lies there; else the archive itself."""
        cell, quality = cell_of(draft), quality_of(draft)
        if cell in self.elites and self.elites[cell].quality >= quality:
            return self
        return Archive({**self.elites, cell: Elite(quality, draft.document, draft.figures())})

    def with_file(self, cell: Cell, file: str) -> "Archive":
        """The archive with the file of a cell's work named."""
        return Archive({**self.elites, cell: replace(self.elites[cell], file=file)})


def cell_of(draft: Draft) -> Cell:
    """The cell that a draft belongs to."""
    values = (draft.described.affect.arousal, draft.described.z("roughness"), draft.document.settings.strength)
    first, second, third = (int(np.searchsorted(borders, value)) for value, borders in zip(values, AXES.values(), strict=True))
    return first, second, third


def quality_of(draft: Draft) -> float:
    """The geometric mean of what was kept and what was gained, both held within 0.01…1."""
    kept, gain = (min(max(value, 0.01), 1.0) for value in (draft.kept, draft.gain))
    return float(np.sqrt(kept * gain))


def evolve(archive: Archive, wanted: Exploration, sketcher: Sketcher) -> Generator[tuple[Found, Archive], None, None]:
    """Make `wanted.count` drafts, each a mutation or a child of elites, and lay them into the archive; each step has the archive so far."""
    chance = np.random.default_rng(wanted.seed)
    plain = sketcher.draft(wanted.starts[0])
    archive = archive.placed(plain)
    yield Found(1 / (wanted.count + 1), plain), archive
    for number in range(wanted.count):
        draft = sketcher.draft(_offspring(archive, wanted, chance))
        good = draft.worthy_beside(plain)
        archive = archive.placed(draft) if good else archive
        yield Found((number + 2) / (wanted.count + 1), draft if good else None), archive


def _offspring(archive: Archive, wanted: Exploration, chance: np.random.Generator) -> Document:
    parents = [archive.elites[cell].document for cell in sorted(archive.elites)]
    one, other = (parents[int(chance.integers(len(parents)))] for _ in range(2))
    if chance.random() < BRED:
        one = bred(one, other, chance)
    return drawn(one, wanted.spread, wanted.locked, chance)


def write_archive(path: Path, archive: Archive) -> None:
    """Write the archive as JSON, its borders, cells and recipes. DiskFull and UnwritableTarget."""
    cells = [
        {
            "cell": list(cell),
            "quality": elite.quality,
            "file": elite.file,
            "figures": dict(elite.figures),
            "recipe": to_json(elite.document),
        }
        for cell, elite in sorted(archive.elites.items())
    ]
    write_object(path, {"clavilux_archive": VERSION, "axes": {name: list(borders) for name, borders in AXES.items()}, "cells": cells})


def read_archive(path: Path, start: Document) -> Archive:
    """The archive in the file, its documents those of the works of `start`; empty where there is no file.

    UnreadableMedia where it holds something else, or elites of other works.
    """
    if not path.exists():
        return Archive()
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
        elites = {_cell(entry["cell"]): _elite(entry, start) for entry in values["cells"]}
    except (OSError, ValueError, KeyError, TypeError, StudioError):
        raise UnreadableMedia(f"{shown(path)} is no archive of these works", "choose another folder with -o") from None
    return Archive(elites)


def _cell(values: list[int]) -> Cell:
    first, second, third = (int(value) for value in values)
    return first, second, third


def _elite(entry: Mapping[str, Any], start: Document) -> Elite:
    document = from_json(entry["recipe"])
    if [source.sha256 for source in document.sources] != [source.sha256 for source in start.sources]:
        raise ValueError
    figures = {name: float(value) for name, value in entry["figures"].items()}
    return Elite(
        float(entry["quality"]),
        replace(start, settings=document.settings, others=document.others, seed=document.seed),
        figures,
        str(entry["file"]),
    )
