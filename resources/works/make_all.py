"""Rebuild every bundled work from its script and seed, and works.json: `python resources/works/make_all.py [NAME …]`.

On one machine the files come out byte for byte the same each time; other processors and library versions may round
a few pixels or samples otherwise.
"""

import hashlib
import importlib
import json
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
WORKS = {  # script: (seed, kind, role, English title, Chinese title)
    "harbour": (6, "image", "content", "Harbour at dusk", "暮色港湾"),
    "seascape": (7, "image", "style", "Morning at the cape", "海岬之晨"),
    "suprematism": (15, "image", "style", "Flight of planes", "平面之翔"),
    "ink": (33, "image", "style", "Clear sound of mountains and water", "山水清音"),
    "zither": (11, "audio", "both", "Moon over the well", "井上月"),
    "canon": (3, "audio", "both", "Canon at one bar", "一小节卡农"),
    "breakbeat": (9, "audio", "both", "Night train", "夜行列车"),
}


def build(name: str, folder: Path = FOLDER) -> dict[str, object]:
    """Make one work into the folder; its entry for works.json."""
    seed, kind, role, english, chinese = WORKS[name]
    path = importlib.import_module(f"make.{name}").write(folder, seed)
    return {
        "file": path.name,
        "kind": kind,
        "title": {"en": english, "zh_CN": chinese},
        "role": role,
        "script": f"make/{name}.py",
        "seed": seed,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def main(names: list[str]) -> None:
    """Make the named works, or all, and bring works.json up to date."""
    table = FOLDER / "works.json"
    old = {Path(entry["script"]).stem: entry for entry in json.loads(table.read_text(encoding="utf-8"))} if table.exists() else {}
    for name in names or WORKS:
        old[name] = build(name)
        print(old[name]["file"], old[name]["sha256"])
    table.write_text(json.dumps([old[name] for name in WORKS if name in old], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
