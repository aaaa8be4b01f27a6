"""The main job as a person meets it: the demo, from the bundled works, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import soundfile
from PIL import Image

PROJECT = Path(__file__).parents[1]


def test_the_demo_makes_works_of_all_four_pairs(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "main.py"), "demo", "--out", str(tmp_path / "new" / "folder"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    works = json.loads(done.stdout)["works"]
    assert {work["pair"] for work in works} == {"image+image", "audio+audio", "audio+image", "image+audio"}
    for work in works:
        path = Path(work["output"])
        if work["pair"].startswith("image"):
            with Image.open(path) as made:
                assert max(made.size) >= 512
        else:
            assert soundfile.info(path).duration > 5
    assert max(work["peak_memory_mb"] for work in works) < 2500


def test_the_installation_tests_itself() -> None:
    done = subprocess.run([sys.executable, str(PROJECT / "main.py"), "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert "ready" in done.stdout
