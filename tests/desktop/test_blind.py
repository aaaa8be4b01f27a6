"""The blind test in the real window, by keyboard alone: works of the artist's own library, every answer kept, the result at the end."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import soundfile
from PIL import Image

from studio.app import main
from studio.core.paths import resource
from tests.desktop.display import Display, until
from tests.desktop.studio import Studio


def library(folder: Path, home: Path) -> None:
    """Three small pictures and three short sounds as the library of the person whose folder is `home`."""
    folder.mkdir()
    for name in ("harbour", "ink", "seascape"):
        with Image.open(resource("works", f"{name}.jpg")) as picture:
            picture.resize((160, 120)).save(folder / f"{name}.png")
    for name in ("canon", "breakbeat", "zither"):
        samples, rate = soundfile.read(resource("works", f"{name}.flac"), frames=96_000, dtype="float32")
        soundfile.write(folder / f"{name}.wav", samples, rate)
    before = os.environ["CLAVILUX_HOME"]
    os.environ["CLAVILUX_HOME"] = str(home)
    try:
        assert main(["library", "add", str(folder)]) == 0
    finally:
        os.environ["CLAVILUX_HOME"] = before


def test_eight_questions_are_answered_by_key_and_come_to_an_interval(
    open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    library(tmp_path / "works", home)
    studio = open_studio(home=home)
    studio.event("engine_ready")
    studio.key("ctrl+b")
    studio.event("blind_test_shown")
    until(lambda: desktop.windows("^Blind test$"), "the window of the blind test")
    desktop.key("Return")
    kinds = []
    for number in range(1, 9):
        asked = studio.event("blind_question", number - 1)
        kinds.append(asked["kind"])
        if number == 1:
            desktop.save_screenshot(tmp_path / "question.png")
            before = studio.count("auditioned")
            studio.press("The music" if asked["kind"] == "audio" else "First music")
            studio.event("auditioned", before)
        desktop.key("1")
        studio.event("blind_answer", number - 1)
    assert sorted(kinds) == ["audio"] * 4 + ["image"] * 4
    assert studio.event("blind_result")["answers"] == 8
    kept = until(lambda: read(home / "data" / "blind_test.json", 8), "the answers")
    assert all(answer["right"] in (True, False) and answer["true"] != answer["decoy"] for answer in kept["answers"])
    right = kept["tally"]["all"]["hits"]
    studio.named("{hits} of {count} right", hits=right, count=8)
    desktop.save_screenshot(tmp_path / "result.png")
    studio.press("Forget all answers")
    until(lambda: read(home / "data" / "blind_test.json", 0), "no answers")
    assert not studio.worries()


def read(path: Path, count: int) -> dict | None:
    """The file of answers once it has so many."""
    values = json.loads(path.read_text()) if path.exists() else {}
    return values if len(values.get("answers", "none yet")) == count else None
