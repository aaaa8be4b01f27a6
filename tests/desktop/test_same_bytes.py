"""What the window calls a finished work is what the command line makes of its recipe, byte for byte."""

from collections.abc import Callable
from pathlib import Path

from studio.core.paths import resource
from tests.desktop.display import Display
from tests.desktop.studio import Studio, command_line, small_picture


def test_the_window_and_the_command_line_write_the_same_file(open_studio: Callable[..., Studio], desktop: Display, tmp_path: Path) -> None:
    studio = open_studio()
    picture, song = small_picture(tmp_path), resource("works", "canon.flac")
    studio.lay(content=picture, style=song)
    slider = studio.named("Strength", "slider")
    desktop.drag(slider.at(0.8), slider.at(0.5))  # the path of the slider must not show
    desktop.drag(slider.at(0.5), slider.at(0.65))
    strength = studio.named("Strength, typed", "text").text
    studio.settled()
    mine, theirs = tmp_path / "window.png", tmp_path / "line.png"
    studio.key("ctrl+e")
    desktop.click(studio.named("File", "text").centre)
    desktop.key("ctrl+a")
    desktop.type(str(mine))
    desktop.key("Return")
    studio.event("exported")
    studio.end()
    command_line("transfer", picture, "--style", song, "-o", theirs, "--strength", strength, "--quality", "best")
    same = mine.read_bytes() == theirs.read_bytes()
    assert same  # by itself: pytest would compare a megabyte line by line
