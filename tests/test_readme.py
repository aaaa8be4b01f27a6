"""README.md: what it says of Python works as it stands there."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from studio.media.files import read
from studio.media.image import Image
from studio.media.metadata import read_recipe
from tests.transfer.works import picture

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_five_lines_of_python_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed, name in enumerate(("photo.jpg", "painting.jpg")):
        Pillow.fromarray((255 * picture(seed, 48, 64).pixels).astype(np.uint8)).save(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in code.splitlines() if line and not line.startswith("from ")]) == 5
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    work = read(tmp_path / "work.png")
    assert isinstance(work, Image)
    assert (work.width, work.height) == (64, 48)
    assert "painting.jpg" in (read_recipe(tmp_path / "work.png") or "")
