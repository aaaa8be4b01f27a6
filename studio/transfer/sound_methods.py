"""The ways to lay a sound onto a sound, each on one section of the content."""

import numpy as np
import torch
from torch import Tensor

from studio.style.spectrum import stft
from studio.transfer.gain_field import LAYER_HIGHEST, LAYER_LOWEST, NEPER, Fields, Material, band_powers, find_fields, summed, tone_powers
from studio.transfer.mosaic import choose_grains, describe, lay_grains
from studio.transfer.sound_section import Floats, Listening, Section, Work, on_device, portioned
from studio.transfer.sound_sources import repeated

STEPS = {"preview": 12, "standard": 20, "best": 80}
"""Steps of the search for the fields by quality."""
SHORTEST_FRAMES = 24
"""A section of fewer frames of the field is given the spectrum alone."""

_TAIL_DB_PER_SECOND = 30.0
_HEADROOM_DB = 6.0
_HANN_POWER = 0.375 / 2
_FOLLOW = 0.6
_SWELL = 0.5
_VOICE_FLOOR = 1e-6
_VOICE_LOWEST, _VOICE_HIGHEST = -30 / NEPER, 24 / NEPER


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
    gain = equaliser(section)
    settings = section.listening.settings
    return section.sounding(settings.strength * settings.timbre * gain + section.wander(gain.shape[0], 1))


def mosaic(section: Section) -> Work:
    """The content told in grains of the style, each band as loud as the content's over time."""
    grains = yield from _grains(section)
    return _told(section, grains)


def vocoder(section: Section) -> Work:
    """The content speaks with the style's voice: its bands move as the style's do, while it keeps its pitches and its swells."""
    listening = section.listening
    yield 0.02
    last = section.first + len(section.samples)
    voice = [repeated(listening.styles[number], last, listening.grid.rate, section.first) for number in section.wanted]
    yield 0.2
    gain = _voice_gain(section, [on_device(each, listening.device) for each in voice])
    yield 0.6
    settings = listening.settings
    return section.sounding(settings.strength * portioned(gain, settings) + section.wander(*gain.shape))


@torch.no_grad()
def _voice_gain(section: Section, voices: list[Tensor]) -> Tensor:
    """(bands, t) log gains that give the content the levels of the voices over time, less wherever the content is soft itself."""
    grid, weights = section.listening.grid, [section.weights[number] for number in section.wanted]
    content = section.powers
    floor = float(content.max()) * _VOICE_FLOOR + 1e-20
    spoken = torch.stack([weight * band_powers(voice, grid) for voice, weight in zip(voices, weights, strict=True)]).sum(0)
    swell = content.sum(0)
    swell = ((swell + floor) / (swell.mean() + floor)).log()
    gain: Tensor = 0.5 * ((spoken + floor).log() - (content + floor).log() + _SWELL * swell) + section.away()
    heard = section.listening.audible[:, None]
    return torch.where(heard, gain, gain.clamp(max=0)).clamp(_VOICE_LOWEST, _VOICE_HIGHEST)


def _grains(section: Section) -> Work:
    """(frames, channels) a mosaic of the styles that follows the section."""
    listening, settings = section.listening, section.listening.settings
    rate = listening.grid.rate
    yield 0.02
    features = [listening.features[number] for number in section.wanted]
    yield 0.08
    grains = choose_grains(
        describe(section.samples, rate),
        features,
        [section.weights[number] for number in section.wanted],
        rate,
        grain_seconds=settings.grain,
        in_tune=settings.in_tune,
        noise=settings.noise,
        generator=section.generator,
    )
    yield 0.2
    return lay_grains(grains, [listening.styles[number] for number in section.wanted], len(section.samples), rate)


@torch.no_grad()
def _material(section: Section, under: Tensor | None, below: Tensor | None) -> Material:
    """What the search for the fields needs to know of the section and of the layer `under` it, whose spectra are `below`."""
    listening, grid = section.listening, section.listening.grid
    content, tones = section.powers, tone_powers(section.sound, grid)
    if under is None or below is None:
        nothing = torch.full((content.shape[1],), LAYER_LOWEST, device=content.device)
        return Material(content, torch.zeros_like(content), tones, torch.zeros_like(tones), nothing)
    return Material(content, summed(below, grid), tones, tone_powers(under, grid), _ceiling(content, listening))


def _ceiling(content: Tensor, listening: Listening) -> Tensor:
    """(t,) highest log gain of the layer, 0 for the content's usual level: a little above its level, dying away where it stops."""
    usual = listening.power * _HANN_POWER * listening.grid.length**2
    level = (10 * torch.log10(content.sum(0) / (usual + 1e-20) + 1e-12)).cpu().numpy()
    slope = np.arange(len(level)) * (_TAIL_DB_PER_SECOND / listening.grid.frame_rate)
    held = np.maximum.accumulate(level + slope) - slope
    nepers = torch.from_numpy((held.astype(np.float32) + _HEADROOM_DB) / np.float32(NEPER)).to(content.device)
    return nepers.clamp(LAYER_LOWEST, LAYER_HIGHEST)


def _shaped(section: Section, grains: Floats | None) -> Work:
    """The section, and the layer under it where there is one, through the fields that give them the style's statistics."""
    listening = section.listening
    if 1 + len(section.samples) // listening.grid.hop < SHORTEST_FRAMES:
        return (yield from spectrum(section))
    under = None if grains is None else on_device(grains, listening.device)
    below = None if under is None else stft(under, listening.grid.length, listening.grid.hop)
    material = _material(section, under, below)
    yield 0.3
    settings = listening.settings
    steps = STEPS[settings.quality]
    target = section.target(material.content.shape[1])
    search = find_fields(material, target, listening.grid, listening.audible, steps, settings.tune, settings.rhythm)
    for step, found in enumerate(search):
        fields = found
        if step % 4 == 3:
            yield 0.3 + 0.6 * step / steps
    return _rendered(section, below, fields)


@torch.no_grad()
def _rendered(section: Section, below: Tensor | None, fields: Fields) -> Floats:
    """The sound of the fields at the newest strength: the content's gains to its power, the layer by its measure."""
    settings = section.listening.settings
    gain = settings.strength * portioned(fields.content, settings)
    gain = gain + section.wander(*gain.shape)
    if below is None:
        return section.sounding(gain)
    amplitude = settings.strength * settings.layer
    return section.sounding(gain, below, fields.layer, amplitude)


@torch.no_grad()
def equaliser(section: Section) -> Tensor:
    """(bands, 1) log gains, at most 18 dB, from the content's long-term spectrum to the styles', level aside."""
    listening = section.listening
    mean = section.powers.mean(1)
    difference = 0.5 * (section.mean_levels() - (mean + float(mean.max()) * 1e-8 + 1e-20).log())
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
    carrier = stft(on_device(carrier_samples, listening.device), grid.length, grid.hop)
    content, told = section.powers, summed(carrier, grid)
    floor = float(content.max()) * 1e-7 + 1e-20
    following = 0.5 * ((content + floor).log() - (told + floor).log())
    level = 0.5 * ((content.sum(0) + floor).log() - (told.sum(0) + floor).log())
    follow = 1 - (1 - _FOLLOW) * settings.timbre
    gain = (follow * following + (1 - follow) * level + section.away()).clamp(-60 / NEPER, 30 / NEPER)
    wander = section.wander(*gain.shape)
    angle = settings.strength * np.pi / 2
    kept = torch.full_like(gain, float(np.log(max(np.cos(angle), 1e-6))))
    return section.sounding(kept, carrier, gain + wander, float(np.sin(angle)))
