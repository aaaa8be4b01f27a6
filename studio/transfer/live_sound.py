"""A transfer onto a sound as knobs and tables of the realtime chain: what is heard at once, until the render is there."""

from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from studio.core.remember import Remembered
from studio.document.document import TransferRequest
from studio.document.ensemble_settings import members
from studio.document.settings import AudioSettings, SoundFromPictureSettings, TransferSettings
from studio.document.stages import stages
from studio.effects.dynamics import levels
from studio.effects.live.values import ChainParameters, ChainTables
from studio.effects.room import room_response
from studio.mapping.picture_bands import BAND_HZ, columns_for, height_profile, round_of, scan_line
from studio.media.audio import Audio
from studio.style.profile import profile
from studio.style.reverberation import decay_times
from studio.transfer.band_gains import band_levels, hop_length
from studio.transfer.fusion import staged
from studio.transfer.picture_gains import CURVE_RATE, beat_seconds, colour_pan, light_mask
from studio.transfer.sound_chain import DRIVE, even_partials, presence, response_of
from studio.transfer.spectral_targets import tilt_and_bell
from studio.transfer.strangeness import estranged
from studio.transfer.synaesthesia import FULL_STRENGTH, SILENCE, Scene, beat_and_key, draw, look, sights, texture_alone

Curve = NDArray[np.float64]

LISTENED_SECONDS = 30
"""So much of the content is heard in advance, so that a sound of an hour is answered as fast as one of a minute."""
CURVE_SECONDS = 30.0
MATCHED = {"layer": 0.45, "texture": 0.3, "mosaic": 0.45}
"""How much of the way to the styles' spectrum a method goes, where it is not all: they keep tune and rhythm. Measured on bundled works."""

_CPU = torch.device("cpu")
_COLUMNS = 64
_HIGHEST_MATCH_DB, _MATCH_BANDS = 15.0, 3.0
_ATTACK, _SUSTAIN, _ROUGHNESS = -0.25, 0.25, 0.1


@dataclass(frozen=True, slots=True, eq=False)
class LiveSound:
    """How the chain is turned, and its tables; as long as nothing changes that they depend on, they are the same object."""

    parameters: ChainParameters
    tables: ChainTables


def live_sound(request: TransferRequest) -> LiveSound | None:
    """What the chain can do of `request`; None where it can do nothing of it: silence, the methods plate and vgg, styles that act in spans.

    Of an ensemble it is the heaviest member. Left out are what needs the whole sound (unison, harmony, grains, fields of gains), and
    beside pictures the sounds; a second of work at first, then some milliseconds.
    """
    request = estranged(request)
    first = stages(request.document)[0]
    request = request if first is request.document else staged(request, first, request.content)
    request = replace(request, document=replace(request.document, settings=_leading(request.document.settings)))
    content, settings = request.content, request.document.settings
    if not isinstance(content, Audio) or float(np.abs(_listened(content).samples).max(initial=0)) < SILENCE:
        return None
    if any(style.span for style in request.document.styles):
        return None
    if isinstance(settings, SoundFromPictureSettings) and settings.method not in ("plate", "vgg"):
        return _of_pictures(request, content, settings)
    if isinstance(settings, AudioSettings):
        return _of_sounds(request, content, settings)
    return None


def _leading(settings: TransferSettings) -> TransferSettings:
    """The settings of an ensemble's heaviest member; those of any other method themselves."""
    return max(members(settings), key=lambda member: member[1])[0]


def _listened(work: Audio) -> Audio:
    """The middle of a long work, the same object each time."""
    frames = LISTENED_SECONDS * work.rate
    first = max(0, (work.frames - frames) // 2)
    return _EXCERPTS.get((work,), (), lambda: work if work.frames <= frames else work.with_samples(work.samples[first : first + frames]))


_EXCERPTS: Remembered[Audio] = Remembered()
_TABLES: Remembered[ChainTables] = Remembered()
_LEVELS: Remembered[Curve] = Remembered()
_TRAITS: Remembered[dict[str, float]] = Remembered()


def _of_pictures(request: TransferRequest, content: Audio, settings: SoundFromPictureSettings) -> LiveSound:
    """The mapping of `transfer.synaesthesia`, its tone colour solved for as in its first look."""
    beat, key = beat_and_key(content)
    scene = look(_listened(content), sights(request), beat, _CPU)
    seed = request.document.seed
    parameters, _ = draw(scene, settings, seed)
    pictures = tuple(style for style, weight in zip(request.styles, request.document.weights, strict=True) if weight > 0)
    said = (request.document.weights, replace(settings, strength=FULL_STRENGTH, surface=1.0, tone=1.0, space=1.0), seed)
    tables = _TABLES.get((content, *pictures), said, lambda: _picture_tables(scene, said[1], seed, key))
    if settings.method == "texture":
        parameters = texture_alone(parameters)
    tilt = bell = 0.0
    if parameters.brightness or parameters.low_mid or parameters.profile_depth:
        few = scene.levels[:, :: max(1, scene.levels.shape[1] // _COLUMNS)]
        shape = parameters.profile_depth * tables.profile.astype(np.float64)
        tilt, bell = tilt_and_bell(few, few, shape, parameters, content.rate)
    knobs = ChainParameters(
        drive=DRIVE * parameters.drive,
        bias=even_partials(parameters),
        register=parameters.register,
        tilt=tilt,
        warmth=bell,
        profile=parameters.profile_depth,
        mask=parameters.mask_depth,
        width=parameters.width if content.channels == 2 else 0.0,
        ripple=parameters.ripple_depth,
        ripple_rate=parameters.ripple_rate,
        tremolo=parameters.tremolo_depth,
        tremolo_rate=parameters.tremolo_rate,
        roughness=parameters.roughness,
        roughness_rate=parameters.roughness_rate,
        room=parameters.wet,
        attack=parameters.attack,
        sustain=parameters.sustain,
        dynamics=parameters.spread,
        stereo=parameters.stereo if content.channels == 2 else 0.0,
    )
    return LiveSound(knobs, tables)


def _picture_tables(scene: Scene, settings: SoundFromPictureSettings, seed: int, key: tuple[int, str]) -> ChainTables:
    """Room, mask, colours, heights and scan line of the pictures, one round of the heaviest one long."""
    parameters, chance = draw(scene, settings, seed)
    rate, blend = scene.content.rate, scene.blend
    frame_rate = rate / hop_length(rate)
    height = beat_seconds(scene.tempo, parameters.stretch)
    columns = round_of(columns_for(max(blend, key=lambda seen: seen[1])[0], height, frame_rate))
    lines = [weight * scan_line(lab, chance.row, parameters.tremolo_rate, CURVE_SECONDS, int(CURVE_RATE)) for lab, weight in blend]
    return ChainTables(
        response=response_of(rate, 2, parameters, blend, key, chance),
        mask=light_mask(blend, columns, height, frame_rate, chance.offset, parameters.stretch),
        colours=colour_pan(blend, columns, height, frame_rate, chance.offset),
        mask_seconds=columns / frame_rate,
        profile=np.sum([weight * height_profile(lab) for lab, weight in blend], axis=0).astype(np.float32),
        curve=np.sum(lines, axis=0).astype(np.float32),
        curve_swings=CURVE_SECONDS * parameters.tremolo_rate,
        band_hz=BAND_HZ,
    )


def _of_sounds(request: TransferRequest, content: Audio, settings: AudioSettings) -> LiveSound:
    """Tone colour, range of levels, attacks, tails, roughness and room of the styles, as far as they differ from the content's."""
    styles = [(cast(Audio, style), share) for style, share in zip(request.styles, request.document.weights, strict=True) if share > 0]
    works, shares = zip(*styles, strict=True)
    tables = _TABLES.get((content, *works), shares, lambda: _sound_tables(content, styles))
    own = _traits(content)
    other = {name: sum(share * _traits(style)[name] for style, share in styles) for name in own}
    moved = settings.strength * settings.texture
    wet = settings.strength * settings.space
    spread = max(0.2, own["spread"] + settings.strength * settings.dynamics * (other["spread"] - own["spread"]))
    return LiveSound(
        ChainParameters(
            profile=settings.strength * settings.timbre * MATCHED.get(settings.method, 1.0),
            dynamics=float(np.clip(np.log2(spread / max(0.2, own["spread"])), -1, 1)),
            attack=_bounded(moved * _ATTACK * (other["attack"] - own["attack"])),
            sustain=_bounded(moved * _SUSTAIN * (other["decay"] - own["decay"])),
            roughness=max(0.0, _bounded(moved * _ROUGHNESS * (other["roughness"] - own["roughness"]))),
            room=wet / (1 + wet / 2) if wet else 0.0,
        ),
        tables,
    )


def _bounded(value: float) -> float:
    return max(-0.8, min(0.8, value))


def _traits(work: Audio) -> dict[str, float]:
    """z-scores of attack, decay and roughness, and the spread of the levels in dB; remembered."""

    def measure() -> dict[str, float]:
        listened = _listened(work)
        found = profile(listened)
        return {name: found.z(name) for name in ("attack", "decay", "roughness")} | {
            "spread": float(levels(listened.samples, work.rate).std())
        }

    return _TRAITS.get((work,), (), measure)


def _spectrum(work: Audio) -> Curve:
    """(96,) long-term level of each band in dB, together 0; remembered."""

    def measure() -> Curve:
        listened = _listened(work)
        power = (10 ** (band_levels(listened.samples, work.rate, _CPU).astype(np.float64) / 10)).mean(axis=1)
        return np.asarray(10 * np.log10(power / (power * BAND_HZ).sum() + 1e-12))

    return _LEVELS.get((work,), (), measure)


def _sound_tables(content: Audio, styles: list[tuple[Audio, float]]) -> ChainTables:
    """An equaliser from the content's spectrum to the styles', and a room that dies away as they do."""
    own = _spectrum(content)
    wanted = sum(share * _spectrum(style) for style, share in styles)
    match = gaussian_filter1d(np.clip(wanted - own, -2 * _HIGHEST_MATCH_DB, 2 * _HIGHEST_MATCH_DB), _MATCH_BANDS, mode="nearest")
    match = match - match[(BAND_HZ > 100) & (BAND_HZ < 8000)].mean()
    heard = presence(np.asarray(own[:, None], dtype=np.float32))
    match = np.minimum(match, np.maximum(match, 0) * heard)
    decays = sum(share * _decays(style) for style, share in styles)
    return ChainTables(
        response=room_response(np.asarray(decays), content.rate, 2),
        profile=np.clip(match, -_HIGHEST_MATCH_DB, _HIGHEST_MATCH_DB).astype(np.float32),
        band_hz=BAND_HZ,
    )


def _decays(style: Audio) -> Curve:
    """(7,) seconds in which the octaves of `effects.room` die away in a style."""
    listened = _listened(style)
    power = 10 ** (band_levels(listened.samples, style.rate, _CPU) / 10)
    return decay_times(power, style.rate / hop_length(style.rate), BAND_HZ)
