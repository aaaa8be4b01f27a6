import numpy as np
import pytest
import torch

from studio.style.spectrum import (
    band_centres,
    ear_bank,
    erb_number,
    frame_length,
    istft,
    resample,
    semitone_bank,
    spread_bank,
    stft,
    stft_pieces,
)


def test_frame_length_follows_the_rate() -> None:
    assert [frame_length(rate) for rate in (8000, 22_050, 44_100, 192_000)] == [512, 1024, 2048, 8192]


@pytest.mark.parametrize("frames", [1, 300, 10_000])
def test_stft_comes_back(frames: int) -> None:
    samples = torch.randn(2, frames, generator=torch.Generator().manual_seed(0))
    spectra = stft(samples, 512, 128)
    assert torch.allclose(istft(spectra, 512, 128, frames), samples, atol=1e-5)
    if frames > 1:
        changed = spectra * torch.linspace(0, 2, spectra.shape[1])[:, None]
        window = torch.hann_window(512)
        assert torch.allclose(istft(changed, 512, 128, frames), torch.istft(changed, 512, 128, window=window, length=frames), atol=1e-5)


@pytest.mark.parametrize("rate", [8000, 44_100, 192_000])
def test_bands_are_evenly_spaced_for_the_ear_and_lose_nothing(rate: int) -> None:
    centres = band_centres(rate)
    assert np.allclose(np.diff(erb_number(centres)), 0.84)
    assert centres[-1] <= min(20_000, rate / 2)
    length = frame_length(rate)
    hertz = np.fft.rfftfreq(length, 1 / rate)
    inside = (hertz >= centres[0]) & (hertz <= centres[-1])
    np.testing.assert_allclose(ear_bank(rate, length).numpy().sum(0)[inside], 1, atol=1e-5)


def test_forty_bands_to_ten_kilohertz() -> None:
    assert (band_centres(44_100) < 10_000).sum() == 39


def test_spread_carries_a_smooth_curve() -> None:
    hertz = np.geomspace(20, 22_050, 50)
    weights = spread_bank(44_100, hertz)
    curve = erb_number(band_centres(44_100))
    expected = np.clip(erb_number(hertz), curve[0], curve[-1])
    np.testing.assert_allclose(weights.numpy() @ curve, expected, atol=0.2)


def test_a_tone_falls_on_its_semitone() -> None:
    bank, notes = semitone_bank(44_100, 8192)
    tone = torch.sin(2 * torch.pi * 440 * torch.arange(20_000) / 44_100)[None]
    strength = (bank @ stft(tone, 8192, 2048)[0].abs()).sum(1)
    assert notes[int(strength.argmax())] == 69


def test_resampling_keeps_the_tone_and_at_least_a_frame() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(8000) / 8000).astype(np.float32)[:, None]
    resampled = resample(tone, 8000, 44_100)
    assert np.argmax(np.abs(np.fft.rfft(resampled[:44_100, 0]))) == 440
    assert resample(tone, 8000, 8000) is tone
    assert len(resample(tone[:1], 192_000, 8000)) == 1


@pytest.mark.parametrize("frames", [100, 30_000, 1_200_000])
def test_pieces_are_the_whole(frames: int) -> None:
    samples = torch.randn(2, frames, generator=torch.Generator().manual_seed(0))
    pieces = list(stft_pieces(samples, 2048, 512))
    assert max(piece.shape[2] for piece in pieces) <= 1000
    assert torch.equal(torch.cat(pieces, 2), stft(samples, 2048, 512))
