"""How a result grows: drafts first, the finished work last and untouched."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.document.document import Source, Work
from studio.document.session import Session, StyleSlot
from studio.document.settings import AudioSettings, ImageSettings
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.presenting import FADE_FRAMES
from studio.ui.refinement import DRAFT_EDGE, DRAFT_SECONDS, STYLE_EDGE, Plan, plan

RATE = 8000


def picture(width: int, height: int) -> Image:
    return Image(np.full((height, width, 3), 0.5, np.float32))


def sound(seconds: float) -> Audio:
    return Audio(np.linspace(-0.5, 0.5, round(seconds * RATE), dtype=np.float32)[:, None], RATE)


def table(content: Work, style: Work) -> tuple[Session, dict[str, Work]]:
    works: dict[str, Work] = {"c" * 64: content, "s" * 64: style}
    sources = [Source(Path(f"{sha[0]}"), sha, "audio" if isinstance(work, Audio) else "image") for sha, work in works.items()]
    return Session(sources[0], (StyleSlot(sources[1]),)), works


def planned(session: Session, works: dict[str, Work]) -> Plan:
    found = plan(session, works, "cpu")
    assert found is not None
    return found


def test_the_last_stage_is_the_document_and_its_works_as_they_are() -> None:
    session, works = table(picture(2000, 1000), picture(3000, 2000))
    last = planned(session, works).stages[-1]
    assert last.final
    assert last.request.document == session.document()
    assert last.ready() is last.request
    assert last.request.content is works["c" * 64]


def test_a_large_picture_begins_small_and_goes_through_the_standard() -> None:
    session, works = table(picture(2000, 1000), picture(3000, 2000))
    first, second, last = planned(session, works).stages
    draft = first.ready()
    assert isinstance(draft.content, Image)
    assert isinstance(draft.styles[0], Image)
    assert max(draft.content.width, draft.content.height) == DRAFT_EDGE
    assert max(draft.styles[0].width, draft.styles[0].height) == STYLE_EDGE
    assert isinstance(draft.document.settings, ImageSettings)
    assert (draft.document.settings.quality, draft.document.settings.size) == ("preview", DRAFT_EDGE)
    assert second.request.document.settings.quality == "standard"
    assert last.request.document.settings.quality == "best"


def test_a_draft_is_never_larger_than_the_work() -> None:
    session, works = table(picture(100, 80), picture(100, 80))
    draft = planned(session, works).stages[0].ready()
    assert isinstance(draft.document.settings, ImageSettings)
    assert draft.document.settings.size == 100
    assert draft.content is works["c" * 64]


def test_a_small_picture_in_preview_quality_needs_no_draft() -> None:
    session, works = table(picture(300, 200), picture(100, 80))
    session = session.with_settings(ImageSettings(quality="preview"))
    assert [stage.final for stage in planned(session, works).stages] == [True]


def test_a_long_sound_begins_in_the_loop_laid_back_into_the_whole() -> None:
    content = sound(100)
    session, works = table(content, sound(100))
    session = replace(session, loop=(40.0, 50.0), looping=True)
    first, second, last = planned(session, works).stages
    assert (first.part, second.part) == ((40 * RATE, 43 * RATE), (40 * RATE, 50 * RATE))
    assert last.final
    assert last.part is None
    made = second.ready()
    assert isinstance(made.content, Audio)
    assert isinstance(made.styles[0], Audio)
    assert made.whole is content
    assert made.content.frames == 10 * RATE
    assert made.styles[0].seconds == 2 * DRAFT_SECONDS
    whole = second.in_place(made.content.with_samples(np.zeros((10 * RATE, 1), np.float32)))
    assert isinstance(whole, Audio)
    assert whole.frames == content.frames
    np.testing.assert_array_equal(whole.samples[: 40 * RATE], content.samples[: 40 * RATE])
    assert not whole.samples[40 * RATE + FADE_FRAMES : 50 * RATE - FADE_FRAMES].any()
    np.testing.assert_array_equal(whole.samples[50 * RATE :], content.samples[50 * RATE :])


@pytest.mark.parametrize(
    ("position", "loop", "parts"),
    [
        (0.0, None, [(0, 3), (0, 30)]),
        (61.9, None, [(61, 64), (61, 91)]),
        (99.5, None, [(97, 100), (70, 100)]),
        (48.2, (40.0, 50.0), [(47, 50), (40, 50)]),
        (3.0, (40.0, 50.0), [(40, 43), (40, 50)]),
        (41.0, (40.5, 42.5), [(40.5, 42.5)]),
    ],
)
def test_a_long_sound_begins_where_it_is_heard(position: float, loop: tuple[float, float] | None, parts: list[tuple[float, float]]) -> None:
    session, works = table(sound(100), sound(3))
    session = replace(session, loop=loop, looping=loop is not None)
    made = plan(session, works, "cpu", position)
    assert made is not None
    assert [stage.part for stage in made.stages[:-1]] == [(round(start * RATE), round(end * RATE)) for start, end in parts]


def test_a_short_sound_is_drafted_whole() -> None:
    session, works = table(sound(3), sound(3))
    first, last = planned(session, works).stages
    assert first.part is None
    assert first.request.document.settings.quality == "preview"
    assert last.final


def test_nothing_is_planned_while_something_is_missing() -> None:
    session, works = table(picture(10, 10), picture(10, 10))
    assert plan(Session(), works, "cpu") is None
    assert plan(session, {}, "cpu") is None


def test_only_live_settings_continue_a_run() -> None:
    session, works = table(sound(5), sound(3))
    plain = planned(session, works)
    live = planned(session.with_settings(AudioSettings(quality="best", strength=0.1)), works)
    other = planned(session.with_settings(AudioSettings(quality="best", tune=0.1)), works)
    seeded = planned(replace(session, seed=5), works)
    assert live.continues(plain)
    assert not other.continues(plain)
    assert not seeded.continues(plain)
    assert live.number > plain.number


def test_a_loop_at_the_very_end_needs_no_draft() -> None:
    session, works = table(sound(100), sound(3))
    session = replace(session, loop=(100.0, 100.0), looping=True)
    assert [stage.final for stage in planned(session, works).stages] == [True]


def test_styles_without_weight_are_no_plan() -> None:
    session, works = table(picture(10, 10), picture(10, 10))
    session = replace(session, styles=(replace(session.styles[0], weight=0.0),))
    assert plan(session, works, "cpu") is None
