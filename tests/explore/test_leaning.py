"""Where variations lean: by taste, along a knob, or nowhere."""

import numpy as np
import pytest

from studio.explore.drafts import Draft, descriptors
from studio.explore.knobs import Knob
from studio.explore.leaning import Leaning
from studio.explore.taste import Taste
from studio.media.image import Image
from tests.explore.sketching import draft_of


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    """Six pictures from dark to light, shuffled."""
    random = np.random.default_rng(0)
    levels = np.array([0.2, 0.5, 0.35, 0.8, 0.65, 0.5])
    return [draft_of(Image((level + 0.1 * random.standard_normal((48, 64, 3))).clip(0, 1).astype(np.float32))) for level in levels]


def lightness(drafts: list[Draft]) -> list[float]:
    return [draft.described.z("lightness") for draft in drafts]


@pytest.fixture
def lighter(drafts: list[Draft]) -> Knob:
    knob = Knob("lighter", "darker", "image")
    works = sorted((descriptors(draft.described) for draft in drafts), key=lambda work: work["lightness"])
    for less, more in zip(works[:3], works[3:], strict=True):
        knob = knob.compared(more, less)
    return knob.compared(works[5], works[0])


def test_a_turned_knob_orders_and_promises(drafts: list[Draft], lighter: Knob) -> None:
    up, down = Leaning(Taste(), lighter, 1), Leaning(Taste(), lighter, -1)
    assert np.corrcoef(lightness(up.ranked(drafts)), range(6))[0, 1] < -0.8
    assert np.corrcoef(lightness(down.ranked(drafts)), range(6))[0, 1] > 0.8
    worth = up.worth()
    assert worth is not None
    assert np.corrcoef(worth(drafts), lightness(drafts))[0, 1] > 0.8


def test_without_taste_and_turn_nothing_is_preferred(drafts: list[Draft], lighter: Knob) -> None:
    for leaning in (Leaning(), Leaning(Taste(), lighter, 0), Leaning(Taste(), Knob("a", "b", "image"), 1)):
        assert leaning.worth() is None
        assert leaning.ranked(drafts) == drafts


def test_a_knob_outweighs_taste(drafts: list[Draft], lighter: Knob) -> None:
    dark = Taste()
    for draft in sorted(drafts, key=lambda each: each.described.z("lightness"))[:2]:
        work = descriptors(draft.described)
        dark = dark.liked(work).liked(work)
    liked, worth = Leaning(dark).ranked(drafts), Leaning(dark, lighter, 1).worth()
    assert lightness(liked)[0] < 0
    assert worth is not None
    assert np.corrcoef(worth(drafts), lightness(drafts))[0, 1] > 0
