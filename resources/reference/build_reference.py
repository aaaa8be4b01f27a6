"""Rebuild reference.json, the table that makes z-scores: `uv run python resources/reference/build_reference.py [CORPUS]`.

CORPUS is a folder with paintings/, photos/ and music/ (default: ../shared/corpus beside the repository). For each kind and attribute: the
median and half the distance between the 16th and the 84th percentile, which is the standard deviation of a normal distribution but minds
no outliers. The same for the weighted sums of affect; and the usual distances between two works' styles. The works come in the order of
their names, nothing is drawn by chance; it takes about five minutes on two cores.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style import affect, audio_style, image_style, profile, vector
from studio.style.features import picture
from studio.style.library import spread
from studio.style.picture_statistics import patch_quantiles

HERE = Path(__file__).parent
FOLDERS = {"image": ("paintings", "photos"), "audio": ("music",)}
STRIDES = {"image": 8, "audio": 2}
"""Of every so many works one is taken for the distances: all pairs of them."""
MEASURE: dict[str, Callable[[Any], Mapping[str, float | str]]] = {"image": image_style.attributes, "audio": audio_style.attributes}


def main(corpus: Path) -> None:
    """Measure every work of the corpus and write the table beside this script."""
    table: dict[str, Any] = {}
    for kind, folders in FOLDERS.items():
        works = sorted(path for folder in folders for path in (corpus / folder).iterdir())
        raw = []
        for number, path in enumerate(works, start=1):
            raw.append(MEASURE[kind](files.read(path)))
            sys.stderr.write(f"\r{kind} {number}/{len(works)}")
        sys.stderr.write("\n")
        names = [name for name, value in raw[0].items() if not isinstance(value, str)]
        attributes = {name: spread([float(work[name]) for work in raw], profile.PERIODS.get(name)) for name in names}
        units = distances([files.read(path) for path in works[:: STRIDES[kind]]])
        leanings = [affect.leanings(kind, profile.standings(work, attributes)) for work in raw]
        table[kind] = {
            "works": len(works),
            "attributes": attributes,
            "affect": {name: spread([work[name] for work in leanings]) for name in leanings[0]},
            "distances": units,
        }
    (HERE / "reference.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def distances(works: Sequence[Image | Audio]) -> dict[str, float]:
    """The median distance between two works for each part of a style."""
    vectors = [vector.style_vector(work) for work in works]
    pairs = list(combinations(vectors, 2))
    found = {
        "gram": [vector.gram_distance(one.grams, other.grams) for one, other in pairs],
        "distribution": [vector.root_mean_square(one.distribution - other.distribution) for one, other in pairs],
        "texture": [vector.root_mean_square(one.texture - other.texture) for one, other in pairs],
    }
    if isinstance(works[0], Image):
        patches = [patch_quantiles(picture(work, "cpu")) for work in works if isinstance(work, Image)]
        found["patches"] = [vector.root_mean_square(one - other) for one, other in combinations(patches, 2)]
    return {name: round(float(np.median(values)), 6) for name, values in found.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1].parent / "shared" / "corpus")
