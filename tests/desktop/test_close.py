"""The end of the real window: at once, whatever it does, and nothing is left."""

from collections.abc import Callable

from studio.core.paths import resource
from tests.desktop.display import until
from tests.desktop.studio import Studio

SECONDS = 0.5
SLACK = 3.0

Open = Callable[..., Studio]


def test_an_idle_window_closes_at_once(open_studio: Open) -> None:
    studio = open_studio()
    studio.event("engine_ready")
    until(lambda: len(studio.left()) > 1, "the player's process")
    assert studio.close() < SECONDS * SLACK
    assert studio.process.returncode == 0
    assert not studio.worries()


def test_a_window_that_still_loads_its_engine_closes_at_once(open_studio: Open) -> None:
    studio = open_studio()
    assert studio.close() < SECONDS * SLACK * 2  # a library that is being loaded cannot be left half way
    assert studio.process.returncode == 0
    assert not studio.worries()


def test_a_window_in_the_middle_of_a_run_closes_at_once(open_studio: Open) -> None:
    studio = open_studio()
    studio.lay(content=resource("works", "harbour.jpg"), style=resource("works", "seascape.jpg"))
    studio.event("preview")
    studio.key("ctrl+q")
    studio.press_answer("discard")
    seconds = studio.seconds_until_ended()
    assert seconds < SECONDS * SLACK
    assert not studio.left()
    assert not studio.worries()


def test_after_kill_no_process_stays(open_studio: Open) -> None:
    studio = open_studio()
    until(lambda: len(studio.left()) > 1, "the player's process")
    studio.kill()
    until(lambda: not studio.left(), "the end of the player", 5)
