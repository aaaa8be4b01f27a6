"""Works of several methods blended: nothing is lost on the way, nothing becomes mud."""

import numpy as np
import pytest
import torch

from studio.document.document import TransferRequest, Work
from studio.document.ensemble_settings import BLENDS, ENSEMBLE
from studio.media.audio import Audio
from studio.media.image import Image
from studio.transfer import picture_blend, sound_blend
from studio.transfer.engine import transfer
from studio.transfer.ensemble import blended
from studio.transfer.tournament import scored
from tests.transfer.works import picture, request, result, sound, values, work

HALVES = (0.5, 0.5)
LEFT = torch.tensor([30.0, 30.0, -30.0, -30.0])


def texture(seed: int) -> Image:
    random = np.random.default_rng(seed)
    return Image((0.5 + 0.12 * random.standard_normal((72, 96, 3))).clip(0, 1).astype(np.float32))


def tone(hertz: float, level: float = 0.2, seconds: float = 2.0, rate: int = 22_050) -> Audio:
    time = np.arange(int(seconds * rate)) / rate
    return Audio((level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)[:, None], rate)


def power_near(sound: Audio, hertz: float) -> float:
    """Share of the power within a semitone of a frequency."""
    power = np.abs(np.fft.rfft(sound.samples[:, 0])) ** 2
    found = np.fft.rfftfreq(sound.frames, 1 / sound.rate)
    return float(power[(found > hertz / 1.06) & (found < hertz * 1.06)].sum() / power.sum())


def test_one_picture_twice_is_itself() -> None:
    one = picture(3)
    blends = (
        picture_blend.in_bands([one, one], HALVES),
        picture_blend.on_average([one, one], HALVES),
        picture_blend.by_place([one, one], HALVES, [LEFT.view(1, 1, 1, 4), -LEFT.view(1, 1, 1, 4)]),
    )
    for blend in blends:
        np.testing.assert_allclose(blend.pixels, one.pixels, atol=2e-3)


def test_one_sound_twice_is_itself() -> None:
    one = sound(3)
    for blend in (
        sound_blend.in_bands([one, one], HALVES),
        sound_blend.on_average([one, one], HALVES),
        sound_blend.by_time([one, one], HALVES, [LEFT, -LEFT]),
    ):
        np.testing.assert_allclose(blend.samples, one.samples, atol=2e-3)


def test_in_bands_the_first_picture_has_the_large_forms_and_the_last_the_fine_ones() -> None:
    coarse, fine = picture(1), texture(2)
    made, large, small = (each.pixels.mean(2) for each in (picture_blend.in_bands([coarse, fine], HALVES), coarse, fine))
    assert correlation(pooled(made), pooled(large)) > 0.95
    assert correlation(np.diff(made), np.diff(small)) > 0.75


def pooled(plane: np.ndarray) -> np.ndarray:
    """The means of squares of 12 pixels."""
    return plane.reshape(6, 12, 8, 12).mean((1, 3))


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def test_an_average_of_unlike_pictures_is_no_mud() -> None:
    one, other = texture(1), texture(2)
    made, mean = picture_blend.on_average([one, other], HALVES).pixels, (one.pixels + other.pixels) / 2
    assert np.diff(mean, axis=1).std() < 0.75 * np.diff(one.pixels, axis=1).std()
    assert np.diff(made, axis=1).std() > 0.9 * np.diff(one.pixels, axis=1).std()
    for each in (one, other):
        assert correlation(np.diff(made, axis=1), np.diff(each.pixels, axis=1)) > 0.5


def test_in_a_tournament_each_place_is_the_better_ones() -> None:
    one, other = picture(1), texture(2)
    made = picture_blend.by_place([one, other], HALVES, [LEFT.view(1, 1, 1, 4), -LEFT.view(1, 1, 1, 4)]).pixels
    np.testing.assert_allclose(made[:, :16], one.pixels[:, :16], atol=0.05)
    np.testing.assert_allclose(made[:, -16:], other.pixels[:, -16:], atol=0.05)
    whole = picture_blend.by_place([one, other], HALVES, [torch.tensor(-30.0), torch.tensor(30.0)])
    np.testing.assert_allclose(whole.pixels, other.pixels, atol=2e-3)


def test_sounds_have_their_own_bands_and_times() -> None:
    low, high = tone(200), tone(3000)
    both = Audio(low.samples + high.samples, low.rate)
    made = sound_blend.in_bands([both, tone(3500)], HALVES)
    assert power_near(made, 200) > 0.3
    assert power_near(made, 3500) > 0.3
    assert power_near(made, 3000) < 0.01
    turned = sound_blend.by_time([low, high], HALVES, [LEFT, -LEFT])
    half = turned.frames // 2
    assert power_near(turned.with_samples(turned.samples[: half // 2]), 200) > 0.95
    assert power_near(turned.with_samples(turned.samples[-half // 2 :]), 3000) > 0.95


def test_a_rest_in_one_sound_is_no_hole_in_an_average() -> None:
    steady, resting = tone(400), tone(1600)
    resting = resting.with_samples(np.where(np.arange(resting.frames)[:, None] < resting.frames // 2, resting.samples, 0))
    made = sound_blend.on_average([steady, resting], HALVES).samples
    quiet, loud = (np.abs(part).mean() for part in (made[-len(made) // 4 :], made[: len(made) // 4]))
    assert 20 * np.log10(quiet / loud) > -9


@pytest.mark.parametrize("seconds", [1.5, 50.0])
def test_sections_leave_no_seam(seconds: float) -> None:
    one = tone(440, seconds=seconds, rate=8_000)
    np.testing.assert_allclose(sound_blend.on_average([one, one], HALVES).samples, one.samples, atol=2e-3)


MEMBERS = {("image", "image"): "palette:1,transport:1", ("audio", "audio"): "spectrum:1,vocoder:1"}


def asked(pair: tuple[str, str], **settings: object) -> TransferRequest:
    return request(work(pair[0], 1), work(pair[1], 2), method=ENSEMBLE, **{"ensemble": MEMBERS[pair], **settings})


@pytest.mark.parametrize("pair", MEMBERS, ids="+".join)
def test_weights_and_blends_make_different_works(pair: tuple[str, str]) -> None:
    members = work(pair[0], 4), work(pair[0], 5)
    works = [values(blended(members, HALVES, asked(pair, blend=blend), scored)) for blend in BLENDS]
    works += [values(blended(members, (0.2, 0.8), asked(pair, blend=blend), scored)) for blend in BLENDS]
    for number, one in enumerate(works):
        assert all(np.abs(one - other).mean() > 1e-4 for other in works[:number])


@pytest.mark.parametrize("pair", MEMBERS, ids="+".join)
def test_one_member_is_its_own_work(pair: tuple[str, str]) -> None:
    name = MEMBERS[pair].partition(":")[0]
    alone = request(work(pair[0], 1), work(pair[1], 2), method=name)
    np.testing.assert_array_equal(result(asked(pair, ensemble=name)), result(alone))


@pytest.mark.parametrize("pair", MEMBERS, ids="+".join)
def test_whoever_asks_may_hand_in_a_scorer(pair: tuple[str, str]) -> None:
    seen: list[Work] = []

    def first_wins(member: Work, _: TransferRequest) -> torch.Tensor:
        seen.append(member)
        return torch.tensor(-40.0 * (len(seen) % 2 == 0))

    wanted = asked(pair, blend="tournament")
    *_, last = transfer(wanted, lambda: wanted.document, first_wins)
    name = MEMBERS[pair].partition(":")[0]
    alone = result(request(work(pair[0], 1), work(pair[1], 2), method=name))
    np.testing.assert_allclose(values(last.preview), alone, atol=4e-3)


@pytest.mark.parametrize("pair", MEMBERS, ids="+".join)
def test_keeping_and_style_score_and_ruin_does_not(pair: tuple[str, str]) -> None:
    wanted = asked(pair)
    honest = request(wanted.content, *wanted.styles, method=MEMBERS[pair].rpartition(",")[2].partition(":")[0])
    made = list(transfer(honest, lambda: honest.document))[-1].preview
    assert made is not None
    ruin = np.random.default_rng(0).random(values(made).shape, dtype=np.float32)
    ruined = made.with_pixels(ruin) if isinstance(made, Image) else made.with_samples(0.2 * ruin - 0.1)
    assert float(scored(made, wanted).mean()) > float(scored(ruined, wanted).mean()) + 1
