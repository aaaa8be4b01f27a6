"""Rebuild bridge.json, by which a picture tells a generator of sounds what its style is.

    OMP_WAIT_POLICY=PASSIVE uv run python resources/reference/build_bridge.py [CORPUS]

How the numbers of a sound's style (`networks.sound_stylizer`) go with its audible attributes, among the reference works (CORPUS as for
build_reference.py) and as many pieces that chance makes: ridge regression of the numbers on z-scores, and the span of each number.
"""

import json
import sys
from pathlib import Path

import numpy as np

from studio.document.attributes import AUDIBLE
from studio.media import files
from studio.media.audio import Audio
from studio.networks.sound_stylizer import style_numbers
from studio.style.affect import WEIGHTS
from studio.style.features import loudest_stretch
from studio.style.profile import profile
from studio.training.procedural.music import SECONDS, music
from studio.transfer.learnt_sound import levels_of

HERE = Path(__file__).parent
LEFT_OUT = (*WEIGHTS["audio"], "width")
"""Moods are read as what makes them; levels of bands know one channel."""
RIDGE = 8.0
SPAN = (2, 98)
"""Percentiles between which a number may be wanted."""


def measured(sound: Audio, names: list[str]) -> tuple[list[float], np.ndarray]:
    """The z-scores of a sound and the numbers of its style."""
    attributes = profile(sound).attributes
    return [attributes[name].z or 0.0 for name in names], style_numbers(levels_of(sound)[None])[0].numpy()


def main(corpus: Path) -> None:
    """Measure, fit, write; says how much of the numbers' variance the attributes explain."""
    names = [column.name for column in AUDIBLE if not column.fixed and column.name not in LEFT_OUT]
    paths = sorted((corpus / "music").iterdir())
    rows = []
    for number, path in enumerate(paths):
        work = files.read(path)
        if isinstance(work, Audio):
            rows.append(measured(loudest_stretch(work, SECONDS), names))
        rows.append(measured(music(number), names))
        sys.stderr.write(f"\r{number + 1}/{len(paths)}")
    z, numbers = (np.array([row[place] for row in rows]) for place in (0, 1))
    z, away = z - z.mean(0), numbers - numbers.mean(0)
    slopes = np.linalg.solve(z.T @ z + RIDGE * np.eye(len(names)), z.T @ away)
    print(f"\n{len(rows)} sounds; explained {1 - ((away - z @ slopes) ** 2).sum() / (away**2).sum():.2f}")
    low, high = np.percentile(numbers, SPAN, axis=0)
    table = {
        "slopes": dict(zip(names, slopes.round(4).tolist(), strict=True)),
        "low": low.round(3).tolist(),
        "high": high.round(3).tolist(),
    }
    (HERE / "bridge.json").write_text(json.dumps(table) + "\n", encoding="ascii")


main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared" / "corpus")
