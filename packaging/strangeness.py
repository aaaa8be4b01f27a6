"""What strangeness does, and noise in its place: how far works of several seeds lie apart and from the faithful one, what is kept.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/strangeness.py FILE [--pair N …] [--seeds 4]     adds the rows of each pair to a JSON file
    OMP_WAIT_POLICY=PASSIVE uv run packaging/strangeness.py FILE --report                     the table of docs/creativity.md

Drafts (224 px, 6 s) of the default methods, all else alike. `apart`: mean distance of two seeds' works; `away`: from the faithful work;
`worthy`: the share that passes the gate of `explore`.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from studio.document.document import Document, Work, request_of
from studio.document.settings import SETTINGS
from studio.evaluate.creativity import Known, reference_points
from studio.explore.drafts import Draft, Sketcher, small
from studio.export.render import render
from studio.style.embedding import embedding
from studio.transfer.works import OpenWork, make_request, open_content, open_style

SHARED = Path(__file__).resolve().parents[2] / "shared" / "media"
WORKS = (
    ("content/owls_three.jpg", "style/vangogh_starry_night.jpg"),
    ("content/portrait_astronaut.jpg", "style/hokusai_great_wave.jpg"),
    ("audio/piano_ambient_moth.flac", "audio/rain.ogg"),
    ("audio/folk_song_vocal_guitar.flac", "audio/electronic_beat_arovane.flac"),
    ("audio/piano_ambient_moth.flac", "style/vangogh_starry_night.jpg"),
    ("audio/folk_song_vocal_guitar.flac", "style/klimt_the_kiss.jpg"),
    ("content/owls_three.jpg", "audio/drums_loop.flac"),
    ("content/hot_air_balloons.jpg", "audio/piano_ambient_moth.flac"),
)
LEVELS = (0.25, 0.5, 1.0)
FIGURES = ("apart", "away", "novelty", "kept", "gain", "worthy")


def measured(number: int, seeds: int) -> dict[str, dict[str, float]]:
    """The figures of each level of strangeness and of noise for one content and style."""
    content, style = open_content(SHARED / WORKS[number][0]), open_style(SHARED / WORKS[number][1])
    content, style = (OpenWork(each.source, small(each.work)) for each in (content, style))
    works = {content.source.sha256: content.work, style.source.sha256: style.work}
    settings_type = SETTINGS[content.source.kind, style.source.kind]

    def document(seed: int, **settings: Any) -> Document:
        return make_request(content, [style], [1.0], settings_type(**settings), seed, "cpu").document

    def make(wanted: Document) -> Work:
        return render(request_of(wanted, works, "cpu")).work

    sketcher = Sketcher(content.work, [style.work], [1.0], make)
    plain = sketcher.draft(document(0))
    kind = content.source.kind
    known = Known.of(np.stack([*reference_points(kind), *(embedding(work) for work in works.values() if type(work) is type(content.work))]))
    asked = {f"{name} {level:g}": {name: level} for name, levels in (("strangeness", LEVELS), ("noise", (0.5,))) for level in levels}
    found = {"faithful": figures([plain], plain, known)}
    return found | {
        label: figures([sketcher.draft(document(seed, **settings)) for seed in range(1, seeds + 1)], plain, known)
        for label, settings in asked.items()
    }


def figures(drafts: list[Draft], plain: Draft, known: Known) -> dict[str, float]:
    """Means over the seeds."""
    pairs = list(combinations(drafts, 2))
    return {
        "apart": float(np.mean([np.linalg.norm(one.point - other.point) for one, other in pairs])) if pairs else 0.0,
        "away": float(np.mean([np.linalg.norm(draft.point - plain.point) for draft in drafts])),
        "novelty": float(np.mean([known.novelty(draft.point) for draft in drafts])),
        "kept": float(np.mean([draft.kept for draft in drafts])) / plain.kept,
        "gain": float(np.mean([draft.gain for draft in drafts])) - plain.gain,
        "worthy": float(np.mean([draft.worthy_beside(plain) for draft in drafts])),
        "clipped": max(draft.faults["clipped"] for draft in drafts),
        "clicks": max(draft.faults.get("clicks", 0.0) for draft in drafts),
    }


def report(rows: dict[str, dict[str, dict[str, float]]]) -> None:
    """Means over the works of each pair of kinds."""
    print("| kinds | | " + " | ".join(FIGURES) + " |\n|---|---|" + "---|" * len(FIGURES))
    for kinds, places in (
        ("picture onto picture", "01"),
        ("sound onto sound", "23"),
        ("painting onto music", "45"),
        ("music onto painting", "67"),
    ):
        chosen = [rows[place] for place in places if place in rows]
        for label in chosen[0] if chosen else ():
            print(f"| {kinds} | {label} | " + " | ".join(f"{np.mean([row[label][name] for row in chosen]):.2f}" for name in FIGURES) + " |")


def main() -> None:
    """Measure what is asked for, or print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pair", type=int, nargs="*", default=range(len(WORKS)), metavar="N")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    rows = json.loads(asked.file.read_text(encoding="utf-8")) if asked.file.exists() else {}
    for number in () if asked.report else asked.pair:
        rows[str(number)] = measured(number, asked.seeds)
        asked.file.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        print(number, flush=True)
    report(rows)


if __name__ == "__main__":
    main()
