"""Painting onto music: the picture's mood, surface and space are laid on a sound that keeps its tune."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.job import Update
from studio.core.remember import Remembered
from studio.document.document import LiveDocument, TransferRequest, Work, proportions
from studio.document.reference import Table, table_of
from studio.document.settings import SoundFromPictureSettings
from studio.effects.dynamics import levels, spread_levels
from studio.effects.equaliser import equalise
from studio.effects.loudness import finish
from studio.mapping.mapper import SoundParameters, adjusted, at_strength, sound_parameters
from studio.mapping.picture_bands import BAND_HZ, Blend, Field, height_profile
from studio.mapping.reading import cropped
from studio.mapping.targets import with_affect
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.region import WHOLE
from studio.style.audio_style import key, tempo
from studio.style.image_style import Lab, describe, oklab_of
from studio.style.profile import describe as profiled
from studio.transfer.band_gains import apply_gains, band_levels, hop_length
from studio.transfer.learnt_crossing import crossed
from studio.transfer.picture_gains import Chance, picture_gains
from studio.transfer.picture_vgg import picture_seen
from studio.transfer.plate_layer import plate_layer
from studio.transfer.reading import Passage, in_turn, passages
from studio.transfer.sound_chain import events, front, space, spared, spill, surface, widened_by
from studio.transfer.spectral_targets import correction, heights, outskirts

Samples = NDArray[np.float32]
Sight = tuple[Lab, dict[str, float]]
Steps = Generator[Update[Work], None, Samples]

FULL_STRENGTH = 0.8
"""The strength at which the mapping is meant as it stands; beyond it everything is bolder."""
TEMPERATURE = 0.6
"""Standard deviation that noise 1 adds to the z-scores."""
PURITY = 0.5
"""How far what lies between the partials is taken down for a picture without any colour; at .9 grey pictures leave musical noise."""
TEXTURE_DEPTH = 1.3
"""The method texture cuts deeper, since it does nothing else."""
REGISTER_DB = 4.0
"""How far the register lifts what lies an octave and a half over the middle of the sound, and takes down what lies as far under it."""
SILENCE = 1e-6
_EXCERPT_SECONDS = 30
_LONGEST_QUICK_LOOK = 20.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What stays the same while the sliders move: the sound, the pictures, the mean of their z-scores, and what was heard in the sound."""

    content: Audio
    blend: Blend
    z: dict[str, float]
    levels: Field
    tempo: float
    device: torch.device

    @property
    def frame_rate(self) -> float:
        """Columns of the fields in a second."""
        return self.content.rate / hop_length(self.content.rate)


def transfer(request: TransferRequest, live: LiveDocument) -> Iterator[Update[Work]]:
    """Lay the request's pictures on its sound: the same frames, channels and rate, as loud, −1 dBTP at most.

    `live` may change what is turned while it runs; a change restarts the render, the analysis stays. Method synaesthesia is the whole
    mapping, texture the pictures' light and dark alone, plate a sound made of the pictures that breathes with the content, vgg their
    brushwork as a network sees it, realtime what a trained network makes of the mapping, without one the quick look. Where the pictures
    are read over time or act in spans, each passage is made from what is read in it, and where nothing is the content stays as it is.
    """
    content = cast(Audio, request.content)
    if float(np.abs(content.samples).max()) < SILENCE or _settings(live).strength == 0:
        yield Update(1.0, content, final=True)
        return
    seen = sights(request)
    yield Update(0.1)
    beat, tonality = beat_and_key(cast(Audio, request.whole or content))
    yield Update(0.12)
    labs = [lab for (lab, _), _ in seen]
    spans = [style.span for style in request.document.styles if style.weight > 0]
    read = passages(_settings(live).reading, cast(Audio, request.whole or content), labs, content, request.begins, spans)
    table = table_of(_settings(live).reference)
    scenes = []
    for passage in read:
        scenes.append(look(_heard(content, passage), _part(seen, passage, table), beat, torch.device(request.device)))
        yield Update(0.15)
    settings, seed = _settings(live), request.document.seed
    yield Update(0.2, content.with_samples(_at_once(in_turn(content, read, partial(_sketch, scenes, settings, seed)))))
    while True:
        settings = _settings(live)
        samples = yield from in_turn(content, read, partial(_passage, scenes, settings, seed, tonality))
        if len(read) > 1 and not any(spans):
            samples = finish(samples, content.samples, content.rate)
        if _settings(live) == settings:
            break
        yield Update(0.25, content.with_samples(samples))
    yield Update(1.0, content.with_samples(samples), final=True)


def _settings(live: LiveDocument) -> SoundFromPictureSettings:
    return cast(SoundFromPictureSettings, live().settings)


def _heard(content: Audio, passage: Passage) -> Audio:
    """The passage of a content, the content itself where it is all of it."""
    whole = (passage.first, passage.last) == (0, content.frames)
    return content if whole else content.with_samples(content.samples[passage.first : passage.last])


def _part(seen: tuple[tuple[Sight, float], ...], passage: Passage, table: Table | None) -> tuple[tuple[Sight, float], ...]:
    """The parts of the pictures that a passage reads, as if they were all there is; none where no picture acts."""
    parts = [each for each, acts in zip(zip(seen, passage.regions, strict=True), passage.acting, strict=True) if acts]
    shares = proportions([weight for (_, weight), _ in parts])
    sights = [sight if region == WHOLE else _sight(cropped(sight[0], region), table) for (sight, _), region in parts]
    return tuple(zip(sights, shares, strict=True))


def _sight(lab: Lab, table: Table | None) -> Sight:
    found = profiled("image", describe(lab), table=table)
    return lab, with_affect({name: attribute.z for name, attribute in found.attributes.items()}, found.affect)


def _passage(scenes: list[Scene], settings: SoundFromPictureSettings, seed: int, tonality: tuple[int, str], number: int) -> Steps:
    """One passage of the result."""
    scene = scenes[number]
    return (yield from _render(scene, settings, seed, tonality)) if scene.blend else scene.content.samples


def _sketch(scenes: list[Scene], settings: SoundFromPictureSettings, seed: int, number: int) -> Steps:
    """The quick look as the one step of a passage."""
    yield Update(1.0)
    return _quick_look(scenes[number], settings, seed) if scenes[number].blend else scenes[number].content.samples


def _at_once(steps: Steps) -> Samples:
    """What `steps` return, without stopping in between."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            made: Samples = stop.value
            return made


def sights(request: TransferRequest) -> tuple[tuple[Sight, float], ...]:
    """The request's pictures as they are seen, and their weights; each remembered."""
    weighed = zip(request.styles, request.document.weights, strict=True)
    reference = cast(SoundFromPictureSettings, request.document.settings).reference
    return tuple((_seen(cast(Image, style), reference), weight) for style, weight in weighed if weight > 0)


def beat_and_key(work: Audio) -> tuple[float, tuple[int, str]]:
    """Tempo and key of a work, heard in its first half minute and remembered."""
    excerpt = work.samples[: _EXCERPT_SECONDS * work.rate]
    return _HEARD.get((work,), (), lambda: (tempo(excerpt, work.rate), key(excerpt, work.rate)))


def _seen(work: Image, reference: str) -> Sight:
    """A picture in OKLab and its z-scores by a table, with its moods, remembered."""

    return _SEEN.get((work,), reference, lambda: _sight(oklab_of(work), table_of(reference)))


def look(content: Audio, seen: tuple[tuple[Sight, float], ...], beat: float, device: torch.device) -> Scene:
    """What stays the same while the sliders move; the levels of the content are remembered."""
    z: dict[str, float] = {}
    for (_, scores), weight in seen:
        for name, value in scores.items():
            z[name] = z.get(name, 0.0) + weight * value
    found = _LEVELS.get((content,), str(device), lambda: band_levels(content.samples, content.rate, device))
    return Scene(content, tuple((lab, weight) for (lab, _), weight in seen), z, found, beat, device)


_SEEN: Remembered[Sight] = Remembered()
_HEARD: Remembered[tuple[float, tuple[int, str]]] = Remembered()
_LEVELS: Remembered[Field] = Remembered()


def draw(scene: Scene, settings: SoundFromPictureSettings, seed: int) -> tuple[SoundParameters, Chance]:
    """The parameters at the settings' strength, and what the seed decides; without noise it decides nothing."""
    generator = np.random.default_rng(seed)
    shares = generator.random(3)
    jitter = settings.noise * TEMPERATURE * generator.standard_normal(len(scene.z))
    moved = {name: value + float(step) for (name, value), step in zip(scene.z.items(), jitter, strict=True)}
    chance = Chance(
        offset=float(settings.noise * shares[0]),
        row=float(0.5 + settings.noise * 0.6 * (shares[1] - 0.5)),
        phase=float(settings.noise * shares[2]),
        noise=settings.noise,
        seed=seed,
    )
    heard = sound_parameters(moved, settings.amount, settings.matrix)
    meant = adjusted(heard, settings.surface, settings.tone, settings.space, settings.stretch)
    return at_strength(meant, settings.strength / FULL_STRENGTH), chance


def _quick_look(scene: Scene, settings: SoundFromPictureSettings, seed: int) -> Samples:
    """The whole length with the picture's gains and tone colour alone; of long sounds the tone colour, as high as the content."""
    content = scene.content
    parameters, chance = draw(scene, settings, seed)
    if content.seconds > _LONGEST_QUICK_LOOK:
        coloured = equalise(content.samples, content.rate, BAND_HZ, _tone(scene, scene.levels, scene.levels, parameters))
        return coloured * np.float32(np.abs(content.samples).max() / (np.abs(coloured).max() + 1e-9))
    samples = np.concatenate(list(apply_gains(content.samples, content.rate, _gains(scene, parameters, chance), scene.device)))
    return finish(_toned(scene, samples, scene.levels, parameters), content.samples, content.rate)


def _render(scene: Scene, settings: SoundFromPictureSettings, seed: int, tonality: tuple[int, str]) -> Steps:
    """The result at `settings`, step by step; returns the samples."""
    content = scene.content
    if settings.method == "realtime":
        if not settings.model:
            return _quick_look(scene, settings, seed)
        return finish((yield from crossed(content, scene.z, settings, seed, str(scene.device))), content.samples, content.rate)
    parameters, chance = draw(scene, settings, seed)
    if settings.method == "vgg":
        samples = yield from picture_seen(content, scene.blend, settings, seed, str(scene.device))
    elif settings.method == "texture":
        samples = yield from _gained(scene, content.samples, texture_alone(parameters), chance)
    elif settings.method == "plate":
        samples = yield from plate_layer(content, scene.blend, scene.levels, scene.device, tonality, parameters, chance)
    else:
        samples = yield from _synaesthesia(scene, parameters, chance, tonality)
    return finish(samples, content.samples, content.rate)


def texture_alone(parameters: SoundParameters) -> SoundParameters:
    """The parameters of the method texture: light, dark, pace and colours alone."""
    deep = TEXTURE_DEPTH * parameters.mask_depth
    return SoundParameters(mask_depth=deep, movement=parameters.movement, width=parameters.width, stretch=parameters.stretch)


def _synaesthesia(scene: Scene, parameters: SoundParameters, chance: Chance, tonality: tuple[int, str]) -> Steps:
    """The whole chain: partials, the picture's gains, tremolo and roughness, its room, its tone colour, its range of levels."""
    content, rate = scene.content, scene.content.rate
    samples = front(content.samples, rate, parameters)
    middle = band_levels(samples, rate, scene.device)
    taken_back = spill(scene.levels, middle)
    samples = equalise(samples, rate, BAND_HZ, taken_back)
    middle = middle + taken_back.astype(np.float32)[:, None]
    yield Update(0.4)
    samples = yield from _gained(scene, samples, parameters, chance)
    samples = events(samples, rate, parameters, scene.levels, scene.frame_rate, scene.tempo)
    samples = surface(samples, rate, parameters, scene.blend, scene.levels, scene.frame_rate, chance)
    yield Update(0.65)
    samples = space(samples, rate, parameters, scene.blend, tonality, chance)
    yield Update(0.8)
    samples = _toned(scene, samples, middle, parameters)
    yield Update(0.9)
    return widened_by(
        spread_levels(samples, rate, float(levels(content.samples, rate).std()) * 2**parameters.spread), rate, parameters.stereo
    )


def _gains(scene: Scene, parameters: SoundParameters, chance: Chance) -> Field:
    return picture_gains(scene.blend, parameters, scene.levels, scene.tempo, scene.frame_rate, scene.content.channels, chance)


def _gained(scene: Scene, samples: Samples, parameters: SoundParameters, chance: Chance) -> Steps:
    """`samples` under the picture's gains, a stretch of a few seconds at a time."""
    parts: list[Samples] = []
    gains = _gains(scene, parameters, chance)
    for part in apply_gains(samples, scene.content.rate, gains, scene.device, PURITY * max(0.0, -parameters.richness)):
        parts.append(part)
        yield Update(0.4 + 0.2 * sum(map(len, parts)) / len(samples))
    return np.concatenate(parts)


def _toned(scene: Scene, samples: Samples, middle: Field, parameters: SoundParameters) -> Samples:
    """`samples` as bright and warm as the mapping wants them against the content; `middle`: levels before the picture was cut in."""
    rate = scene.content.rate
    curve = _tone(scene, middle, band_levels(samples, rate, scene.device), parameters)
    return equalise(samples, rate, BAND_HZ, curve)


def _tone(scene: Scene, middle: Field, after: Field, parameters: SoundParameters) -> NDArray[np.float64]:
    """(96,) dB that take a sound of band levels `after` to the tone colour wanted, as far as the content's own bands carry it."""
    profile = parameters.profile_depth * sum(weight * height_profile(lab) for lab, weight in scene.blend)
    profile = profile + parameters.breadth * outskirts(scene.levels) + parameters.register * REGISTER_DB * heights(scene.levels)
    return spared(correction(scene.levels, middle, after, np.asarray(profile), parameters, scene.content.rate), scene.levels)
