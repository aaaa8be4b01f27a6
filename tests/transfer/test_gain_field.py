import numpy as np
import torch

from studio.style.sound_statistics import distance, envelopes, measure, octaves_within
from studio.transfer.gain_field import HIGHEST, LAYER_LOWEST, LOWEST, Fields, Material, band_powers, find_fields, make_grid, tone_powers

RATE = 22_050
GRID = make_grid(RATE, "cpu")


def chord(seconds: float = 3.0) -> torch.Tensor:
    time = torch.arange(int(seconds * RATE)) / RATE
    notes = sum(torch.sin(2 * torch.pi * hertz * k * time) / k for hertz in (220.0, 277.2, 329.6) for k in range(1, 8))
    return (0.05 * notes * torch.exp(-2 * (time % 0.75)))[None]


def noise(seconds: float = 3.0, beat: float = 6.0) -> torch.Tensor:
    time = torch.arange(int(seconds * RATE)) / RATE
    samples = 0.1 * torch.randn(1, len(time), generator=torch.Generator().manual_seed(0))
    return samples * (1 + 0.9 * torch.sin(2 * torch.pi * beat * time))


def material(layered: bool) -> Material:
    content, tones = band_powers(chord(), GRID), tone_powers(chord(), GRID)
    layer, layer_tones = band_powers(noise(), GRID), tone_powers(noise(), GRID)
    if not layered:
        layer, layer_tones = torch.zeros_like(layer), torch.zeros_like(layer_tones)
    return Material(content, layer, tones, layer_tones, torch.full((content.shape[1],), 0.5 if layered else LAYER_LOWEST))


def apart(fields: Fields | None, layered: bool) -> float:
    """Distance of the shaped chord from the noise."""
    given = material(layered)
    powers = given.content
    if fields is not None:
        powers = powers * (2 * fields.content).exp() + given.layer * (2 * fields.layer).exp()
    octaves = octaves_within(powers.shape[1], GRID.frame_rate)
    goal = measure(envelopes(band_powers(noise(), GRID)), GRID.frame_rate, octaves)
    return float(distance(measure(envelopes(powers), GRID.frame_rate, octaves), goal))


def found(layered: bool, steps: int = 16, **keep: float) -> Fields:
    target_powers = band_powers(noise(), GRID)
    octaves = octaves_within(target_powers.shape[1], GRID.frame_rate)
    target = measure(envelopes(target_powers), GRID.frame_rate, octaves)
    everything = torch.ones(len(target_powers), dtype=torch.bool)
    *_, last = find_fields(material(layered), target, GRID, everything, steps, **keep)
    return last


def test_fields_bring_the_statistics_nearer_and_a_layer_helps() -> None:
    before, alone, layered = apart(None, False), apart(found(False), False), apart(found(True), True)
    assert alone < 0.75 * before
    assert layered < 0.6 * alone


def test_fields_stay_in_range_and_move_slowly() -> None:
    fields = found(True)
    assert float(fields.content.min()) >= LOWEST
    assert float(fields.content.max()) <= HIGHEST
    assert float((fields.content[:, 1:] - fields.content[:, :-1]).abs().mean()) < 0.25


def test_keeping_holds_against_the_style() -> None:
    loose, firm = apart(found(True, keep_tune=0, keep_rhythm=0), True), apart(found(True, keep_tune=4, keep_rhythm=4), True)
    assert loose < firm


def test_the_same_fields_every_time() -> None:
    assert torch.equal(found(True, steps=4).content, found(True, steps=4).content)


def test_grid_hears_from_forty_hertz() -> None:
    hertz = np.fft.rfftfreq(GRID.length, 1 / RATE)
    assert not GRID.hearing[hertz <= 20].any()
    assert bool((GRID.hearing[hertz >= 40] == 1).all())
