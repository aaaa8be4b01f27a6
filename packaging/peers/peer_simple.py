#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["pillow>=12"]
# ///
"""What any painter must beat, behind the part of our command line that the judge's `pictures` check uses.

    uv run ../shared/judge/judge.py pictures --program "uv run -q packaging/peers/peer_simple.py crossfade"

`identity` gives the content back, `crossfade` lays the style, stretched to the content's size, over it at half its strength. (`palette`,
the third of them, is our own program: `--program "uv run -q clavilux" --extra "--method palette"`.)
"""

import argparse
import json
import time
from pathlib import Path

from PIL import Image, ImageOps

FADES = {"identity": 0.0, "crossfade": 0.5}
"""How much of the style is in the picture at full strength."""


def main() -> None:
    """One transfer; the answer goes to stdout."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=FADES)
    parser.add_argument("command", choices=["transfer"])
    parser.add_argument("content", type=Path)
    parser.add_argument("--style", type=Path, required=True)
    parser.add_argument("-o", dest="output", type=Path, required=True)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    known, _ = parser.parse_known_args()  # noise, seed and quality mean nothing to them
    started = time.perf_counter()
    content, style = (ImageOps.exif_transpose(Image.open(path)).convert("RGB") for path in (known.content, known.style))
    scale = known.size / max(content.size)
    content = content.resize((round(content.width * scale), round(content.height * scale)), Image.Resampling.LANCZOS)
    style = style.resize(content.size, Image.Resampling.LANCZOS)
    Image.blend(content, style, FADES[known.peer] * known.strength).save(known.output)
    print(json.dumps({"output": str(known.output), "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
