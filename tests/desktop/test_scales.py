"""The window on screens of every density: painted in their own pixels, with room for everything."""

import json
import os
import subprocess
import sys

import pytest

from tests.desktop.program import PROJECT

CODE = """
import json, sys
from PySide6.QtWidgets import QApplication
from studio.ui.launch import make_program
application = QApplication([])
program = make_program(application)
window = program.window
def measure():
    window.resize(1280, 720)
    application.processEvents()
    shot = window.grab()
    image = shot.toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    told = {"ratio": shot.devicePixelRatio(), "pixels": [image.width(), image.height()], "size": [window.width(), window.height()]}
    print(json.dumps({**told, "colours": len(colours)}))
    application.quit()
window.shown.connect(measure)
window.show()
application.exec()
program.end()
"""


@pytest.mark.parametrize("scale", [1, 1.5, 2, 3])
def test_the_window_is_painted_at_every_scale(scale: float) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    child = subprocess.run(
        [sys.executable, "-c", CODE], cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert child.returncode == 0, child.stderr
    told = json.loads(child.stdout.splitlines()[-1])
    assert told["ratio"] == scale
    assert told["size"] == [1280, 720]
    assert told["pixels"] == [round(1280 * scale), round(720 * scale)]
    assert told["colours"] > 20
