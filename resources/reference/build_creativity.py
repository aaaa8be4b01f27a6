"""Rebuild creativity.json and creativity.npz, by which novelty, copying and surprise are measured.

    OMP_WAIT_POLICY=PASSIVE uv run python resources/reference/build_creativity.py image [CORPUS]           (and audio)
    OMP_WAIT_POLICY=PASSIVE uv run python resources/reference/build_creativity.py image+image [CORPUS]     (and the other three pairs)

CORPUS as for build_reference.py. A kind measures what reference works are like among each other: the usual distance of each part of an
embedding, the embeddings of every fourth picture and every sound, the 1st percentile of patch distances. A pair renders PLAIN results of
the default method without noise, contents and styles drawn from a seed of their own, small as drafts are, and fits the lines of `surprise`.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.settings import SETTINGS
from studio.evaluate.creativity import pull
from studio.evaluate.patches import unexplained
from studio.explore.drafts import small
from studio.export.render import render
from studio.media import files
from studio.style.embedding import embedding, parts_of
from studio.style.profile import StyleProfile, profile
from studio.transfer.works import OpenWork, make_request, open_content, open_style

HERE = Path(__file__).parent
TABLE, POINTS = HERE / "creativity.json", HERE / "creativity.npz"
FOLDERS = {"image": ("paintings", "photos"), "audio": ("music",)}
STRIDES = {"image": 4, "audio": 1}
COMPARED = 40
"""Works of which all pairs are compared patch by patch."""
PLAIN, SEED = 40, 1_907


def paths_of(corpus: Path, kind: str) -> list[Path]:
    """The works of a kind in the order of their names."""
    return sorted(path for folder in FOLDERS[kind] for path in (corpus / folder).iterdir())


def measure_works(corpus: Path, kind: str) -> None:
    """Units, points and the threshold of copying for one kind; the lines of its pairs are fitted anew afterwards."""
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    works = [files.read(path) for path in paths_of(corpus, kind)[:: STRIDES[kind]]]
    parts = [parts_of(work) for work in works]
    units = {name: usual([part[name].flatten().numpy() for part in parts]) for name in parts[0]}
    sample = works[:: max(1, len(works) // COMPARED)]
    found = [unexplained(one, other) for one, other in combinations(sample, 2)]
    print(kind, len(works), "works; patch distance percentiles", np.round(np.percentile(found, (0, 1, 5, 50, 99)), 3))
    table[kind] = {"units": units, "copied": round(float(np.percentile(found, 1)), 6), "expected": {}}
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    points = dict(np.load(POINTS)) if POINTS.exists() else {}
    points[kind] = np.stack([embedding(work) for work in works]).astype(np.float16)
    np.savez_compressed(POINTS, **points)


def usual(parts: Sequence[NDArray[np.float32]]) -> float:
    """The median root mean square difference of two of them."""
    return round(float(np.median([np.sqrt(np.mean((one - other) ** 2)) for one, other in combinations(parts, 2)])), 6)


def measure_pair(corpus: Path, pair: str) -> None:
    """The lines of one pair of kinds, content+style."""
    kinds = tuple(pair.split("+"))
    chance = np.random.default_rng(SEED)
    contents, styles = (paths_of(corpus, kind) for kind in kinds)
    rows: list[tuple[float, StyleProfile, StyleProfile, StyleProfile]] = []
    for number in range(PLAIN):
        content, style = open_content(contents[chance.integers(len(contents))]), open_style(styles[chance.integers(len(styles))])
        content, style = OpenWork(content.source, small(content.work)), OpenWork(style.source, small(style.work))
        settings = replace(SETTINGS[kinds](quality="preview"), strength=float(chance.uniform(0.4, 1.0)))
        made = render(make_request(content, [style], [1.0], settings, 0, "cpu")).work
        rows.append((settings.strength, profile(made), profile(content.work), profile(style.work)))
        sys.stderr.write(f"\r{pair} {number + 1}/{PLAIN}")
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    names = [name for name, attribute in rows[0][2].attributes.items() if attribute.z is not None]
    lines = {name: line(name, rows) for name in names}
    table[kinds[0]]["expected"]["same" if kinds[0] == kinds[1] else "other"] = lines
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write("\n")
    for name, values in lines.items():
        print(f"{name:<16}", values)


def line(name: str, rows: Sequence[tuple[float, StyleProfile, StyleProfile, StyleProfile]]) -> dict[str, float]:
    """Least squares of the move of an attribute on strength and strength · pull; the deviation of what is left, at least 0.1."""
    moved = np.array([made.z(name) - content.z(name) for _, made, content, _ in rows])
    known = np.array([[strength, strength * pull(name, content, [style], [1.0])] for strength, _, content, style in rows])
    if not known[:, 1].any():
        known = known[:, :1]
    found = np.linalg.lstsq(known, moved, rcond=None)[0]
    left = moved - known @ found
    deviation = max(0.1, float(np.sqrt((left**2).sum() / (len(rows) - len(found)))))
    return {
        "base": round(float(found[0]), 4),
        "slope": round(float(found[1]) if len(found) > 1 else 0.0, 4),
        "deviation": round(deviation, 4),
    }


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parents[1].parent / "shared" / "corpus"
    measure_pair(folder, sys.argv[1]) if "+" in sys.argv[1] else measure_works(folder, sys.argv[1])
