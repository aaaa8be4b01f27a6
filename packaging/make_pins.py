"""Rewrites the pins of pyproject.toml: every package, also indirect ones and the build's, for all platforms.

Run with `uv run packaging/make_pins.py` after a change of the dependencies; with --print it only prints the pins there are, as
constraints for an installation of the wheel. No index or host name is written.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
HEADING = "# pins: written by packaging/make_pins.py, not by hand"


def without_pins(text: str) -> str:
    """The project file as people wrote it."""
    return re.sub(r"\n(build-)?constraint-dependencies = \[.*?\n\]", "", text, flags=re.DOTALL).replace(f"\n{HEADING}", "")


def resolve(requirements: Path, *extra: str) -> list[str]:
    """The whole set that `requirements` needs, one pin a line."""
    command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--no-emit-index-url", "--no-header", "--no-annotate"]
    done = subprocess.run([*command, *extra, str(requirements)], check=True, capture_output=True, text=True, cwd=requirements.parent)
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def as_list(name: str, pins: list[str]) -> str:
    """A TOML list of strings."""
    rows = "\n".join(f'    "{pin}",' for pin in (pin.replace('"', "'") for pin in pins))
    return f"\n{name} = [\n{rows}\n]"


def main() -> None:
    """Resolve from a copy without the old pins, then write the new ones into the section [tool.uv]."""
    text = without_pins(PROJECT.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "pyproject.toml")
        copy.write_text(re.sub(r"dynamic = \[.*?\]", 'version = "0"', text), encoding="utf-8")
        build = Path(folder, "build.in")
        build.write_text("\n".join(re.findall(r'^requires = \["(.*?)"\]', text, re.MULTILINE)) + "\n", encoding="utf-8")
        packages = resolve(copy, "--group", "test", "--group", "lint")
        builders = resolve(build)
    heading = '[tool.uv]\ndefault-groups = ["test", "lint"]'
    pinned = f"\n{HEADING}" + as_list("constraint-dependencies", packages) + as_list("build-constraint-dependencies", builders)
    PROJECT.write_text(text.replace(heading, heading + pinned), encoding="utf-8")
    print(f"{len(packages)} packages and {len(builders)} of the build are pinned")


if __name__ == "__main__":
    if "--print" in sys.argv:
        print("\n".join(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["uv"]["constraint-dependencies"]))
    else:
        main()
