"""Whether creativity rises: each lever switched off in turn, novelty, diversity and surprise at equal quality, with confidence intervals.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/creativity.py FOLDER [--work 0 1 …] [--seeds 0 1]     explores, one JSON file a work
    OMP_WAIT_POLICY=PASSIVE uv run packaging/creativity.py FOLDER --report                       the table of docs/creativity.md

All levers: several styles, noise, strangeness, several methods, drafts chosen to differ, a taste that has been taught twelve answers.
Quality is held equal by the gate of `explore`; what is left of it is shown. The artist is simulated: it likes works near a place among the
drafts, hidden from the program. Intervals: 95 %, 4000 bootstrap samples over works, then seeds within them, of the paired difference.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.document.document import Document, Work, request_of
from studio.document.settings import SETTINGS
from studio.evaluate.creativity import Known, diversity, reference_points, surprise
from studio.explore.drafts import Draft, Sketcher, descriptors, small
from studio.explore.drawing import drawn
from studio.explore.taste import Taste, worths
from studio.explore.variations import farthest
from studio.export.render import render
from studio.style.embedding import embedding
from studio.style.profile import profile
from studio.transfer.works import OpenWork, make_request, open_content, open_style

SHARED = Path(__file__).resolve().parents[2] / "shared" / "media"
WORKS = (
    ("content/owls_three.jpg", "style/vangogh_starry_night.jpg", "style/hokusai_great_wave.jpg", "style/redon_flower_clouds.jpg"),
    (
        "content/bridge_golden_gate.jpg",
        "style/kandinsky_composition_vii.jpg",
        "style/piranesi_prison_etching.jpg",
        "style/mucha_reverie_champenois.jpg",
    ),
    ("content/cat_chelsea.jpg", "style/chinese_shan_shui_cliff.jpg", "style/redon_flower_clouds.jpg", "style/vangogh_starry_night.jpg"),
    (
        "content/hot_air_balloons.jpg",
        "style/piranesi_prison_etching.jpg",
        "style/hokusai_great_wave.jpg",
        "style/kandinsky_composition_vii.jpg",
    ),
    ("audio/piano_ambient_moth.flac", "audio/rain.ogg", "audio/drums_loop.flac", "audio/ambient_glass_hum.flac"),
    ("audio/folk_song_vocal_guitar.flac", "audio/electronic_beat_arovane.flac", "audio/fireplace_crackle.ogg", "audio/tabla_loop.flac"),
)
"""A content and three styles each."""

LEVERS = ("data", "noise", "strangeness", "methods", "choice", "taste")
CONDITIONS = ("all", *LEVERS)
DRAFTS, COUNT, ANSWERS, SPREAD = 12, 4, 12, 0.6
"""Good drafts a condition, how many are chosen, answers of the artist, how far the drafts are drawn."""
FIGURES = ("diversity", "novelty", "surprise", "worth", "kept", "gain")
SAMPLES = 4000


def explored(names: Sequence[str], seed: int) -> dict[str, dict[str, float]]:
    """The figures of every condition for one content and one seed."""
    content = open_content(SHARED / names[0])
    content = OpenWork(content.source, small(content.work))
    styles = [open_style(SHARED / name) for name in names[1:]]
    styles = [OpenWork(style.source, small(style.work)) for style in styles]
    tables = [laid(content, style) for style in styles]
    pools = {
        "all": found(tables, set(), seed),
        "data": found(tables[:1], set(), seed),
        "noise": found(tables, {"noise"}, seed),
        "strangeness": found(tables, {"strangeness"}, seed),
        "methods": found(tables, {"method"}, seed),
    }
    everything = [draft for drafts in pools.values() for draft in drafts]
    worth = hidden(everything, seed)
    taught = teach(everything, worth, seed)
    chosen = {condition: pick(pools.get(condition, pools["all"]), condition, taught) for condition in CONDITIONS}
    return {
        condition: measured(drafts, content.work, {style.source.sha256: style.work for style in styles}, worth)
        for condition, drafts in chosen.items()
    }


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A content with one style: what makes its drafts, and the plain one."""

    sketcher: Sketcher
    plain: Draft


def laid(content: OpenWork, style: OpenWork) -> Table:
    """The table of a content and a style."""
    works = {content.source.sha256: content.work, style.source.sha256: style.work}
    start = make_request(content, [style], [1.0], SETTINGS[content.source.kind, style.source.kind](), 0, "cpu").document

    def make(document: Document) -> Work:
        return render(request_of(document, works, "cpu")).work

    sketcher = Sketcher(content.work, [style.work], [1.0], make)
    return Table(sketcher, sketcher.draft(start))


def found(tables: Sequence[Table], locked: set[str], seed: int) -> list[Draft]:
    """`DRAFTS` good drafts, the tables in turn."""
    chance, made = np.random.default_rng(seed), []
    while len(made) < DRAFTS:
        table = tables[len(made) % len(tables)]
        draft = table.sketcher.draft(drawn(table.plain.document, SPREAD, locked, chance))
        if draft.worthy_beside(table.plain):
            made.append(draft)
    return made


def hidden(drafts: Sequence[Draft], seed: int) -> Callable[[Draft], float]:
    """What a draft is worth to the artist: minus its distance from a place in the space of descriptors, in deviations of the pool."""
    points = np.array([list(descriptors(draft.described).values()) for draft in drafts])
    spread = points.std(axis=0) + 1e-6
    favourite = points[np.random.default_rng(seed + 100).integers(len(points))]
    return lambda draft: -float(np.sqrt(np.mean(((np.array(list(descriptors(draft.described).values())) - favourite) / spread) ** 2)))


def teach(drafts: Sequence[Draft], worth: Callable[[Draft], float], seed: int) -> Taste:
    """The taste after some answers about drafts drawn by chance."""
    chance, taste = np.random.default_rng(seed + 200), Taste()
    for _ in range(ANSWERS):
        one, other = (drafts[place] for place in chance.choice(len(drafts), 2, replace=False))
        better, worse = (one, other) if worth(one) > worth(other) else (other, one)
        taste = taste.preferred(descriptors(better.described), descriptors(worse.described))
    return taste


def pick(drafts: Sequence[Draft], condition: str, taste: Taste) -> list[Draft]:
    """`COUNT` of the drafts: by taste and difference, without the one or the other."""
    pool = list(drafts)
    if condition != "taste":
        liked = worths(taste, [descriptors(draft.described) for draft in pool]).mean
        pool = [pool[place] for place in sorted(np.argsort(-liked, kind="stable")[: max(COUNT, len(pool) // 2)])]
    if condition == "choice":
        return pool[:COUNT]
    return [pool[place] for place in farthest([draft.point for draft in pool], pool[0].point, COUNT)]


def measured(drafts: Sequence[Draft], content: Work, styles: Mapping[str, Work], worth: Callable[[Draft], float]) -> dict[str, float]:
    """Diversity of the drafts; means of the other figures."""
    kind = drafts[0].document.content.kind
    known = Known.of(np.stack([*reference_points(kind), embedding(content), *(embedding(style) for style in styles.values())]))
    described, pulling = profile(content), {sha: profile(style) for sha, style in styles.items()}

    def surprised(draft: Draft) -> float:
        style = pulling[draft.document.styles[0].source.sha256]
        return surprise(draft.described, described, [style], [1.0], draft.document.settings.strength)

    return {
        "diversity": diversity(np.stack([draft.point for draft in drafts])),
        "novelty": float(np.mean([known.novelty(draft.point) for draft in drafts])),
        "surprise": float(np.mean([surprised(draft) for draft in drafts])),
        "worth": float(np.mean([worth(draft) for draft in drafts])),
        "kept": float(np.mean([draft.kept for draft in drafts])),
        "gain": float(np.mean([draft.gain for draft in drafts])),
    }


def report(folder: Path) -> None:
    """The table: each lever's difference, all levers minus all but it, with its interval."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("work*.json"))]
    print("| lever | " + " | ".join(FIGURES) + " |\n|---|" + "---|" * len(FIGURES))
    print(
        "| all on: mean | " + " | ".join(f"{np.mean([run['all'][name] for work in rows for run in work]):.2f}" for name in FIGURES) + " |"
    )
    for lever in LEVERS:
        cells = []
        for name in FIGURES:
            apart = [[run["all"][name] - run[lever][name] for run in work] for work in rows]
            mean, low, high = interval(apart)
            cells.append(f"{mean:+.2f} ({low:+.2f} … {high:+.2f}){'' if low <= 0 <= high else ' *'}")
        print(f"| {lever} | " + " | ".join(cells) + " |")


def interval(apart: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Mean and 95 % interval of differences by work and seed."""
    chance = np.random.default_rng(0)
    samples = []
    for _ in range(SAMPLES):
        works = chance.integers(len(apart), size=len(apart))
        samples.append(np.mean([np.mean(chance.choice(apart[work], len(apart[work]))) for work in works]))
    low, high = np.percentile(samples, (2.5, 97.5))
    return float(np.mean([np.mean(each) for each in apart])), float(low), float(high)


def main() -> None:
    """Explore what is asked for, or print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=int, nargs="*", default=range(len(WORKS)), metavar="N")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.report:
        report(asked.folder)
        return
    for number in asked.work:
        path = asked.folder / f"work{number}.json"
        runs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        for seed in asked.seeds:
            runs.append(explored(WORKS[number], seed))
            path.write_text(json.dumps(runs, indent=1), encoding="utf-8")
            print(number, seed, {condition: round(figures["diversity"], 2) for condition, figures in runs[-1].items()}, flush=True)


if __name__ == "__main__":
    main()
