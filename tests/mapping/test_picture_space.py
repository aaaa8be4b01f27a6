"""A picture on the grid of hearing, as a room and as a sound of its own."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.effects.limiter import true_peak
from studio.effects.loudness import loudness
from studio.mapping.mapper import sound_parameters
from studio.mapping.picture_bands import BANDS, columns_for, height_profile, luminance_field, repeated, scan_line
from studio.mapping.picture_space import impulse_response, palette_chord
from studio.mapping.sound_plate import LOUDNESS, sound_plate
from studio.media.image import Image
from studio.style.image_style import Lab, oklab_of

RNG = np.random.default_rng(8)


def picture(pixels: NDArray[np.floating]) -> Image:
    return Image(pixels.astype(np.float32))


def lab(pixels: NDArray[np.floating]) -> Lab:
    return oklab_of(picture(pixels))


COLOURS = RNG.random((40, 60, 3))
DOT = np.full((96, 192, 3), 0.2)
DOT[8:16, 40:60] = 0.9


def test_up_in_the_picture_is_high_and_left_is_early() -> None:
    field = luminance_field(lab(DOT), 192)
    row, column = np.unravel_index(field.argmax(), field.shape)
    assert field.shape == (BANDS, 192)
    assert row > 75
    assert 38 <= column <= 62


def test_on_a_light_ground_the_dark_marks_sound() -> None:
    np.testing.assert_allclose(luminance_field(lab(DOT), 96).argmax(), luminance_field(lab(1.1 - DOT), 96).argmax(), atol=200)


def test_a_flat_picture_has_an_empty_field() -> None:
    flat = lab(np.full((5, 5, 3), 0.4))
    assert np.abs(luminance_field(flat, 50)).max() < 1e-3
    assert np.abs(height_profile(flat)).max() < 1e-3
    assert np.abs(scan_line(flat, 0.5, 4.0, 2.0, 200)).max() < 1e-2


def test_a_field_is_repeated_without_seams_or_mirrors() -> None:
    field = luminance_field(lab(COLOURS), 100)
    long = repeated(field, 400)
    np.testing.assert_array_equal(long[:, :80], long[:, 80:160])
    np.testing.assert_array_equal(repeated(field, 300, offset=33), repeated(field, 340)[:, 33:333])
    assert np.abs(np.diff(long[:, 70:90], axis=1)).max() < 1.5 * np.abs(np.diff(field, axis=1)).max()


def test_a_wide_picture_takes_longer() -> None:
    assert columns_for(lab(DOT), 2.0, 50.0) == 200
    assert columns_for(lab(DOT[:, :96]), 2.0, 50.0) == 100


def test_a_scan_line_swings_at_its_rate() -> None:
    across = np.repeat((0.5 + 0.3 * np.sin(np.arange(300) / 3))[None, :, None], 200, axis=0).repeat(3, axis=2)
    for rate in (2.0, 6.0):
        line = scan_line(lab(across), 0.5, rate, 8.0, 200)
        crossings = np.count_nonzero(np.diff(np.sign(line))) / 16
        assert crossings == pytest.approx(rate, rel=0.25)


def test_a_palette_sounds_in_the_key_of_the_song() -> None:
    scales = {"major": {0, 2, 4, 5, 7, 9}, "minor": {0, 2, 3, 5, 7, 8, 10}}
    for mode, scale in scales.items():
        chord = palette_chord(lab(COLOURS), (2, mode))
        assert sum(share for _, share in chord) == pytest.approx(1)
        assert {int(pitch - 2) % 12 for pitch, _ in chord} <= scale
    assert {int(pitch) % 12 for pitch, share in palette_chord(lab(COLOURS), (0, "major"), harmony=0.0) if share > 0} <= {0, 7}


def test_an_empty_picture_is_a_larger_room() -> None:
    energy = []
    for emptiness in (-1.5, 1.5):
        parameters = sound_parameters({"emptiness": emptiness})
        response = impulse_response(lab(COLOURS), parameters, palette_chord(lab(COLOURS), (0, "major")), 22_050, 2)
        assert np.square(response).sum(axis=0) == pytest.approx(1, abs=1e-3)
        energy.append(float((np.square(response[:, 0]) * np.arange(len(response))).sum()))
    assert energy[1] > 2 * energy[0]


def test_the_noise_of_a_room_follows_the_seed_only_with_noise() -> None:
    arguments = (lab(COLOURS), sound_parameters({}), palette_chord(lab(COLOURS), (0, "major")), 8000, 1)
    np.testing.assert_array_equal(impulse_response(*arguments, seed=1), impulse_response(*arguments, seed=2))
    assert np.abs(impulse_response(*arguments, seed=1, noise=0.5) - impulse_response(*arguments, seed=2, noise=0.5)).max() > 1e-3


def test_a_plate_is_a_clean_sound_of_the_length_asked() -> None:
    plate = sound_plate(picture(COLOURS), seconds=2.0, rate=16_000)
    assert plate.samples.shape == (32_000, 2)
    assert loudness(plate.samples, plate.rate) == pytest.approx(LOUDNESS, abs=1)
    assert true_peak(plate.samples) <= -0.99
    assert np.abs(plate.samples[-50:]).max() < 0.01
    assert plate.samples.tobytes() == sound_plate(picture(COLOURS), seconds=2.0, rate=16_000).samples.tobytes()


def test_different_pictures_have_different_plates() -> None:
    dark, light = (sound_plate(picture(pixels), 1.0, 16_000, channels=1).samples[:, 0] for pixels in (0.3 * COLOURS, 1 - 0.3 * COLOURS))
    centres = [np.average(np.fft.rfftfreq(16_000, 1 / 16_000), weights=np.abs(np.fft.rfft(wave)) ** 2) for wave in (dark, light)]
    assert centres[1] > 1.1 * centres[0]


@pytest.mark.parametrize(("shape", "seconds", "rate"), [((1, 1), 0.5, 8000), ((500, 1), 0.00001, 44_100), ((1, 300), 0.1, 96_000)])
def test_every_picture_has_a_plate(shape: tuple[int, int], seconds: float, rate: int) -> None:
    assert np.isfinite(sound_plate(picture(RNG.random((*shape, 3))), seconds, rate).samples).all()
