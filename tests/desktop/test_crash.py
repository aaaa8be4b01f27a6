"""An error of our own in the real window: the work is safe before anything is said, and there are two ways on."""

import time
from collections.abc import Callable
from pathlib import Path

from studio.core.paths import resource
from tests.desktop.display import until
from tests.desktop.program import child
from tests.desktop.studio import Studio, small_picture


def test_after_an_error_the_work_is_safe_and_goes_on(open_studio: Callable[..., Studio], tmp_path: Path) -> None:
    home = tmp_path / "home"
    studio = open_studio(home=home, command=child("failing_studio"))
    studio.lay(content=small_picture(tmp_path), style=resource("works", "canon.flac"))
    studio.settled()
    (home / "fail").touch()
    until(studio.dialog, "the crash dialog")
    assert list((home / "state" / "journal").glob("run-*/*.json"))
    assert "RuntimeError: a fault for the tests" in next((home / "log").glob("crash-*.txt")).read_text()
    studio.press("Continue", "push button")
    until(lambda: studio.dialog() is None, "the window again")
    studio.key("x")
    studio.named("Content: {title}", title="Canon at one bar")
    time.sleep(1)
    studio.kill()
    until(lambda: not studio.left(), "the end of the player", 5)
    studio = open_studio(home=home)
    studio.press("Go on with it", "push button")
    studio.named("Content: {title}", title="Canon at one bar")
