"""The ways to lay a sound onto a sound, each on one section of the content."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.document.document import LiveDocument
from studio.document.settings import AudioSettings
from studio.style.sound_statistics import SoundStatistics, blend, envelopes, measure, octaves_within
from studio.style.spectrum import band_centres, istft, stft
from studio.transfer.gain_field import LAYER_HIGHEST, LAYER_LOWEST, NEPER, Fields, Grid, Material, band_powers, find_fields, tone_powers
from studio.transfer.mosaic import Features, choose_grains, describe, lay_grains
from studio.transfer.sound_sources import repeated

Floats = NDArray[np.float32]

STEPS = {"preview": 12, "standard": 20, "best": 80}
"""Steps of the search for the fields by quality."""
SHORTEST_FRAMES = 24
"""A section of fewer frames of the field is given the spectrum alone."""

_TAIL_DB_PER_SECOND = 30.0
_HEADROOM_DB = 6.0
_NOISE_DB = 5.0
_HANN_POWER = 0.375 / 2
_FOLLOW = 0.6
_SWELL = 0.5
_VOICE_FLOOR = 1e-6
_VOICE_LOWEST, _VOICE_HIGHEST = -30 / NEPER, 24 / NEPER


@dataclass(eq=False)
class Listening:
    """What all sections share: the styles (frames×channels at the content's rate, power and channels), weights, grid, live settings.

    `highest` is the highest frequency in Hz that all styles can hold; `power` the content's mean square.
    """

    styles: list[Floats]
    weights: list[float]
    highest: float
    power: float
    grid: Grid
    device: str
    seed: int
    live: LiveDocument
    _powers: list[Tensor] = field(default_factory=list)
    _features: list[Features] = field(default_factory=list)

    @property
    def settings(self) -> AudioSettings:
        """The newest settings."""
        settings = self.live().settings
        assert isinstance(settings, AudioSettings)
        return settings

    @property
    def powers(self) -> list[Tensor]:
        """(bands, t) powers of each style, measured when first asked for."""
        if not self._powers:
            self._powers = [band_powers(on_device(style, self.device), self.grid) for style in self.styles]
        return self._powers

    @property
    def features(self) -> list[Features]:
        """What the grains of each style are found by, described when first asked for."""
        if not self._features:
            self._features = [describe(style, self.grid.rate) for style in self.styles]
        return self._features

    @property
    def audible(self) -> Tensor:
        """(bands,) whether the styles can speak of each band."""
        return torch.from_numpy(band_centres(self.grid.rate) < 0.95 * self.highest).to(self.device)


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """(frames, channels) samples of the content from frame `first` on, what all sections share, and this one's number."""

    samples: Floats
    listening: Listening
    number: int = 0
    first: int = 0

    @property
    def generator(self) -> np.random.Generator:
        """Chance of this section's own."""
        return np.random.default_rng([self.listening.seed, self.number])


Work = Generator[float, None, Floats]


def on_device(samples: Floats, device: str) -> Tensor:
    """(frames, channels) samples as (channels, frames) on `device`."""
    return torch.from_numpy(np.array(samples.T, order="C")).to(device)


def layer(section: Section) -> Work:
    """Texture statistics over the content and a mosaic of the style under it, both fields found together."""
    grains = yield from _grains(section)
    return (yield from _shaped(section, grains))


def texture(section: Section) -> Work:
    """The style's texture statistics as a field of gains on the content alone."""
    yield 0.02
    return (yield from _shaped(section, None))


def spectrum(section: Section) -> Work:
    """The content through an equaliser that gives its bands the styles' mean powers."""
    yield 0.1
    samples = on_device(section.samples, section.listening.device)
    gain = _equaliser(section, band_powers(samples, section.listening.grid))
    settings = section.listening.settings
    return _applied(section, samples, settings.strength * gain + _wander(section, settings, gain.shape[0], 1))


def mosaic(section: Section) -> Work:
    """The content told in grains of the style, each band as loud as the content's over time."""
    grains = yield from _grains(section)
    return _told(section, grains)


def vocoder(section: Section) -> Work:
    """The content speaks with the style's voice: its bands move as the style's do, while it keeps its pitches and its swells."""
    listening = section.listening
    yield 0.02
    last = section.first + len(section.samples)
    voice = [repeated(style, last, listening.grid.rate)[section.first :] for style in listening.styles]
    yield 0.2
    samples = on_device(section.samples, listening.device)
    gain = _voice_gain(section, samples, [on_device(each, listening.device) for each in voice])
    yield 0.6
    settings = listening.settings
    return _applied(section, samples, settings.strength * gain + _wander(section, settings, *gain.shape))


@torch.no_grad()
def _voice_gain(section: Section, samples: Tensor, voices: list[Tensor]) -> Tensor:
    """(bands, t) log gains that give the content the levels of the voices over time, less wherever the content is soft itself."""
    grid, weights = section.listening.grid, section.listening.weights
    content = band_powers(samples, grid)
    floor = float(content.max()) * _VOICE_FLOOR + 1e-20
    spoken = torch.stack([weight * band_powers(voice, grid) for voice, weight in zip(voices, weights, strict=True)]).sum(0)
    swell = content.sum(0)
    swell = ((swell + floor) / (swell.mean() + floor)).log()
    gain: Tensor = 0.5 * ((spoken + floor).log() - (content + floor).log() + _SWELL * swell)
    heard = section.listening.audible[:, None]
    return torch.where(heard, gain, gain.clamp(max=0)).clamp(_VOICE_LOWEST, _VOICE_HIGHEST)


def _grains(section: Section) -> Work:
    """(frames, channels) a mosaic of the styles that follows the section."""
    listening, settings = section.listening, section.listening.settings
    rate = listening.grid.rate
    yield 0.02
    features = listening.features
    yield 0.08
    grains = choose_grains(
        describe(section.samples, rate),
        features,
        listening.weights,
        rate,
        grain_seconds=settings.grain,
        in_tune=settings.in_tune,
        noise=settings.noise,
        generator=section.generator,
    )
    yield 0.2
    return lay_grains(grains, listening.styles, len(section.samples), rate)


@torch.no_grad()
def _material(section: Section, samples: Tensor, under: Tensor | None) -> Material:
    """What the search for the fields needs to know of the section and of the layer `under` it."""
    listening, grid = section.listening, section.listening.grid
    content, tones = band_powers(samples, grid), tone_powers(samples, grid)
    if under is None:
        nothing = torch.full((content.shape[1],), LAYER_LOWEST, device=content.device)
        return Material(content, torch.zeros_like(content), tones, torch.zeros_like(tones), nothing)
    return Material(content, band_powers(under, grid), tones, tone_powers(under, grid), _ceiling(content, listening))


def _ceiling(content: Tensor, listening: Listening) -> Tensor:
    """(t,) highest log gain of the layer, 0 for the content's usual level: a little above its level, dying away where it stops."""
    usual = listening.power * _HANN_POWER * listening.grid.length**2
    level = (10 * torch.log10(content.sum(0) / (usual + 1e-20) + 1e-12)).cpu().numpy()
    slope = np.arange(len(level)) * (_TAIL_DB_PER_SECOND / listening.grid.frame_rate)
    held = np.maximum.accumulate(level + slope) - slope
    nepers = torch.from_numpy((held.astype(np.float32) + _HEADROOM_DB) / np.float32(NEPER)).to(content.device)
    return nepers.clamp(LAYER_LOWEST, LAYER_HIGHEST)


def _target(listening: Listening, frames: int) -> SoundStatistics:
    """The styles' statistics, blended, in the octaves of modulation that `frames` can show."""
    rate = listening.grid.frame_rate
    octaves = octaves_within(frames, rate)
    each = [measure(envelopes(power)[listening.audible], rate, octaves) for power in listening.powers]
    return blend(each, listening.weights)


def _shaped(section: Section, grains: Floats | None) -> Work:
    """The section, and the layer under it where there is one, through the fields that give them the style's statistics."""
    listening = section.listening
    samples = on_device(section.samples, listening.device)
    under = None if grains is None else on_device(grains, listening.device)
    if 1 + len(section.samples) // listening.grid.hop < SHORTEST_FRAMES:
        return (yield from spectrum(section))
    material = _material(section, samples, under)
    yield 0.3
    settings = listening.settings
    steps = STEPS[settings.quality]
    target = _target(listening, material.content.shape[1])
    search = find_fields(material, target, listening.grid, listening.audible, steps, settings.tune, settings.rhythm)
    for step, found in enumerate(search):
        fields = found
        if step % 4 == 3:
            yield 0.3 + 0.6 * step / steps
    return _rendered(section, samples, under, fields)


@torch.no_grad()
def _rendered(section: Section, samples: Tensor, under: Tensor | None, fields: Fields) -> Floats:
    """The sound of the fields at the newest strength: the content's gains to its power, the layer by its measure."""
    settings = section.listening.settings
    gain = settings.strength * settings.moulding * fields.content
    gain = gain + _wander(section, settings, *gain.shape)
    if under is None:
        return _applied(section, samples, gain)
    amplitude = settings.strength * settings.layer
    return _applied(section, samples, gain, under, fields.layer, amplitude)


def _wander(section: Section, settings: AudioSettings, bands: int, frames: int) -> Tensor:
    """(bands, frames) slow random log gains, smooth over bands and time, larger with noise; zeros without."""
    if not settings.noise:
        return torch.zeros(bands, frames, device=section.listening.device)
    coarse = max(1, round(frames / section.listening.grid.frame_rate)) + 1
    random = section.generator.standard_normal((1, 1, 2 + bands // 5, coarse)).astype(np.float32)
    smooth = torch.nn.functional.interpolate(torch.from_numpy(random), (bands, frames), mode="bicubic", align_corners=True)[0, 0]
    wander: Tensor = float(settings.noise * settings.strength * _NOISE_DB / NEPER) * smooth
    return wander.to(section.listening.device)


@torch.no_grad()
def _applied(
    section: Section, samples: Tensor, gain: Tensor, under: Tensor | None = None, under_gain: Tensor | None = None, amplitude: float = 1.0
) -> Floats:
    """(frames, channels) the sum of `samples` and `under`, each through its (bands, t or 1) field of log gains."""
    grid = section.listening.grid
    spectrum_ = stft(samples, grid.length, grid.hop) * (grid.hearing * (grid.to_bins @ gain)).exp()
    if under is not None and under_gain is not None:
        spectrum_ += stft(under, grid.length, grid.hop) * ((grid.to_bins @ under_gain).exp() * (amplitude * grid.hearing))
    return istft(spectrum_, grid.length, grid.hop, samples.shape[1]).cpu().numpy().T.copy()


@torch.no_grad()
def _equaliser(section: Section, powers: Tensor) -> Tensor:
    """(bands, 1) log gains, at most 18 dB, from the content's long-term spectrum to the styles', level aside."""
    listening = section.listening
    goal = sum(weight * (power.mean(1) + 1e-20).log() for power, weight in zip(listening.powers, listening.weights, strict=True))
    mean = powers.mean(1)
    difference = 0.5 * (torch.as_tensor(goal) - (mean + float(mean.max()) * 1e-8 + 1e-20).log())
    weight = mean / mean.sum() * listening.audible
    difference = difference - (difference * weight).sum() / (weight.sum() + 1e-12)
    difference = torch.where(listening.audible, difference, difference[listening.audible][-1] / 2)
    limited: Tensor = difference.clamp(-18 / NEPER, 18 / NEPER)
    return limited[:, None]


@torch.no_grad()
def _told(section: Section, carrier_samples: Floats) -> Floats:
    """The carrier, its bands brought most of the way to the content's levels, crossfaded with the content by strength."""
    listening, grid = section.listening, section.listening.grid
    settings = listening.settings
    samples, carrier = on_device(section.samples, listening.device), on_device(carrier_samples, listening.device)
    content, told = band_powers(samples, grid), band_powers(carrier, grid)
    floor = float(content.max()) * 1e-7 + 1e-20
    following = 0.5 * ((content + floor).log() - (told + floor).log())
    level = 0.5 * ((content.sum(0) + floor).log() - (told.sum(0) + floor).log())
    gain = (_FOLLOW * following + (1 - _FOLLOW) * level).clamp(-60 / NEPER, 30 / NEPER)
    wander = _wander(section, settings, *gain.shape)
    angle = settings.strength * np.pi / 2
    kept = torch.full_like(gain, float(np.log(max(np.cos(angle), 1e-6))))
    return _applied(section, samples, kept, carrier, gain + wander, float(np.sin(angle)))
