"""Parts of a result, styles that act for a time, styles that lead away, and what is done to the whole: dynamics, space, stereo."""

from typing import Any

import numpy as np
import pytest

from studio.core.job import Request
from studio.document.document import Document, Style
from studio.document.settings import AudioSettings
from studio.effects.dynamics import levels
from studio.effects.room import OCTAVES, in_room, room_response, width_of
from studio.media.audio import Audio
from studio.transfer.audio import METHODS, transfer
from tests.transfer.test_audio import RATE, SOURCE, laid, melody, rain


def made(content: Audio, styles: list[Audio], document: Document, **request: Any) -> np.ndarray:
    *_, last = transfer(Request(document, content, tuple(styles), **request), lambda: document)
    assert isinstance(last.preview, Audio)
    return last.preview.samples


def document(*styles: Style, **settings: Any) -> Document:
    return Document(SOURCE, styles, AudioSettings(**settings), 0)


@pytest.mark.parametrize("method", METHODS)
def test_the_parts_make_up_the_whole(method: str) -> None:
    asked = document(Style(SOURCE), method=method, space=0.3, dynamics=0.4, stereo=0.5)
    whole, content, layer = (made(melody(), [rain()], asked, part=part) for part in ("", "content", "layer"))
    np.testing.assert_allclose(content + layer, whole, atol=2e-6)
    assert layer.any() == (method in ("layer", "mosaic"))


def test_at_strength_nothing_the_content_is_all() -> None:
    content, asked = melody(), document(Style(SOURCE), strength=0.0)
    np.testing.assert_array_equal(made(content, [rain()], asked, part="content"), content.samples)
    assert not made(content, [rain()], asked, part="layer").any()


@pytest.mark.parametrize("method", METHODS)
def test_a_style_acts_in_its_span_alone(method: str) -> None:
    content = melody(4)
    asked = document(Style(SOURCE, span=(1.0, 2.5)), method=method)
    found = made(content, [rain()], asked)
    inside, before, after = (slice(int(a * RATE), int(b * RATE)) for a, b in ((1.1, 2.4), (0, 0.85), (2.6, 4)))
    for outside in (before, after):
        scale = np.vdot(found[outside], content.samples[outside]) / np.vdot(content.samples[outside], content.samples[outside])
        np.testing.assert_allclose(found[outside], scale * content.samples[outside], atol=3e-3)
    assert np.abs(found[inside] - content.samples[inside]).mean() > 3e-3


def test_two_styles_take_turns_and_a_part_of_the_content_knows_where_it_lies() -> None:
    content, other = melody(4), rain(beat=3)
    asked = document(Style(SOURCE, span=(0.0, 2.0)), Style(SOURCE, span=(2.0, 9.0)), method="spectrum")
    found = made(content, [rain(), other], asked)
    late = content.with_samples(content.samples[2 * RATE :])
    part = made(late, [rain(), other], asked, begins=2.0)
    alone = made(late, [other], document(Style(SOURCE), method="spectrum"))
    np.testing.assert_array_equal(part, alone)
    assert np.corrcoef(found[3 * RATE :, 0], part[RATE:, 0])[0, 1] > 0.99


def test_outside_every_span_the_content_stays() -> None:
    content = melody(2)
    np.testing.assert_allclose(made(content, [rain()], document(Style(SOURCE, span=(5.0, 6.0)))), content.samples, atol=2e-4)


def spectrum_of(samples: np.ndarray) -> np.ndarray:
    power = np.square(np.abs(np.fft.rfft(samples.mean(1))))
    return 10 * np.log10(np.add.reduceat(power, np.geomspace(60, len(power) - 1, 24).astype(int)))


@pytest.mark.parametrize("method", METHODS)
def test_a_weight_below_0_leads_away(method: str) -> None:
    tone = Audio(rain(3).samples + np.sin(np.arange(3 * RATE) * 2 * np.pi * 1200 / RATE).astype(np.float32)[:, None] * 0.3, RATE)
    dark = Audio(np.cumsum(rain(3).samples - rain(3).samples.mean(0), axis=0) * 0.02, RATE)
    likeness = []
    for weight in (0.0, -0.5, -1.0):
        found = laid(melody(), dark, tone, weights=[1.0, weight], method=method, strength=1.0, quality="standard")
        likeness.append(float(np.corrcoef(spectrum_of(found), spectrum_of(tone.samples))[0, 1]))
    assert likeness == sorted(likeness, reverse=True), likeness
    assert likeness[0] - likeness[-1] > 0.005


def test_dynamics_become_the_styles() -> None:
    loud_and_soft = melody(6)
    swell = np.repeat([1.0, 0.1, 0.6, 0.05, 1.0, 0.1], RATE)[:, None].astype(np.float32)
    content = loud_and_soft.with_samples(loud_and_soft.samples * swell)
    spreads = [float(levels(laid(content, rain(6, beat=0.0), method="spectrum", dynamics=share), RATE).std()) for share in (0, 0.5, 1)]
    assert spreads == sorted(spreads, reverse=True)
    assert spreads[-1] < 0.75 * spreads[0]


def test_space_is_the_styles_room() -> None:
    clicks = np.zeros((6 * RATE, 2), np.float32)
    clicks[:: RATE // 2 + 777] = 0.9
    hall = Audio(in_room(clicks, room_response(np.full(len(OCTAVES), 2.5), RATE, 2), 1.0), RATE)
    content = Audio(clicks[: 3 * RATE], RATE)
    tails = []
    for space in (0.0, 0.4, 1.0):
        found = np.square(laid(content, hall, method="spectrum", space=space, strength=1.0)).mean(1)
        tails.append(float(found[RATE // 4 : RATE // 2].sum() / found.sum()))
    assert tails == sorted(tails)
    assert tails[-1] > 5 * tails[0]


def test_the_image_becomes_as_wide_as_the_styles() -> None:
    narrow, wide = melody(2), rain(2)
    widths = [width_of(laid(narrow, wide, method="spectrum", stereo=share, strength=1.0)) for share in (0, 0.5, 1)]
    assert widths == sorted(widths)
    assert widths[-1] == pytest.approx(width_of(wide.samples), rel=0.2)
    mono = Audio(wide.samples.mean(1, keepdims=True), RATE)
    assert width_of(laid(wide, mono, method="spectrum", stereo=1.0, strength=1.0)) < 0.05
