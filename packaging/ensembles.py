"""Whether an ensemble is worth it: the judge's figures of its members alone and of their works blended, in every pair.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/ensembles.py FOLDER [--pair N …]     works and one JSON file a pair of works
    OMP_WAIT_POLICY=PASSIVE uv run packaging/ensembles.py FOLDER --report         the table of docs/quality.md

Pictures of 384 px, the loudest 8 s of sounds, default settings. `worth` is the geometric mean of gain and retention.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.params import params
from studio.document.document import Work
from studio.document.ensemble_settings import BLENDS, ENSEMBLE, members
from studio.document.settings import SETTINGS
from studio.evaluate.creativity import diversity
from studio.evaluate.fidelity import gain_parts, retention_parts
from studio.evaluate.technical import technical_checks
from studio.export.formats import write
from studio.export.render import render
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.embedding import embedding
from studio.style.features import loudest_stretch
from studio.transfer.works import OpenWork, make_request, open_content, open_style

SHARED = Path(__file__).resolve().parents[2] / "shared" / "media"
EDGE, SECONDS = 384, 8.0
WORKS = (
    ("content/owls_three.jpg", "style/vangogh_starry_night.jpg"),
    ("content/portrait_astronaut.jpg", "style/hokusai_great_wave.jpg"),
    ("content/bridge_golden_gate.jpg", "style/kandinsky_composition_vii.jpg"),
    ("audio/piano_ambient_moth.flac", "audio/rain.ogg"),
    ("audio/folk_song_vocal_guitar.flac", "audio/electronic_beat_arovane.flac"),
    ("audio/strings_brahms_hungarian_dance5.flac", "audio/speech_female_austen.flac"),
    ("audio/piano_ambient_moth.flac", "style/vangogh_starry_night.jpg"),
    ("audio/folk_song_vocal_guitar.flac", "style/klimt_the_kiss.jpg"),
    ("content/owls_three.jpg", "audio/drums_loop.flac"),
    ("content/hot_air_balloons.jpg", "audio/piano_ambient_moth.flac"),
)
"""A content and a style each."""


def small(opened: OpenWork) -> OpenWork:
    """The work at the size in which it is compared."""
    work = opened.work
    return replace(opened, work=resized(work, EDGE) if isinstance(work, Image) else loudest_stretch(work, SECONDS))


def compared(number: int, folder: Path) -> dict[str, dict[str, float]]:
    """The figures of every member and every blend of two works; the works are written beside."""
    content, style = small(open_content(SHARED / WORKS[number][0])), small(open_style(SHARED / WORKS[number][1]))
    settings_type = SETTINGS[content.source.kind, style.source.kind]
    methods = params(settings_type)["method"].choices
    plain = settings_type(**{"method": ENSEMBLE} if ENSEMBLE in methods else {})
    asked = {str(getattr(member, "method", "")): member for member, _ in members(plain)}
    asked |= {blend: settings_type(method=ENSEMBLE, blend=blend) for blend in BLENDS}
    made: dict[str, Work] = {}
    for name, settings in asked.items():
        made[name] = render(make_request(content, [style], [1.0], settings, 0, "cpu")).work
        write(folder / f"{number}_{name}{'.png' if content.source.kind == 'image' else '.flac'}", made[name], None)
    found = {name: figures(work, content.work, style.work) for name, work in made.items()}
    points = np.stack([embedding(work) for work in made.values()])
    found["all"] = {"diversity of the members": diversity(points[: -len(BLENDS)]), "with the blends": diversity(points)}
    return found


def figures(work: Work, content: Work, style: Work) -> dict[str, float]:
    """Gain, its finest part (patches, texture, attributes), retention, and what is wrong."""
    gains, kept = gain_parts(work, content, [style], [1.0]), retention_parts(work, content)
    gain, held = float(np.mean(list(gains.values()))), float(np.mean(list(kept.values())))
    fine = next(gains[name] for name in ("patches", "texture", "attributes") if name in gains)
    faults = technical_checks(work, content)
    worth = float(np.sqrt(max(0.0, gain) * max(0.0, held)))
    return {"gain": gain, "fine": fine, "kept": held, "worth": worth, "clipped": faults["clipped"], "clicks": faults.get("clicks", 0.0)}


def report(folder: Path) -> None:
    """One row for each member and blend of each two works."""
    print("| works | method | gain | fine | kept | worth |\n|---|---|---|---|---|---|")
    for number, (content, style) in enumerate(WORKS):
        path = folder / f"{number}.json"
        for name, row in json.loads(path.read_text(encoding="utf-8")).items() if path.exists() else ():
            cells = [f"{row[key]:.2f}" for key in ("gain", "fine", "kept", "worth")] if name != "all" else [json.dumps(row)]
            print("| " + " | ".join([f"{Path(content).stem} × {Path(style).stem}", name, *cells]) + " |")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make what is asked for, or print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pair", type=int, nargs="*", default=range(len(WORKS)), metavar="N")
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.report:
        report(asked.folder)
        return
    for number in asked.pair:
        (asked.folder / f"{number}.json").write_text(json.dumps(compared(number, asked.folder), indent=1), encoding="utf-8")
        print(number, flush=True)


if __name__ == "__main__":
    main()
