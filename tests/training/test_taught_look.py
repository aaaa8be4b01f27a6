"""Looks that our own slow painter teaches: lessons that are always the same, the better of two tries, none of works held out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from studio.media.image import Image
from studio.training import painted as lessons
from studio.training.any_look import AnyLook
from studio.training.listing import listed
from studio.training.painted import painted
from studio.training.picture_look import PictureLook
from studio.training.settings import AnyLookSettings, LookSettings
from studio.training.taught_look import TaughtLook
from studio.training.works import opened_pictures
from tests.training.folders import pictures, returned, stripes

COMMON: dict[str, Any] = {"patch": 40, "size": 64, "batch": 2, "precision": "full", "lessons": 4}
LOOKS: dict[str, Callable[..., Any]] = {
    "image": lambda *found: PictureLook.opened(LookSettings(**COMMON), *found, "cpu"),
    "any": lambda *found: AnyLook.opened(AnyLookSettings(**COMMON, sights=1), *found, "cpu"),
}


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TaughtLook:
    base: Path = tmp_path_factory.mktemp("works")
    folders = pictures(base / "contents", 3, 64), stripes(base / "styles", 3)
    found = [returned(opened_pictures(listed(folder, "image"), 64, 40)) for folder in folders]
    made: TaughtLook = returned(LOOKS[request.param](*found))
    return made


def lesson_batches(look: TaughtLook) -> list[Any]:
    batches = [look.batch(torch.Generator().manual_seed(number)) for number in range(12)]
    return [batch for batch in batches if not torch.equal(batch.real, batch.content) and batch.goal is not None and "shapes" in batch.goal]


def test_lessons_are_the_same_for_a_number_and_of_works_that_are_learnt_from(look: TaughtLook) -> None:
    styles = look.style_works if isinstance(look, AnyLook) else look.styles.found.works
    again = returned(painted(look.contents, look.works, look.styles, styles, 2, "cpu"))
    for one, other in zip(look.lessons, again, strict=False):
        assert torch.equal(one.painted, other.painted)
        assert one.style == other.style
    assert {lesson.style for lesson in look.lessons} <= set(styles)
    held = {work.sha256 for work in look.held}
    contents = [(255 * look.contents.planes(work)).round().to(torch.uint8) for work in look.works if work.sha256 not in held]
    assert all(any(torch.equal(lesson.content, content) for content in contents) for lesson in look.lessons)
    assert all((lesson.content.float() - lesson.painted.float()).abs().mean() > 5 for lesson in look.lessons)


def test_some_batches_are_lessons_and_what_was_painted_pays_nothing(look: TaughtLook) -> None:
    found = lesson_batches(look)
    assert 2 <= len(found) <= 10
    batch = found[0]
    paid = look.terms(batch.real, batch)
    assert set(paid) == {"style", "lesson", "smoothness"}
    assert float(paid["style"]) < 1e-4
    assert float(paid["lesson"]) < 1e-4
    other = look.terms(batch.content, batch)
    assert float(other["lesson"]) > 0.05
    assert batch.style is not None
    assert len(batch.style) == len(batch.real) == 2


def test_what_it_is_measured_on_is_no_lesson(look: TaughtLook) -> None:
    for number in range(8):
        batch = look.batch(torch.Generator().manual_seed(number), held=True)
        assert batch.goal is None or "shapes" not in batch.goal


def test_the_better_try_is_kept(look: TaughtLook, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Image] = []

    def worth(result: Image, content: Image, style: Image) -> float:
        tries.append(result)
        return float(result.pixels.mean())

    monkeypatch.setattr(lessons, "_worth", worth)
    (lesson,) = returned(painted(look.contents, look.works, look.styles, look.styles.found.works, 1, "cpu"))
    assert len(tries) == 2
    best = max(tries, key=lambda result: float(result.pixels.mean()))
    assert not np.array_equal(tries[0].pixels, tries[1].pixels)
    assert np.array_equal(lesson.painted.numpy().transpose(1, 2, 0), (255 * best.pixels.clip(0, 1)).round().astype(np.uint8))


def test_without_lessons_none_are_painted_and_batches_are_as_ever(look: TaughtLook) -> None:
    lessons, look.lessons = look.lessons, []
    batch = look.batch(torch.Generator().manual_seed(3))
    assert batch.goal is None or "shapes" not in batch.goal
    look.lessons = lessons
