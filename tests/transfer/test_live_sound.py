"""The realtime chain set up after a transfer: at once, in the direction of the render, and nothing at strength 0."""

import time
from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from studio.document.document import TransferRequest
from studio.effects.live.chain import rendered
from studio.effects.live.values import NEUTRAL, ChainParameters
from studio.evaluate.bench import bundled, request_of
from studio.media.audio import Audio
from studio.playback.voice import stereo
from studio.transfer.band_gains import band_levels
from studio.transfer.engine import transfer
from studio.transfer.live_sound import LiveSound, live_sound
from tests.transfer.works import picture, request, sound

RATES = {"ripple_rate", "tremolo_rate", "roughness_rate", "bias"}


def content() -> Audio:
    whole = bundled("canon")
    assert isinstance(whole, Audio)
    return whole.with_samples(whole.samples[: 8 * whole.rate])


CONTENT = content()


def asked(style: str, **settings: object) -> TransferRequest:
    return request_of(CONTENT, bundled(style), settings, "cpu")


def with_settings(request: TransferRequest, **changes: object) -> TransferRequest:
    document = request.document
    return replace(request, document=replace(document, settings=replace(document.settings, **changes)))


def live(request: TransferRequest) -> LiveSound:
    found = live_sound(request)
    assert found is not None
    return found


def knobs(parameters: ChainParameters) -> dict[str, float]:
    return {name: value for name, value in parameters._asdict().items() if name not in RATES}


@pytest.mark.parametrize("style", ["seascape", "breakbeat"])
def test_at_strength_0_nothing_is_turned_and_further_the_stronger(style: str) -> None:
    request = asked(style)
    sums = [sum(map(abs, knobs(live(with_settings(request, strength=strength)).parameters).values())) for strength in (0.0, 0.4, 0.8)]
    assert sums[0] == pytest.approx(0, abs=1e-3)
    assert sums[0] < sums[1] < sums[2]


@pytest.mark.alone
@pytest.mark.parametrize("style", ["seascape", "breakbeat"])
def test_a_turned_strength_is_answered_at_once_with_the_same_tables(style: str) -> None:
    request = asked(style)
    first = live(request)
    began = time.monotonic()
    other = live(with_settings(request, strength=0.3))
    assert time.monotonic() - began < 0.5
    assert other.tables is first.tables
    assert other.parameters != first.parameters
    assert live(request).parameters == first.parameters


def test_expression_and_length_make_other_tables() -> None:
    request = asked("seascape")
    for changes in ({"amount": 1.6}, {"stretch": 2.0}):
        assert live(with_settings(request, **changes)).tables is not live(request).tables
    assert live(with_settings(request, stretch=2.0)).tables.mask_seconds > 1.5 * live(request).tables.mask_seconds


def test_methods_that_the_chain_cannot_do_and_silence_are_left_alone() -> None:
    assert live_sound(asked("seascape", method="plate")) is None
    silent = CONTENT.with_samples(np.zeros_like(CONTENT.samples))
    assert live_sound(request_of(silent, bundled("seascape"), {}, "cpu")) is None
    request = asked("breakbeat")
    spanned = tuple(replace(style, span=(1.0, 2.0)) for style in request.document.styles)
    assert live_sound(replace(request, document=replace(request.document, styles=spanned))) is None
    texture = live(asked("seascape", method="texture")).parameters
    assert {name for name, value in knobs(texture).items() if value} <= {"mask", "width"}


def spectrum(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """(96,) long-term levels in dB, their mean 0."""
    found = band_levels(samples, CONTENT.rate, torch.device("cpu"))
    level = 10 * np.log10((10 ** (found.astype(np.float64) / 10)).mean(axis=1) + 1e-9)
    return np.asarray(level - level.mean())


@pytest.mark.parametrize(
    ("style", "settings"),
    [("seascape", {}), ("suprematism", {}), ("ink", {}), ("breakbeat", {"method": "spectrum"}), ("zither", {"method": "texture"})],
)
def test_it_sounds_more_like_the_render_than_the_content_does(style: str, settings: dict[str, object]) -> None:
    request = asked(style, **settings)
    found = live(request)
    heard = rendered(stereo(CONTENT.samples), CONTENT.rate, found.parameters, found.tables)
    result = list(transfer(request, lambda: request.document))[-1].preview
    assert isinstance(result, Audio)
    wanted = spectrum(stereo(result.samples))
    away, before = (float(np.abs(spectrum(samples) - wanted).mean()) for samples in (heard, stereo(CONTENT.samples)))
    assert away < 0.9 * before, (away, before)


def test_tables_fit_the_chain() -> None:
    for style in ("seascape", "breakbeat"):
        found = live(asked(style))
        assert np.isfinite(found.tables.response).all()
        assert found.tables.response.shape[1] == 2
        assert found.tables.mask.shape == found.tables.colours.shape
        heard = rendered(stereo(CONTENT.samples[: CONTENT.rate]), CONTENT.rate, found.parameters, found.tables)
        assert np.isfinite(heard).all()
        assert heard.any()
    assert live(asked("seascape", strength=0.0)).parameters.mask == NEUTRAL.mask


def test_beside_sounds_the_pictures_are_heard() -> None:
    """Of styles of both kinds the chain plays what the pictures do, whichever leads."""
    content, painting, rain = sound(1, 2.0), picture(2), sound(3, 2.0)
    alone = live_sound(request(content, painting))
    assert alone is not None
    for styles in ((painting, rain), (rain, painting)):
        both = live_sound(request(content, *styles))
        assert both is not None
        assert both.parameters == alone.parameters
