"""A folder of works seen as a whole: what cannot be used, what is there twice, what is missing."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from studio.evaluate.balance import balance, descriptors
from studio.evaluate.library_files import Examined, Refused
from studio.evaluate.vendi import descriptor_kernel, vendi_score
from studio.style.fingerprint import ALIKE, bit_errors, bits_of
from studio.style.library import KINDS, LibraryWork

MOST_COMPARED = 2000
"""Works of one kind among which diversity is measured; of more, so many are taken at even distances."""
FAR = 1.5
"""Root mean square distance in z-scores beyond which works of like fingerprints are not the same, flat ones of two colours for instance."""


def library_report(folder: Path, found: Sequence[Examined | Refused]) -> dict[str, Any]:
    """The report as plain data, files named by their paths within `folder`.

    "works": number by kind; "unreadable" and "unsupported": [{file, reason}]; "duplicates": groups of files that hold the same work;
    "faults": files by fault (`Examined`); "rights": {"stated": {file: [[field, text]]}, "unstated": files}; by kind "diversity":
    {"vendi", "of"} and "balance" (`evaluate.balance`); "tags": {file: words}; "figures": {file: what was measured of it}.
    """
    examined = [each for each in found if isinstance(each, Examined)]
    refused = [each for each in found if isinstance(each, Refused)]
    names = {each.work.source.path: _name(each.work.source.path, folder) for each in examined}

    def name(each: Examined) -> str:
        return names[each.work.source.path]

    by_kind = {kind: [each.work for each in examined if each.work.source.kind == kind] for kind in KINDS}
    return {
        "folder": str(folder.absolute()),
        "works": {kind: len(works) for kind, works in by_kind.items()},
        "unreadable": [{"file": _name(each.path, folder), "reason": each.reason} for each in refused if not each.unsupported],
        "unsupported": [{"file": _name(each.path, folder), "reason": each.reason} for each in refused if each.unsupported],
        "duplicates": [[names[work.source.path] for work in group] for works in by_kind.values() for group in duplicates(works)],
        "faults": {
            fault: [name(each) for each in examined if fault in each.faults]
            for fault in sorted({fault for each in examined for fault in each.faults})
        },
        "rights": {
            "stated": {name(each): [list(pair) for pair in each.rights] for each in examined if each.rights},
            "unstated": [name(each) for each in examined if not each.rights],
        },
        "diversity": {kind: diversity(works) for kind, works in by_kind.items() if works},
        "balance": {kind: balance(works) for kind, works in by_kind.items() if works},
        "tags": {name(each): list(each.work.tags) for each in examined},
        "figures": {name(each): each.figures for each in examined},
    }


def duplicates(works: Sequence[LibraryWork]) -> list[list[LibraryWork]]:
    """Groups of works of one kind that are the same: of one checksum, or alike in fingerprint and in what they are like."""
    if len(works) < 2:
        return []
    errors = bit_errors(np.stack([bits_of(work.fingerprint) for work in works]))
    values = descriptors(works)
    first, second = np.nonzero(np.triu(errors <= ALIKE, 1))
    near = np.sqrt(np.square(values[first] - values[second]).mean(axis=1)) <= FAR
    sums = np.array([work.source.sha256 for work in works])
    same = sums[first] == sums[second]
    first, second = first[near | same], second[near | same]
    links = csr_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=(len(works), len(works)))
    _, labels = connected_components(links, directed=False)
    sizes = Counter(labels.tolist())
    return [[work for work, label in zip(works, labels, strict=True) if label == group] for group, size in sizes.items() if size > 1]


def diversity(works: Sequence[LibraryWork]) -> dict[str, float]:
    """The Vendi score of works of one kind over their z-scores, and of how many works it was measured."""
    step = -(-len(works) // MOST_COMPARED)
    compared = works[::step]
    return {"vendi": round(vendi_score(descriptor_kernel(descriptors(compared))), 3), "of": len(compared)}


def _name(path: Path, folder: Path) -> str:
    """The path within the folder."""
    path, folder = path.absolute(), folder.absolute()
    return path.relative_to(folder).as_posix() if folder in path.parents else path.name
