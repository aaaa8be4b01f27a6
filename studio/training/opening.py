"""From folders and settings to a recipe that is ready to be trained."""

from collections.abc import Generator
from typing import TypeVar, cast

from studio.core.errors import StudioError, UnreadableMedia
from studio.networks.dcgan import EDGE
from studio.training.any_look import AnyLook
from studio.training.crossing import Crossing, opened_sights
from studio.training.listing import TEXTURE, Found, listed, split, widened
from studio.training.music_look import MusicLook
from studio.training.patch_recipes import Convolutional, Dcgan
from studio.training.picture_look import PictureLook
from studio.training.recipe import Recipe
from studio.training.report import Reading, Report
from studio.training.settings import (
    AnyLookSettings,
    ConvolutionalSettings,
    CrossingSettings,
    DcganSettings,
    LookSettings,
    MusicLookSettings,
    PictureSettings,
    SoundLookSettings,
    SoundSettings,
)
from studio.training.sound_look import SoundLook
from studio.training.training import Training
from studio.training.works import Pictures, Sounds, opened_pictures, opened_sounds

Opened = TypeVar("Opened")

WITHOUT_CONTENT = ("dcgan",)
"""Recipes that make works of noise alone."""


def opened(training: Training) -> Generator[Report, None, Recipe]:
    """Read the works of a training's folders, a report after each, and make its recipe.

    Raises UnreadableMedia for folders without works, UnusableStyle for too many styles.
    """
    settings, device = training.settings, training.device
    if isinstance(settings, DcganSettings):
        return Dcgan(settings, (yield from _pictures(training, "style", EDGE, EDGE)), device)
    if training.content is None:
        raise UnreadableMedia(f"The recipe {training.recipe} needs contents", "give a folder of them with --content")
    if isinstance(settings, ConvolutionalSettings):
        contents = yield from _pictures(training, "content", 4 * settings.patch, settings.patch)
        return Convolutional(settings, contents, (yield from _pictures(training, "style", 4 * settings.patch, settings.patch)), device)
    if isinstance(settings, PictureSettings):
        return (yield from _look(training, settings))
    if isinstance(settings, CrossingSettings):
        music = yield from _sounds(training, "content")
        sights = yield from _reported(opened_sights(_found(training, "style", "image")))
        return Crossing(settings, music, sights, device)
    if isinstance(settings, SoundLookSettings):
        contents_heard = yield from _sounds(training, "content")
        return SoundLook(settings, contents_heard, (yield from _sounds(training, "style")), device)
    raise TypeError(f"there is no recipe for {type(settings).__name__}")


def _look(training: Training, settings: PictureSettings) -> Generator[Report, None, Recipe]:
    """A stylizer of pictures, by some styles, by any or by music."""
    contents = yield from _pictures(training, "content", settings.size, settings.patch)
    if isinstance(settings, MusicLookSettings):
        return (yield from _reported(MusicLook.opened(settings, contents, _found(training, "style", "audio"), training.device)))
    styles = yield from _pictures(training, "style", settings.size, settings.patch)
    if isinstance(settings, AnyLookSettings):
        return (yield from _reported(AnyLook.opened(settings, contents, styles, training.device)))
    if isinstance(settings, LookSettings):
        return (yield from _reported(PictureLook.opened(settings, contents, styles, training.device)))
    raise TypeError(f"there is no look for {type(settings).__name__}")


def _pictures(training: Training, folder: str, size: int, patch: int) -> Generator[Report, None, Pictures]:
    return (yield from _reported(opened_pictures(_found(training, folder, "image"), size, patch)))


def _sounds(training: Training, folder: str) -> Generator[Report, None, Sounds]:
    settings = cast(SoundSettings, training.settings)
    return (yield from _reported(opened_sounds(_found(training, folder, "audio"), settings.patch)))


def _found(training: Training, folder: str, kind: str) -> Found:
    """The works of a folder; what is to be kept, or what is learnt from where nothing is, is widened by works that are made up."""
    found = listed(getattr(training, folder), kind, training.weights)
    if not any(work.weight for work in split(found.works)[0]):
        raise StudioError("All works to learn from have the weight 0", "give some of them a greater one")
    if folder == "content" or training.recipe in WITHOUT_CONTENT:
        return widened(found, kind, training.settings.procedural)
    if training.recipe == "audio":
        return widened(found, TEXTURE, training.settings.procedural)
    return found


def _reported(reading: Reading[Opened] | Generator[float, None, Opened]) -> Generator[Report, None, Opened]:
    """The reading's steps as reports of step 0."""
    while True:
        try:
            step = next(reading)
        except StopIteration as stop:
            return cast(Opened, stop.value)
        yield step if isinstance(step, Report) else Report(0.0)
