"""Painting onto music: the picture's mood, surface and space laid on a sound that keeps its tune (method E4 of docs/methods.md)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.job import Update
from studio.document.document import LiveDocument, TransferRequest, Work
from studio.document.settings import SoundFromPictureSettings
from studio.effects.convolution import convolve
from studio.effects.dynamics import levels, spread_levels
from studio.effects.equaliser import equalise
from studio.effects.loudness import finish
from studio.effects.modulation import roughen, tremolo
from studio.effects.octave import octave_down, octave_up
from studio.effects.saturation import saturate
from studio.effects.transients import shape_transients
from studio.mapping import picture_bands
from studio.mapping.mapper import SoundParameters, at_strength, sound_parameters
from studio.mapping.picture_bands import BAND_HZ, Field
from studio.mapping.picture_space import impulse_response, palette_chord
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.audio_style import key, tempo
from studio.style.image_style import Lab, describe, oklab_of
from studio.style.profile import z_scores
from studio.transfer import band_gains

Samples = NDArray[np.float32]
DEFAULT_STRENGTH = 0.8


@dataclass(frozen=True, slots=True)
class Picture:
    lab: Lab
    weight: float


@dataclass(frozen=True, slots=True)
class Scene:
    content: Audio
    pictures: tuple[Picture, ...]
    z: dict[str, float]
    tempo: float
    key: tuple[int, str]
    levels: Field
    device: torch.device


def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    content = cast(Audio, request.content)
    settings = cast(SoundFromPictureSettings, live().settings)
    if not content.samples.any() or settings.strength == 0:
        yield Update(1.0, content, final=True)
        return
    device = torch.device(request.device)
    labs = [(oklab_of(cast(Image, s)), w) for s, w in zip(request.styles, request.document.weights) if w > 0]
    pictures = tuple(Picture(lab, w) for lab, w in labs)
    z: dict[str, float] = {}
    for p in pictures:
        for name, value in z_scores("image", describe(p.lab)).items():
            z[name] = z.get(name, 0.0) + p.weight * (value or 0.0)
    yield Update(0.1)
    mono = content.samples[: 30 * content.rate]
    scene = Scene(content, pictures, z, tempo(mono, content.rate), key(mono, content.rate), band_gains.band_levels(content.samples, content.rate, device), device)
    yield Update(0.2)
    parameters = at_strength(sound_parameters(z, settings.amount), settings.strength / DEFAULT_STRENGTH)
    samples = render(scene, parameters)
    yield Update(1.0, content.with_samples(samples), final=True)


TRACE: dict = {}
import time
def mark(name, t=[0.0]):
    now = time.perf_counter(); TRACE[name] = TRACE.get(name, 0) + now - t[0] if name != "start" else 0; t[0] = now

def render(scene: Scene, p: SoundParameters) -> Samples:
    x, rate = scene.content.samples, scene.content.rate
    mark("start")
    y = registered(x, rate, p.register)
    mark("register")
    level = float(np.sqrt(np.mean(np.square(x, dtype=np.float64))))
    y = saturate(y, level, 0.35*max(0.0,1+p.richness), 0.25 * max(0.0, p.low_mid / 6))
    mark("saturate")
    gains = field(scene, p)
    mark("field")
    y = np.concatenate(list(band_gains.apply_gains(y, rate, gains, scene.device)))
    mark("gains")
    y = tremolo(y, rate, picture_bands.scan_line(scene.pictures[0].lab, 0.5, p.tremolo_rate, len(x) / rate, 200), 200, p.tremolo_depth)
    y = roughen(y, rate, p.roughness)
    mark("trem")
    chord = palette_chord(scene.pictures[0].lab, scene.key, p.harmony)
    ir = impulse_response(scene.pictures[0].lab, p, chord, rate, x.shape[1])
    mark("ir")
    y = convolve(y, ir, p.wet)
    mark("convolve")
    y = shape_transients(y, rate, p.attack, p.sustain)
    mark("transients")
    y = corrected(scene, y, p)
    mark("eq")
    y = spread_levels(y, rate, levels(x, rate).std() * 2**p.spread)
    mark("spread")
    y= finish(y, x, rate)
    mark("finish")
    return y


def registered(x: Samples, rate: int, register: float) -> Samples:
    if register > 0.05:
        return (1 - 0.35 * register) * x + register * octave_up(x, rate)
    if register < -0.05:
        return (1 + 0.45 * register) * x - 1.1 * register * octave_down(x, rate)
    return x


def beat_width(tempo: float) -> float:
    return min((60 / tempo * n for n in (2, 3, 4, 6, 8)), key=lambda s: abs(s - 2.2))


def field(scene: Scene, p: SoundParameters) -> Field:
    rate = scene.content.rate
    frame_rate = rate / band_gains.hop_length(rate)
    T = scene.levels.shape[1]
    M = np.zeros((96, T), np.float32); C = np.zeros((96, T), np.float32)
    for pic in scene.pictures:
        w = picture_bands.columns_for(pic.lab, beat_width(scene.tempo), frame_rate)
        M += pic.weight * picture_bands.repeated(picture_bands.luminance_field(pic.lab, w), T)
        C += pic.weight * picture_bands.repeated(picture_bands.colour_field(pic.lab, w), T)
    M -= 0.5 * M.mean(1, keepdims=True)
    G = np.clip(p.mask_depth * M / (M.std() + 1e-3), -16, 11)
    octave = np.log2(BAND_HZ / BAND_HZ[0])[:, None]
    t = np.arange(T)[None] / frame_rate
    G = G + abs(p.ripple_depth) * np.cos(2 * np.pi * (p.ripple_rate * t - np.sign(p.ripple_depth) * 0.8 * octave))
    q = np.quantile(scene.levels, 0.92, axis=0, keepdims=True)
    m = 1 / (1 + np.exp(-(scene.levels - q) / 2))
    G = np.maximum(G, -6 * m - 40 * (1 - m))
    G = G[None]
    if scene.content.channels == 2:
        pan = 4 * p.width * C * (BAND_HZ > 150)[:, None]
        G = np.concatenate([G + pan[None], G - pan[None]])
    return G.astype(np.float32)


def corrected(scene: Scene, y: Samples, p: SoundParameters) -> Samples:
    rate = scene.content.rate
    before, after = scene.levels, band_gains.band_levels(y, rate, scene.device)
    usable = BAND_HZ < rate / 2.2
    hz = BAND_HZ
    floor = before.max() - 70
    pb, pa = (10 ** (v / 10) for v in (np.maximum(before, floor), np.maximum(after, after.max() - 70)))
    def centre(power, gain=0.0):
        w = power.mean(1) * hz * usable * 10 ** (gain / 10)
        return np.log2((w * hz).sum() / w.sum())
    def band(power, gain, lo, hi):
        k = (hz >= lo) & (hz < hi)
        w = hz[k] * 10 ** (np.broadcast_to(gain, hz.shape)[k] / 10)
        return (10 * np.log10((power[k] * w[:, None]).sum(0) / hz[k].sum())).mean()
    def lowmid(power, gain=0.0):
        return band(power, gain, 150, 500) - (band(power, gain, 50, 110) + band(power, gain, 800, 2500)) / 2
    want_c, want_l = centre(pb) + p.brightness, lowmid(pb) + p.low_mid
    o = np.clip(np.log2(hz / 700), -3.5, 3.5)
    bell = np.exp(-0.5 * (np.log2(hz / 280) / 0.6) ** 2)
    tilt = height = 0.0
    for _ in range(4):
        lo, hi = -5.0, 5.0
        for _ in range(18):
            tilt = (lo + hi) / 2
            if centre(pa, tilt * o + height * bell) < want_c: lo = tilt
            else: hi = tilt
        height = float(np.clip(height + (want_l - lowmid(pa, tilt * o + height * bell)) / 0.8, -12, 12))
    TRACE["tilt"], TRACE["bell"] = tilt, height
    return equalise(y, rate, hz, tilt * o + height * bell)
