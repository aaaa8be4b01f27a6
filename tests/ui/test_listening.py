"""What slot B plays: the result of the present table, until then the content through the realtime chain."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from studio.core.errors import NoAudioDevice
from studio.document.document import Document, Source, Style
from studio.document.settings import SoundFromPictureSettings
from studio.effects.live.values import NEUTRAL, ChainTables
from studio.media.audio import Audio
from studio.playback.player import Player
from studio.playback.player_state import PlayerState
from studio.playback.tables_file import store_tables
from studio.playback.voice import Voice, write_voice
from studio.ui import listening as module
from studio.ui.listening import Listening
from studio.ui.live_chain import Turned

RATE = 48_000


class Ear(Player):
    """A player that was not started: it remembers what lies in its slots, and is where it is told to be."""

    def sought(self, seconds: float) -> None:
        self.seek(seconds)

    @property
    def second(self) -> Voice | None:
        return self._voices[1]


@pytest.fixture
def ear(qapp: QApplication) -> Iterator[Ear]:
    player = Ear()
    yield player
    player.close()


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets time pass."""
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])

    def rest(seconds: float) -> None:
        now[0] += seconds

    return rest


def voice(folder: Path, level: float = 0.1) -> Voice:
    return write_voice(Audio(np.full((RATE * 10, 2), level, np.float32), RATE), folder)


def turned(folder: Path, tilt: float) -> Turned:
    source = Source(folder / "x.wav", "0", "audio")
    document = Document(source, (Style(Source(folder / "x.png", "1", "image")),), SoundFromPictureSettings())
    return Turned(document, NEUTRAL._replace(tilt=tilt), store_tables(ChainTables(), RATE, folder))


def test_the_chain_is_heard_until_a_finished_render_is_there_and_the_table_lies_still(
    ear: Ear, calm: Callable[[float], None], tmp_path: Path
) -> None:
    content, result = voice(tmp_path), voice(tmp_path, 0.2)
    listening = Listening(ear)
    listening.hear_content(content)
    assert ear.second is content
    listening.expect_result()
    listening.hear_live(turned(tmp_path, 2.0))
    assert ear.second is None
    listening.hear_result(voice(tmp_path, 0.3), finished=False)
    assert ear.second is None
    listening.hear_result(result)
    assert ear.second is None
    calm(0.6)
    listening.poll()
    assert ear.second is result
    listening.expect_result()
    assert ear.second is result
    listening.hear_live(turned(tmp_path, 3.0))
    assert ear.second is None


def test_a_render_that_came_before_the_knobs_stays(ear: Ear, calm: Callable[[float], None], tmp_path: Path) -> None:
    listening, result = Listening(ear), voice(tmp_path, 0.2)
    listening.hear_content(voice(tmp_path))
    listening.expect_result()
    listening.hear_result(result)
    listening.hear_live(turned(tmp_path, 2.0))
    assert ear.second is result


def test_what_the_chain_cannot_say_leaves_the_result_to_its_previews(ear: Ear, calm: Callable[[float], None], tmp_path: Path) -> None:
    listening, result = Listening(ear), voice(tmp_path, 0.2)
    listening.hear_content(voice(tmp_path))
    same = turned(tmp_path, 2.0)
    listening.expect_result()
    listening.hear_live(same)
    listening.hear_result(result)
    calm(1.0)
    listening.poll()
    listening.expect_result()
    listening.hear_live(Turned(same.document, same.parameters, same.tables))
    assert ear.second is result
    preview = voice(tmp_path, 0.3)
    listening.hear_result(preview, finished=False)
    assert ear.second is preview
    listening.expect_result()
    listening.hear_live(Turned(same.document))
    assert ear.second is preview


def test_a_part_is_heard_where_it_was_made_and_the_chain_beyond_it(ear: Ear, calm: Callable[[float], None], tmp_path: Path) -> None:
    listening, part = Listening(ear), voice(tmp_path, 0.2)
    listening.hear_content(voice(tmp_path))
    listening.expect_result()
    listening.hear_live(turned(tmp_path, 2.0))
    listening.hear_result(part, span=(3.0, 6.0))
    calm(1.0)
    for second, expected in ((1.0, None), (4.0, part), (5.8, None), (3.1, part)):
        ear.sought(second)
        listening.poll()
        assert ear.second is expected


def test_without_anything_live_all_is_as_it_was(ear: Ear, tmp_path: Path) -> None:
    listening, content, result = Listening(ear), voice(tmp_path), voice(tmp_path, 0.2)
    listening.hear_content(content)
    listening.hear_live(None)
    assert ear.second is content
    listening.hear_result(result, finished=False)
    assert ear.second is result
    listening.hear_result(None)
    assert ear.second is content


def test_tables_that_are_used_no_more_are_removed(ear: Ear, tmp_path: Path) -> None:
    listening = Listening(ear)
    listening.hear_content(voice(tmp_path))
    first, second = turned(tmp_path, 1.0), turned(tmp_path, 2.0)
    listening.hear_live(first)
    listening.hear_live(second)
    assert first.tables is not None
    assert second.tables is not None
    assert not first.tables.path.exists()
    assert second.tables.path.exists()


def test_an_input_that_is_missing_is_said_once_and_switched_off(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    listening = Listening(ear)
    said: list[object] = []
    listening.problem.connect(said.append)
    listening.input_ended.connect(lambda: said.append("ended"))
    listening.warned.connect(said.append)
    problem = NoAudioDevice("No live input", "connect one")
    listening.hear_input(True)
    for state in (
        PlayerState(input_problem=problem),
        PlayerState(input_problem=problem),
        PlayerState(feedback=True),
        PlayerState(feedback=True),
    ):
        monkeypatch.setattr(ear, "state", lambda now=state: now)
        listening.poll()
    assert said[:2] == [problem, "ended"]
    assert len(said) == 3
    assert not ear._listening
