"""Parts of a result heard alone: how they are planned, made, kept and found again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

from studio.document.document import Source, Work
from studio.document.session import Session, StyleSlot
from studio.document.settings import AudioSettings, ImageSettings
from studio.media.audio import Audio
from studio.playback.player import Player
from studio.playback.voice import Voice, write_voice
from studio.transfer.engine import transfer
from studio.ui.listening import Listening
from studio.ui.presenting import FADE_FRAMES, Presented
from studio.ui.refinement import LISTEN_SECONDS, Plan, plan
from studio.ui.renderer import Renderer
from studio.ui.stage.picture import Picture
from studio.ui.worker import Progress
from tests.transfer.works import sound
from tests.ui.test_renderer import PICTURE, SOURCES, Worker

CONTENT, STYLE = sound(0, 6.0), sound(1, 2.0)
WORKS: dict[str, Work] = {"c" * 64: CONTENT, "s" * 64: STYLE}


def table(**settings: Any) -> Session:
    sources = [Source(Path(sha), sha * 64, "audio") for sha in ("c", "s")]
    return Session(sources[0], (StyleSlot(sources[1]),)).with_settings(AudioSettings(**settings))


def planned(alone: str, **settings: Any) -> Plan:
    found = plan(table(**settings), WORKS, "cpu", alone=alone)
    assert found is not None
    return found


def made(found: Plan, number: int = -1) -> np.ndarray:
    """The samples that the window is given at the end of a stage."""
    stage = found.stages[number]
    *_, last = transfer(stage.ready(), lambda: stage.request.document)
    assert isinstance(last.preview, Audio)
    answer = stage.in_place(stage.of_answer(last.preview))
    assert isinstance(answer, Audio)
    return answer.samples


def test_content_and_layer_are_the_whole_and_the_difference_is_what_was_added() -> None:
    whole, content, layer, difference = (made(planned(alone)) for alone in ("", "content", "layer", "difference"))
    assert np.abs(layer).max() > 0.01
    np.testing.assert_allclose(content + layer, whole, atol=1e-6)
    np.testing.assert_allclose(difference, whole - CONTENT.samples, atol=1e-6)


@pytest.mark.parametrize("alone", ["layer", "difference"])
def test_a_first_look_lies_alone_in_silence(alone: str) -> None:
    found = planned(alone)
    first, last = found.stages[0].part or (0, 0)
    assert last - first == LISTEN_SECONDS * CONTENT.rate
    samples = made(found, 0)
    assert samples.shape == CONTENT.samples.shape
    assert np.abs(samples[first:last]).max() > 0.01
    assert not samples[last + FADE_FRAMES :].any()


def test_what_a_result_has_not_is_the_whole() -> None:
    assert planned("layer", method="spectrum").alone == ""
    assert planned("difference", method="spectrum").alone == "difference"
    pictures = plan(
        Session(SOURCES[0], (StyleSlot(SOURCES[1]),)), {source.sha256: PICTURE for source in SOURCES}, "cpu", alone="difference"
    )
    assert pictures is not None
    assert isinstance(pictures.document.settings, ImageSettings)
    assert pictures.alone == ""


def test_a_run_for_something_else_does_not_continue() -> None:
    assert planned("layer").continues(planned("layer", layer=0.5))
    assert not planned("layer").continues(planned(""))


def presented(name: str) -> Presented:
    return Presented(CONTENT, Picture((QImage(4, 4, QImage.Format.Format_RGB32),)), voice=Voice(Path(name), 4, 8000))


def test_what_was_finished_comes_back_at_once(qtbot: Any) -> None:
    worker = Worker()
    renderer = Renderer(worker)  # type: ignore[arg-type]

    def finish(name: str) -> None:
        made = worker.plans[-1]
        worker.finished_stage.emit(Progress(made, 0, 1.0, presented(f"draft of {name}"), done=True))
        worker.finished_stage.emit(Progress(made, len(made.stages) - 1, 1.0, presented(name), done=True))
        worker.finished_plan.emit(made.number)

    renderer.update(table(), WORKS)
    finish("whole")
    for alone in ("layer", "difference"):
        renderer.hear(alone, table(), WORKS)
        assert worker.plans[-1].alone == alone
        finish(alone)
        assert renderer.result is not None
        assert (renderer.result.alone, renderer.result.final) == (alone, True)
    asked = len(worker.plans)
    document = table().document()
    assert document is not None
    whole = renderer.whole_of(document)
    assert whole is not None
    assert whole.alone == ""
    renderer.hear("", table(), WORKS)
    assert renderer.result is not None
    assert renderer.result.presented.voice is not None
    assert (renderer.result.alone, renderer.result.presented.voice.path.name) == ("", "whole")
    assert renderer.job.phase == "done"
    renderer.hear("difference", table(), WORKS)
    assert renderer.result.alone == "difference"
    assert len(worker.plans) == asked
    assert {path.name for path in renderer.kept_voices} == {"whole", "difference"}
    renderer.update(table(layer=0.5), WORKS)
    assert worker.plans[-1].alone == "difference"
    finish("newer")
    renderer.hear("", table(layer=0.5), WORKS)
    assert worker.plans[-1].alone == ""
    assert len(worker.plans) == asked + 2


@pytest.fixture
def listening() -> Iterator[Listening]:
    found = Listening(Player())
    yield found
    found.close()


def test_files_that_may_be_asked_for_again_stay(listening: Listening, tmp_path: Path, qtbot: Any) -> None:
    voices = [write_voice(CONTENT, tmp_path) for _ in range(7)]
    kept = {voices[0].path}
    for voice in voices:
        listening.hear_result(voice, kept)
    assert [voice.path.exists() for voice in voices] == [True, False, False, False, True, True, True]
    listening.hear_result(voices[0])
    assert voices[0].path.exists()
