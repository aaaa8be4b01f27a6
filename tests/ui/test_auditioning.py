"""Sounds heard beside the table, through the player's own process with a silent clock."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.playback.player import Player
from studio.playback.voice import write_voice
from studio.ui.auditioning import Auditioning
from studio.ui.listening import Listening
from tests.transfer.works import sound


@pytest.fixture
def listening(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    monkeypatch.setenv("CLAVILUX_SOUND", "clock")
    made = Listening(Player())
    made.start()
    qtbot.waitUntil(lambda: made.poll().problem is not None or bool(made.poll().device), timeout=20_000)
    yield made
    made.close()


def test_one_is_heard_at_a_time_to_its_end_and_the_table_goes_on(listening: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    auditioning = Auditioning(listening, tmp_path / "scratch")
    moved: list[tuple[object, float]] = []
    ended: list[object] = []
    auditioning.moved.connect(lambda key, fraction: moved.append((key, fraction)))
    auditioning.ended.connect(ended.append)
    listening.hear_content(write_voice(sound(3, 8.0), tmp_path))
    listening.toggle()
    qtbot.waitUntil(lambda: listening.poll().position > 0.3, timeout=5_000)
    first, second = object(), object()
    auditioning.toggle(first, sound(1, 6.0), -20.0)
    qtbot.waitUntil(lambda: bool(listening.poll()) and any(fraction > 0.05 for _, fraction in moved), timeout=10_000)
    held = listening.poll().position
    auditioning.toggle(second, sound(2, 0.8), -20.0)
    assert ended == [first]
    qtbot.waitUntil(lambda: bool(listening.poll()) and ended == [first, second], timeout=10_000)
    heard = [fraction for key, fraction in moved if key is second]
    assert all(later > earlier - 0.01 for earlier, later in pairwise(heard))
    assert 0.5 < heard[-1] <= 1
    assert listening.poll().position - held < 0.5  # the table stood still meanwhile
    qtbot.waitUntil(lambda: listening.poll().position > held + 0.3, timeout=5_000)
    assert listening.poll().playing
    assert len(list((tmp_path / "scratch").iterdir())) == 0


def test_asked_for_once_more_it_falls_silent(listening: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    auditioning = Auditioning(listening, tmp_path)
    key, ended = object(), []
    auditioning.ended.connect(ended.append)
    auditioning.toggle(key, sound(1, 6.0))
    qtbot.waitUntil(lambda: (listening.poll().aside or 0) > 0.1, timeout=10_000)
    auditioning.toggle(key, sound(1, 6.0))
    assert ended == [key]
    assert listening.poll().aside is None
    auditioning.close()


def test_what_the_table_plays_makes_an_end_of_it(listening: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    auditioning = Auditioning(listening, tmp_path)
    key, ended = object(), []
    auditioning.ended.connect(ended.append)
    listening.hear_content(write_voice(sound(3, 8.0), tmp_path))
    auditioning.toggle(key, sound(1, 6.0))
    qtbot.waitUntil(lambda: (listening.poll().aside or 0) > 0.1, timeout=10_000)
    listening.toggle()
    assert ended == [key]
    assert listening.poll().playing
