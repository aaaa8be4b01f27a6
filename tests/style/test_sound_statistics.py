import pytest
import torch

from studio.style.sound_statistics import SoundStatistics, blend, distance, envelopes, measure, octaves_within

RATE = 86.0


def tremolo(hertz: float, seconds: float = 6.0, bands: int = 4) -> torch.Tensor:
    time = torch.arange(int(seconds * RATE)) / RATE
    return (1.2 + torch.sin(2 * torch.pi * hertz * time)).expand(bands, -1).clone()


def statistics(envelope: torch.Tensor) -> SoundStatistics:
    return measure(envelope, RATE, octaves_within(envelope.shape[1], RATE))


def test_the_same_sound_is_no_distance_away_at_any_level() -> None:
    one = tremolo(4)
    assert float(distance(statistics(one), statistics(one))) == 0
    assert float(distance(statistics(one), statistics(3 * one))) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(("hertz", "octave"), [(0.7, 0), (3, 2), (10, 4), (20, 5)])
def test_modulation_is_found_in_its_octave(hertz: float, octave: int) -> None:
    modulation = statistics(tremolo(hertz)).modulation
    assert int(modulation.mean(0).argmax()) == octave


def test_bands_that_move_together_are_correlated() -> None:
    together = statistics(tremolo(2)).correlation
    generator = torch.Generator().manual_seed(0)
    apart = statistics(1 + torch.rand(4, 500, generator=generator)).correlation
    assert float(together[0, 1]) > 0.9
    assert abs(float(apart[0, 1])) < 0.2


def test_a_still_sound_has_finite_statistics_and_gradients() -> None:
    still = torch.ones(4, int(6 * RATE), requires_grad=True)
    distance(statistics(still), statistics(tremolo(2))).backward()
    assert still.grad is not None
    assert bool(torch.isfinite(still.grad).all())


def test_envelopes_have_a_floor() -> None:
    powers = torch.tensor([[1.0, 0.0, 1e-12]])
    assert float(envelopes(powers).min()) == pytest.approx(1e-7**0.15, rel=1e-4)
    assert bool((envelopes(torch.zeros(2, 3)) > 0).all())


def test_short_sounds_show_fewer_octaves() -> None:
    assert octaves_within(860, RATE) == (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
    assert octaves_within(60, RATE)[0] == 2.0
    assert octaves_within(10, RATE) == (16.0,)


def test_blend_lies_between() -> None:
    one, other = statistics(tremolo(2)), statistics(tremolo(12))
    half = blend([one, other], [0.5, 0.5])
    assert float(distance(half, one)) < float(distance(other, one))
    assert float(distance(blend([one, other], [1.0, 0.0]), one)) == 0
