"""Strangeness: the seed leads the style away, the further the more, and the content stays."""

from functools import lru_cache

import numpy as np
import pytest
import torch

from studio.core.params import params
from studio.core.paths import resource
from studio.document.document import TransferRequest, Work
from studio.document.session import Pair
from studio.document.settings import SETTINGS, CrossSettings
from studio.evaluate.fidelity import content_retention
from studio.evaluate.technical import technical_checks
from studio.explore.drafts import LEAST_KEPT
from studio.media.files import read
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.colour import from_oklab, in_gamut, to_oklab
from studio.style.embedding import embedding
from studio.style.features import loudest_stretch
from studio.transfer.engine import transfer
from studio.transfer.live_sound import live_sound
from studio.transfer.strangeness import estranged
from tests.transfer.works import request

CONTENTS = {"image": "harbour.jpg", "audio": "canon.flac"}
STYLES = {"image": "seascape.jpg", "audio": "breakbeat.flac"}
METHODS = {("image", "image"): "palette", ("audio", "audio"): "layer", ("audio", "image"): "synaesthesia", ("image", "audio"): "strokes"}
SEEDS = (1, 2, 3)
every_pair = pytest.mark.parametrize("pair", METHODS, ids="+".join)


@lru_cache(maxsize=8)
def opened(name: str) -> Work:
    work = read(resource("works", name))
    return resized(work, 128) if isinstance(work, Image) else loudest_stretch(work, 4.0)


def asked(pair: Pair, strangeness: float, seed: int) -> TransferRequest:
    works = opened(CONTENTS[pair[0]]), opened(STYLES[pair[1]])
    return request(*works, method=METHODS[pair], strangeness=strangeness, seed=seed)


@lru_cache(maxsize=64)
def made(pair: Pair, strangeness: float, seed: int) -> Work:
    wanted = asked(pair, strangeness, seed)
    *_, last = transfer(wanted, lambda: wanted.document)
    assert last.preview is not None
    return last.preview


def apart(one: Work, other: Work) -> float:
    return float(np.linalg.norm(embedding(one) - embedding(other)))


@every_pair
def test_the_further_the_more_seeds_differ_and_leave_the_faithful_work(pair: Pair) -> None:
    faithful, news, diversity = made(pair, 0.0, 0), [], []
    for strangeness in (0.2, 0.6, 1.0):
        works = [made(pair, strangeness, seed) for seed in SEEDS]
        news.append(np.mean([apart(work, faithful) for work in works]))
        diversity.append(np.mean([apart(one, other) for number, one in enumerate(works) for other in works[:number]]))
    assert news == sorted(news)
    assert news[-1] > 1.5 * news[0] > 0
    assert diversity == sorted(diversity)
    assert diversity[-1] > 1.5 * diversity[0] > 0


@every_pair
def test_the_content_is_kept_and_nothing_breaks(pair: Pair) -> None:
    content = opened(CONTENTS[pair[0]])
    plain = made(pair, 0.0, 0)
    floor, before = LEAST_KEPT * content_retention(plain, content), technical_checks(plain, content)
    for seed in SEEDS:
        strange = made(pair, 0.6, seed)
        assert content_retention(strange, content) > floor
        faults = technical_checks(strange, content)
        assert faults["finite"] == 1
        assert faults["clipped"] <= before["clipped"] + 0.05
        assert faults.get("true_peak", -1.0) <= -0.9
        assert faults.get("clicks", 0.0) <= before.get("clicks", 0.0) + 1


@every_pair
def test_nothing_of_it_is_the_same_request(pair: Pair) -> None:
    plain = asked(pair, 0.0, 5)
    assert estranged(plain) is plain


@every_pair
def test_settings_stay_in_range(pair: Pair) -> None:
    for seed in range(20):
        settings = estranged(asked(pair, 1.0, seed)).document.settings
        for name, param in params(SETTINGS[pair]).items():
            assert param.check(getattr(settings, name)) == getattr(settings, name)


def test_hues_turn_and_light_stays() -> None:
    plain = asked(("image", "image"), 1.0, 1)
    [style], [strange] = plain.styles, estranged(plain).styles
    assert isinstance(style, Image)
    assert isinstance(strange, Image)
    before, after = (to_oklab(torch.from_numpy(np.array(each.pixels)).permute(2, 0, 1)) for each in (style, strange))
    assert float((before[0] - after[0]).abs().mean()) < 0.01
    assert float((before[1:] - after[1:]).norm(dim=0).mean()) > 0.05
    chroma = [float(each[1:].norm(dim=0).mean()) for each in (before, after)]
    assert chroma[1] > 0.6 * chroma[0]


def test_what_srgb_cannot_show_goes_towards_grey() -> None:
    within = to_oklab(torch.rand(3, 8, 8, generator=torch.Generator().manual_seed(1)))
    torch.testing.assert_close(in_gamut(within), from_oklab(within), atol=2e-3, rtol=0)
    beyond = torch.tensor([0.9, 0.1, -0.8]).view(3, 1, 1)
    shown = to_oklab(in_gamut(beyond))
    assert float(shown[0]) == pytest.approx(0.9, abs=0.03)
    assert abs(float(to_oklab(from_oklab(beyond))[0]) - 0.9) > abs(float(shown[0]) - 0.9)


def test_signs_turn_across_the_senses() -> None:
    plain, strange = asked(("audio", "image"), 1.0, 1), estranged(asked(("audio", "image"), 1.0, 1))
    before, after = (each.document.settings for each in (plain, strange))
    assert isinstance(before, CrossSettings)
    assert isinstance(after, CrossSettings)
    signs = [np.sign(cell.weight) == np.sign(after.matrix.cell(*cell.place).weight) for cell in before.matrix if cell.weight]
    assert 0.3 < np.mean(signs) < 0.9


def test_what_is_heard_before_the_render_is_strange_too() -> None:
    plain, strange = (live_sound(asked(("audio", "image"), amount, 1)) for amount in (0.0, 0.8))
    assert plain is not None
    assert strange is not None
    assert plain.parameters != strange.parameters
