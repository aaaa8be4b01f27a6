"""Real drags between the studio and another program, and the clipboard, with real files."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.metadata import read_recipe
from tests.desktop.display import until
from tests.desktop.exchange import DropTarget
from tests.desktop.studio import Studio, small_picture

Open = Callable[..., Studio]


@pytest.fixture
def studio(open_studio: Open) -> Studio:
    return open_studio()


def middle(studio: Studio) -> tuple[int, int]:
    """The middle of the stage, where the invitation is as long as the table is empty."""
    return studio.named("Stage").centre


def test_several_files_and_a_folder_come_in(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "作品 works"
    folder.mkdir()
    for name in ("seascape.jpg", "suprematism.jpg"):
        shutil.copy(resource("works", name), folder / name)
    (folder / "notes.txt").write_text("no work")
    studio.drop(middle(studio), resource("works", "harbour.jpg"), folder)
    until(lambda: studio.count("opened") == 3, "three works")
    assert [event["name"] for event in studio.events("opened") if event["target"] == "content"] == ["harbour.jpg"]
    studio.named("Content: {title}", title="Harbour at dusk")
    assert {event["name"] for event in studio.events("opened") if event["target"] == "style"} == {"seascape.jpg", "suprematism.jpg"}


def test_image_data_comes_in(studio: Studio) -> None:
    studio.drop(middle(studio), "--image")
    assert studio.event("opened")["kind"] == "image"


def test_what_is_no_work_is_refused_in_the_status_line(studio: Studio, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    studio.drop(middle(studio), broken)
    assert studio.event("refused")["name"] == broken.name
    assert studio.dialog() is None


@pytest.mark.parametrize(
    ("content", "style", "suffix"),
    [("quay.png", "canon.flac", ".png"), pytest.param("canon.flac", "seascape.jpg", ".wav", marks=pytest.mark.slow)],
)
def test_a_result_goes_out_as_a_file(
    content: str, style: str, suffix: str, studio: Studio, drop_target: DropTarget, tmp_path: Path
) -> None:
    studio.lay(content=small_picture(tmp_path) if content == "quay.png" else resource("works", content), style=resource("works", style))
    studio.settled()

    told = drop_target.receive(middle(studio))
    path = Path(told["files"][0])
    assert path.suffix == suffix
    assert told["sha256"] == [hashlib.sha256(path.read_bytes()).hexdigest()]
    work = files.read(path)
    assert isinstance(work, Image if suffix == ".png" else Audio)
    assert read_recipe(path)


def test_a_result_that_comes_back_restores_its_recipe(studio: Studio, drop_target: DropTarget, tmp_path: Path) -> None:
    studio.lay(content=small_picture(tmp_path), style=resource("works", "canon.flac"))
    studio.settled()
    studio.key("ctrl+c")
    kept = shutil.copy(drop_target.receive(middle(studio))["files"][0], tmp_path / "kept.png")
    drop_target.end()
    studio.key("ctrl+n")
    studio.press_answer("discard")
    until(lambda: studio.find("Content: quay") is None, "an empty table")
    studio.drop(middle(studio), kept)
    studio.event("restored")
    studio.named("Content: {title}", title="quay")
