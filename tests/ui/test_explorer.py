"""The thread of variations: nine good ones from a table, the newest wish wins, taste ranks."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.document.document import Document, Source, Style, Work
from studio.document.settings import ImageSettings
from studio.explore.drafts import descriptors
from studio.explore.leaning import Leaning
from studio.explore.taste import Taste, worths
from studio.ui.explorer import COUNT, Explorer, Variation, Wanted, picture_of_draft
from tests.transfer.works import picture, sound

WORKS: dict[str, Work] = {"c": picture(1), "s": picture(5)}
START = Document(Source(Path("c"), "c", "image"), (Style(Source(Path("s"), "s", "image")),), ImageSettings(method="transport"))
LOCKED = frozenset({"method"})


@pytest.fixture
def explorer(qtbot: QtBot) -> Explorer:
    made = Explorer()
    yield made  # type: ignore[misc]
    made.close()
    made.wait()


def test_nine_are_chosen_and_others_come_on_the_way(explorer: Explorer, qtbot: QtBot) -> None:
    made: list[Variation] = []
    fractions: list[float] = []
    explorer.made.connect(made.append)
    explorer.advanced.connect(fractions.append)
    with qtbot.waitSignal(explorer.chosen, timeout=120_000) as found:
        explorer.explore(Wanted((START,), WORKS, 0.5, LOCKED, 3, "cpu"))
    variations = found.args[0]
    assert len(variations) == COUNT
    assert len(made) >= COUNT
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert all(not each.image.isNull() and each.draft.document.settings.method == "transport" for each in variations)


@pytest.mark.slow
def test_the_newest_wish_wins_and_taste_ranks(explorer: Explorer, qtbot: QtBot) -> None:
    taste = Taste()
    for value in (1.0, 2.0, 1.5):
        taste = taste.liked({"saturation": value}).disliked({"saturation": -value})
    explorer.explore(Wanted((START,), WORKS, 0.5, LOCKED, 3, "cpu"))
    with qtbot.waitSignal(explorer.chosen, timeout=120_000) as found:
        explorer.explore(Wanted((START,), WORKS, 0.9, LOCKED, 4, "cpu", Leaning(taste)))
    drafts = [each.draft for each in found.args[0]]
    worth = worths(taste, [descriptors(draft.described) for draft in drafts]).mean
    assert list(worth) == sorted(worth, reverse=True)


def test_what_is_given_up_is_not_chosen(explorer: Explorer, qtbot: QtBot) -> None:
    chosen: list[object] = []
    explorer.chosen.connect(chosen.append)
    with qtbot.waitSignal(explorer.advanced, timeout=60_000):
        explorer.explore(Wanted((START,), WORKS, 0.5, LOCKED, 3, "cpu"))
    explorer.stop()
    qtbot.wait(300)
    assert not chosen


def test_what_fails_is_said(explorer: Explorer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(explorer.failed, timeout=60_000):
        explorer.explore(Wanted((START,), {"c": WORKS["c"]}, 0.5, LOCKED, 3, "cpu"))


def test_sounds_are_shown_as_spectrograms(qtbot: QtBot) -> None:
    image = picture_of_draft(sound(1))
    assert (image.width(), image.height()) == (360, 240)
