"""Baselines: what costs no art. A method must do better than these, and a yardstick must tell them apart from honest works."""

from typing import cast

import numpy as np
import soxr
import torch
from numpy.typing import NDArray

from studio.document.document import Work
from studio.media.audio import Audio, Samples
from studio.media.image import Image
from studio.media.resize import lanczos
from studio.style.colour import from_oklab, to_oklab

SEED = 77
"""Of the noise: not one that an engine uses."""

BANDS, MOST_GAIN = 48, 10.0
"""Of the equaliser: bands between 40 Hz and half the rate, the largest factor on an amplitude."""


def baselines(content: Work, style: Work) -> dict[str, Work]:
    """Works by name, of the content's kind and size: copies, noise, and with a style of the same kind a fade and its colours alone."""
    if isinstance(content, Image):
        return _pictures(content, style if isinstance(style, Image) else None)
    return _sounds(content, style if isinstance(style, Audio) else None)


def tinted(content: Work, style: Work) -> Work:
    """The content with the style's palette alone, a sound with its tone colour alone; TypeError for two kinds."""
    if isinstance(content, Image) and isinstance(style, Image):
        laid = lanczos(style.pixels, content.height, content.width).clip(0, 1)
        return content.with_pixels(_recoloured(content.pixels, laid))
    if isinstance(content, Audio) and isinstance(style, Audio):
        equalised = _equalised(content.samples, fitted_sound(style, content), content.rate)
        return content.with_samples(_as_loud(equalised, _level(content.samples)))
    raise TypeError("a content is tinted by a style of its own kind")


def _pictures(content: Image, style: Image | None) -> dict[str, Work]:
    noise = np.random.default_rng(SEED).random(content.pixels.shape, dtype=np.float32)
    found: dict[str, Work] = {"copy of the content": content, "noise": content.with_pixels(noise)}
    if style is not None:
        laid = lanczos(style.pixels, content.height, content.width).clip(0, 1)
        found["copy of the style"] = content.with_pixels(laid)
        found["cross-fade"] = content.with_pixels((content.pixels + laid) / 2)
        found["palette alone"] = tinted(content, style)
    return found


def _recoloured(pixels: NDArray[np.float32], goal: NDArray[np.float32]) -> NDArray[np.float32]:
    """The pixels with mean and deviation of the goal's OKLab planes (Reinhard et al. 2001)."""
    ours, theirs = (to_oklab(torch.from_numpy(np.array(each)).permute(2, 0, 1)[None])[0].flatten(1) for each in (pixels, goal))
    scale = theirs.std(dim=1, keepdim=True) / (ours.std(dim=1, keepdim=True) + 1e-4)
    moved = (ours - ours.mean(dim=1, keepdim=True)) * scale + theirs.mean(dim=1, keepdim=True)
    planes = from_oklab(moved.view(1, 3, *pixels.shape[:2]))[0]
    return np.ascontiguousarray(planes.permute(1, 2, 0).numpy())


def _sounds(content: Audio, style: Audio | None) -> dict[str, Work]:
    level = _level(content.samples)
    noise = np.random.default_rng(SEED).standard_normal(content.samples.shape).astype(np.float32)
    found: dict[str, Work] = {"copy of the content": content, "noise": content.with_samples(_as_loud(noise, level))}
    if style is not None:
        laid = _as_loud(fitted_sound(style, content), level)
        found["copy of the style"] = content.with_samples(laid)
        found["cross-fade"] = content.with_samples((content.samples + laid) / 2)
        found["equaliser alone"] = tinted(content, style)
    return found


def fitted_sound(style: Audio, content: Audio) -> Samples:
    """The style at the content's rate, repeated to its length, the same in every channel."""
    mono = style.mono() if style.rate == content.rate else soxr.resample(style.mono(), style.rate, content.rate)
    return np.repeat(np.resize(mono, content.frames)[:, None], content.channels, axis=1).astype(np.float32)


def _equalised(samples: Samples, goal: Samples, rate: int) -> Samples:
    """The samples with the goal's long-term spectrum in bands of about a third of an octave."""
    spectrum, wanted = np.fft.rfft(samples, axis=0), np.fft.rfft(goal, axis=0)
    frequency = np.fft.rfftfreq(len(samples), 1 / rate)
    edges = np.geomspace(40, rate / 2, BANDS + 1)
    band = np.clip(np.digitize(frequency, edges) - 1, 0, BANDS - 1)
    count = np.maximum(np.bincount(band, minlength=BANDS), 1)
    ours, theirs = (np.sqrt(np.bincount(band, np.square(np.abs(each)).mean(axis=1), BANDS) / count) for each in (spectrum, wanted))
    gain = np.clip(theirs / np.maximum(ours, 1e-9), 1 / MOST_GAIN, MOST_GAIN)
    smooth = np.interp(np.log(np.maximum(frequency, 1)), np.log(np.sqrt(edges[1:] * edges[:-1])), gain)
    return cast(Samples, np.fft.irfft(spectrum * smooth[:, None], len(samples), axis=0).astype(np.float32))


def _level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def _as_loud(samples: Samples, level: float) -> Samples:
    """As loud as asked for, its peaks held at −1 dB."""
    scaled = samples * np.float32(level / max(_level(samples), 1e-9))
    return np.asarray(np.clip(scaled, -0.89, 0.89), dtype=np.float32)
