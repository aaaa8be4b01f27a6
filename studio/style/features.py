"""What networks see in a work: a picture at a common scale, a sound as the picture of its log-mel spectrogram, and VGG features of both."""

import math
import warnings
from collections.abc import Collection
from functools import lru_cache

import numpy as np
import torch
import torchaudio
from torch import Tensor

from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import lanczos
from studio.networks.vgg import vgg19
from studio.style.spectrum import frame_length, powers_of, stft

SCALE = 320
"""Pictures are looked at with the area of a square of this edge at most, so that strokes keep their size beside the picture's."""
EDGES = (32, 1024)
BANDS = 96
LOWEST, HIGHEST = 40.0, 11025.0
FRAMES_A_SECOND = 22050 / 256
RANGE_DB = 80.0
LONGEST_SECONDS = 30.0


def picture(image: Image, device: str) -> Tensor:
    """The picture as (1, 3, H, W) sRGB 0…1 on the device, H·W at most about 320², both edges within 32…1024; on white where transparent."""
    pixels = image.pixels if image.alpha is None else 1 - (1 - image.pixels) * image.alpha[..., None]
    scale = min(1.0, SCALE / math.sqrt(image.height * image.width))
    height, width = (min(max(round(side * scale), EDGES[0]), EDGES[1]) for side in (image.height, image.width))
    planes = lanczos(pixels, height, width).clip(0, 1)
    return torch.from_numpy(planes).permute(2, 0, 1)[None].contiguous().to(device)


def log_mel(samples: Tensor, rate: int) -> Tensor:
    """(channels, frames) samples at `rate` Hz → (channels, 96, t) mel levels 0…1: 80 dB down to the sound's loudest cell.

    Bands from 40 Hz to 11 025 Hz at every rate, a frame each 11.6 ms; what lies above half the rate is 0, and so is silence.
    Differentiable.
    """
    length, hop = frame_length(rate), max(1, round(rate / FRAMES_A_SECOND))
    power = powers_of(stft(samples, length, hop))
    mel = _mel_filters(length // 2 + 1, rate).to(power.device) @ power
    loudest = mel.amax(dim=(1, 2), keepdim=True).clamp_min(1e-10)
    level = 10 * torch.log10((mel / loudest).clamp_min(10 ** (-RANGE_DB / 10)))
    return 1 + level / RANGE_DB


@lru_cache(maxsize=8)
def _mel_filters(bins: int, rate: int) -> Tensor:
    """(96, bins) triangles over the frequencies of a spectrum; those above half the rate are empty, which is no reason to warn."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "At least one mel filterbank has all zero values")
        filters: Tensor = torchaudio.functional.melscale_fbanks(bins, LOWEST, HIGHEST, BANDS, rate)
    return filters.T.contiguous()


def log_mel_of(audio: Audio, device: str) -> Tensor:
    """(96, t) `log_mel` of the mean of the channels, of at most the loudest 30 s."""
    samples = torch.from_numpy(loudest_stretch(audio, LONGEST_SECONDS).mono()).to(device)
    return log_mel(samples[None], audio.rate)[0]


def spectrogram_picture(audio: Audio, device: str) -> Tensor:
    """The sound as a grey picture (1, 3, 96, t), low notes at the bottom."""
    return log_mel_of(audio, device).flip(0).expand(1, 3, -1, -1).contiguous()


def as_picture(work: Image | Audio, device: str) -> Tensor:
    """The work as a network sees it, (1, 3, H, W) in 0…1."""
    return picture(work, device) if isinstance(work, Image) else spectrogram_picture(work, device)


@torch.no_grad()
def vgg_features(work: Image | Audio, layers: Collection[str], device: str) -> dict[str, Tensor]:
    """VGG-19 features of a picture or of a sound's spectrogram: name of the layer → (1, channels, h, w); MissingWeights."""
    return vgg19(device).features(as_picture(work, device), layers)


def loudest_stretch(audio: Audio, seconds: float) -> Audio:
    """The stretch of at most `seconds` that holds the most energy; the sound itself if shorter."""
    place = loudest_place(audio, seconds)
    return audio if place == slice(0, audio.frames) else audio.with_samples(audio.samples[place])


def loudest_place(audio: Audio, seconds: float) -> slice:
    """Where the stretch of at most `seconds` lies that holds the most energy; it starts on a multiple of a tenth of a second."""
    step, length = max(1, audio.rate // 10), round(seconds * audio.rate)
    if audio.frames <= length:
        return slice(0, audio.frames)
    energy = np.add.reduceat(np.square(audio.samples, dtype=np.float64).sum(axis=1), np.arange(0, audio.frames, step))
    before = np.concatenate([[0.0], np.cumsum(energy)])
    window = length // step
    first = min(int(np.argmax(before[window:] - before[:-window])) * step, audio.frames - length)
    return slice(first, first + length)
