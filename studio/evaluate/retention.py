"""How much of the content is kept: structure of pictures, tune, onsets and envelope of sounds. Our own measures, no engine uses them."""

import numpy as np
import soxr
import torch
from numpy.typing import NDArray
from scipy import ndimage, signal

from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import lanczos
from studio.style.colour import to_oklab
from studio.style.features import FRAMES_A_SECOND, LONGEST_SECONDS, log_mel, loudest_place, picture
from studio.style.spectrum import frame_length, stft

Plane = NDArray[np.float64]

EDGE_SIGMAS = (1.25, 3.0)
CHROMA_SECONDS = 0.37
CHROMA_RANGE = (60.0, 4000.0)
ONSET_TOLERANCE = 0.05
LEAST_RISE = 0.5 / 80.0


def picture_retention(result: Image, content: Image) -> dict[str, float]:
    """ "structure": SSIM of the lightness after the result's histogram is matched to the content's (Wang et al. 2004);
    "edges": correlation of the gradient magnitudes at two scales. 1 for the content itself, about 0 for another picture.
    """
    pixels = picture(result, "cpu")
    height, width = pixels.shape[2:]
    changed = _lightness(pixels)
    kept = _lightness(torch.from_numpy(lanczos(content.pixels, height, width).clip(0, 1)).permute(2, 0, 1)[None])
    edges = [_correlation(*(ndimage.gaussian_gradient_magnitude(plane, sigma) for plane in (kept, changed))) for sigma in EDGE_SIGMAS]
    return {"structure": _similarity(kept, _matched(changed, kept)), "edges": float(np.mean(edges))}


def sound_retention(result: Audio, content: Audio) -> dict[str, float]:
    """ "tune": cosine of the whitened chroma, frame by frame, in the best of 12 transpositions; "onsets": F1 within 50 ms;
    "envelope": correlation of the levels. Over the content's loudest 30 s, what the result lacks being silence; 1 for the content itself.
    """
    place = loudest_place(content, LONGEST_SECONDS)
    heard = result.mono() if result.rate == content.rate else soxr.resample(result.mono(), result.rate, content.rate)
    heard = np.pad(heard[: content.frames], (0, max(0, content.frames - len(heard))))
    waves = [torch.from_numpy(np.ascontiguousarray(wave[place], np.float32)) for wave in (content.mono(), heard)]
    kept, changed = (log_mel(wave[None], content.rate)[0].numpy().astype(np.float64) for wave in waves)
    chroma = [_chroma(wave, content.rate) for wave in waves]
    return {
        "tune": _tune(chroma[1], chroma[0]),
        "onsets": _matches(_onsets(changed), _onsets(kept)),
        "envelope": _correlation(_envelope(changed), _envelope(kept)),
    }


def _lightness(pixels: torch.Tensor) -> Plane:
    return to_oklab(pixels)[0, 0].numpy().astype(np.float64)


def _matched(plane: Plane, goal: Plane) -> Plane:
    """The plane with the histogram of `goal`, of the same size."""
    ordered = np.empty(plane.size)
    ordered[np.argsort(plane, axis=None, kind="stable")] = np.sort(goal, axis=None)
    return ordered.reshape(plane.shape)


def _similarity(one: Plane, other: Plane) -> float:
    """SSIM with a Gaussian window of 1.5 px."""
    mean_one, mean_other = ndimage.gaussian_filter(one, 1.5), ndimage.gaussian_filter(other, 1.5)
    variance_one = ndimage.gaussian_filter(one**2, 1.5) - mean_one**2
    variance_other = ndimage.gaussian_filter(other**2, 1.5) - mean_other**2
    covariance = ndimage.gaussian_filter(one * other, 1.5) - mean_one * mean_other
    light = (2 * mean_one * mean_other + 1e-4) / (mean_one**2 + mean_other**2 + 1e-4)
    structure = (2 * covariance + 9e-4) / (variance_one + variance_other + 9e-4)
    return float((light * structure).mean())


def _correlation(one: Plane, other: Plane) -> float:
    """Pearson's; 1 where neither varies, 0 where only one does."""
    flat = one.std() < 1e-6, other.std() < 1e-6
    if any(flat):
        return float(all(flat))
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def _chroma(wave: torch.Tensor, rate: int) -> Plane:
    """(12, t) log-compressed magnitudes folded to pitch classes; each class loses its minimum, each frame its mean."""
    length = frame_length(rate, CHROMA_SECONDS)
    magnitude = stft(wave[None], length, length // 8)[0].abs().numpy().astype(np.float64)
    frequency = np.arange(len(magnitude)) * rate / length
    inside = (frequency >= CHROMA_RANGE[0]) & (frequency < CHROMA_RANGE[1])
    compressed = np.log1p(50 * magnitude[inside] / max(float(magnitude.max()), 1e-9))
    note = 69 + 12 * np.log2(frequency[inside] / 440)
    classes = np.arange(12)[:, None]
    nearness = np.maximum(0, 1 - np.abs((note - classes + 6) % 12 - 6))
    folded = ndimage.uniform_filter1d(nearness @ compressed, 5, axis=1)
    folded -= folded.min(axis=1, keepdims=True)
    return np.asarray(folded - folded.mean(axis=0))


def _tune(changed: Plane, kept: Plane) -> float:
    """Weighted by the content's own strength, so that silence does not count; 1 where the content has no tune at all."""
    strength = np.linalg.norm(kept, axis=0)
    if strength.sum() < 1e-6:
        return 1.0
    cosines = [(kept * np.roll(changed, turn, axis=0)).sum(axis=0) / (np.linalg.norm(changed, axis=0) + 1e-6) for turn in range(12)]
    return float(max(cosine.sum() for cosine in cosines) / strength.sum())


def _onsets(level: Plane) -> Plane:
    """Frames where the levels rise most, by 0.5 dB and more on the average of the bands above the rise around them."""
    rise = np.maximum(np.diff(level, axis=1, prepend=level[:, :1]), 0).mean(axis=0)
    rise = np.maximum(rise - ndimage.uniform_filter1d(rise, 17), 0)
    peaks, _ = signal.find_peaks(rise, height=LEAST_RISE, distance=3)
    return np.asarray(peaks, dtype=np.float64)


def _matches(found: Plane, wanted: Plane) -> float:
    """F1 of two series of frames, each matched once, in order; 1 where both are empty."""
    if not len(found) + len(wanted):
        return 1.0
    hits = i = j = 0
    tolerance = ONSET_TOLERANCE * FRAMES_A_SECOND
    while i < len(found) and j < len(wanted):
        apart = found[i] - wanted[j]
        hits += abs(apart) <= tolerance
        i += apart <= tolerance
        j += apart >= -tolerance
    return 2 * float(hits) / (len(found) + len(wanted))


def _envelope(level: Plane) -> Plane:
    """The mean level of the bands, smoothed over 0.1 s."""
    return np.asarray(ndimage.uniform_filter1d(level.mean(axis=0), 9))
