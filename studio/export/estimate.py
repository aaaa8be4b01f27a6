"""What an export will cost, before it is made: seconds, bytes in the file, memory; and what stands in its way."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.core.errors import DiskFull, OutOfMemory, StudioError, UnsupportedMedia
from studio.core.large_arrays import LARGE, SHARE
from studio.core.memory import available_memory
from studio.document import speeds
from studio.document.document import Document, Work
from studio.document.ensemble_settings import members
from studio.document.parts import parts_of
from studio.document.stages import stages
from studio.document.transfer_settings import TransferSettings
from studio.export.formats import check_edges, check_sound
from studio.export.options import PLAIN, ExportOptions
from studio.export.stems import files_of
from studio.media.audio import Audio
from studio.media.names import shown
from studio.media.picture_files import LARGEST_MEGAPIXELS


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a work is: `width` × `height` pixels of a picture, or `frames` of `channels` at `rate` Hz of a sound."""

    width: int = 0
    height: int = 0
    frames: int = 0
    channels: int = 0
    rate: int = 0

    @staticmethod
    def of(work: Work) -> "Extent":
        """The extent of a work that was read."""
        if isinstance(work, Audio):
            return Extent(frames=work.frames, channels=work.channels, rate=work.rate)
        return Extent(work.width, work.height)

    @property
    def measure(self) -> float:
        """Megapixels of a picture, seconds of a sound."""
        return self.frames / self.rate if self.rate else self.width * self.height / 1e6

    def scaled(self, size: int) -> "Extent":
        """The extent of the picture with a long edge of `size` pixels; itself where that is 0 or it is a sound."""
        if not size or self.rate:
            return self
        scale = size / max(self.width, self.height)
        return Extent(max(1, round(self.width * scale)), max(1, round(self.height * scale)))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one way of working costs: `seconds` at once and for each megapixel or second of sound, `memory` likewise in bytes.

    On two cores of 2026, measured as docs/performance.md says. What a whole program takes, the largest that was seen. `filed`: its planes
    lie in files where they are large.
    """

    seconds: tuple[float, float]
    memory: tuple[float, float]
    filed: bool = False

    def bytes_for(self, measure: float, free: int | None) -> float:
        """The memory for so many megapixels or seconds of sound, where so much is free."""
        start, each = self.memory
        held = min(measure, _held(free)) if self.filed else measure
        return start + each * held + FILED * (measure - held)


def _held(free: int | None) -> float:
    """Megapixels up to which planes of three channels are held in memory."""
    return (LARGE if free is None else min(LARGE, free / SHARE)) / 12e6


FILED = 4e6
"""Bytes for each megapixel above."""

COSTS: dict[tuple[str, str], Cost] = {
    ("image+image", "sandwich"): Cost((0.3, 8.8), (1.10e9, 0.095e9), filed=True),
    ("image+image", "transport"): Cost((0.3, 8.2), (1.00e9, 0.095e9), filed=True),
    ("image+image", "palette"): Cost((0.1, 0.4), (0.80e9, 0.05e9), filed=True),
    ("image+image", "realtime"): Cost((0.4, 1.0), (1.00e9, 0.06e9), filed=True),
    ("image+audio", "strokes"): Cost((0.4, 2.4), (0.32e9, 0.21e9)),
    ("image+audio", "plate"): Cost((1.0, 6.5), (0.32e9, 0.25e9)),
    ("image+audio", "vgg"): Cost((1.0, 8.8), (1.10e9, 0.095e9), filed=True),
    ("image+audio", "realtime"): Cost((0.4, 0.4), (0.75e9, 0.10e9)),
    ("audio+audio", "layer"): Cost((0.2, 0.09), (0.12e9, 3.5e6)),
    ("audio+audio", "texture"): Cost((0.2, 0.07), (0.10e9, 3.5e6)),
    ("audio+audio", "mosaic"): Cost((0.2, 0.03), (0.10e9, 4.5e6)),
    ("audio+audio", "spectrum"): Cost((0.1, 0.02), (0.08e9, 3.0e6)),
    ("audio+audio", "vocoder"): Cost((0.1, 0.03), (0.09e9, 3.5e6)),
    ("audio+audio", "realtime"): Cost((0.1, 0.03), (0.10e9, 3.5e6)),
    ("audio+audio", "vgg"): Cost((1.0, 0.6), (0.5e9, 3.5e6)),
    ("audio+image", "synaesthesia"): Cost((0.3, 0.04), (0.08e9, 4.0e6)),
    ("audio+image", "plate"): Cost((0.4, 0.06), (0.10e9, 4.5e6)),
    ("audio+image", "texture"): Cost((0.3, 0.03), (0.08e9, 4.0e6)),
    ("audio+image", "realtime"): Cost((0.3, 0.03), (0.10e9, 3.5e6)),
    ("audio+image", "vgg"): Cost((1.0, 0.6), (0.5e9, 3.5e6)),
}
UNKNOWN = Cost((1.0, 10.0), (0.6e9, 0.3e9))
REFINED = (("image+image", "sandwich"), ("image+audio", "vgg"))
"""What has passes through VGG-19 at a size of their own."""
REFINING = {"preview": 0.0, "standard": 2.0, "best": 34.0}
"""Seconds that these take, whatever the size of the result."""

BLENDED = {"image": 45e6, "audio": 1.0e6}
"""Bytes that each member of an ensemble adds for each megapixel or second of sound."""

MASTERING, SEPARATING = 0.03, 0.04
"""Seconds for each second of sound: to bring it to a loudness, and to take it apart and write the stems."""

SPARE = 0.9
"""The share of what is free that a job may take."""

PIXEL_BYTES = {(".png", 8): 1.9, (".png", 16): 5.3, (".tif", 8): 2.0, (".tif", 16): 5.2}
"""Bytes a pixel of painted pictures."""

JPEG_BYTES = ((1, 30, 60, 80, 95, 100), (0.05, 0.12, 0.21, 0.33, 0.8, 1.4))
WEBP_BYTES = ((1, 30, 75, 90, 100), (0.03, 0.08, 0.18, 0.34, 0.8))
LOSSLESS_WEBP = 1.6
SAMPLE_BYTES = {".wav": 1.0, ".flac": 0.67}
"""Bytes in the file for each byte of samples."""

CHANNEL_BITS = {".ogg": 16_000.0, ".opus": 16_500.0, ".mp3": 16_000.0}
"""Bytes a second for each channel."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an export will cost, and `problem`, why it cannot be made; None where it can."""

    seconds: float
    file_bytes: float
    memory_bytes: float
    problem: StudioError | None = None


def estimate(document: Document, extent: Extent, path: Path, options: ExportOptions = PLAIN, free: int | None = None) -> Estimate:
    """The cost of making `document` with a result of `extent` and writing it to `path`.

    `free` is the memory that can be had in bytes, by default what the system says. Reads a small file, so that it learns from what was made
    before; decodes nothing.
    """
    free = available_memory() if free is None else free
    memory = _memory(document, extent, free)
    size = file_bytes(extent, path.suffix.lower(), options) * len(files_of(path, document, options))
    problem = _problem(document, extent, path, memory, size, options, free)
    seconds = predicted(document, extent) * (1 + bool(options.stems and parts_of(document))) + _after(extent, options)
    return Estimate(seconds * speeds.factor(document), size, memory, problem)


def _after(extent: Extent, options: ExportOptions) -> float:
    """Seconds that two cores need from the finished sound to the files."""
    mastering, separating = MASTERING * (options.ceiling is not None), SEPARATING * options.stems
    return (mastering + separating) * extent.measure if extent.rate else 0.0


def predicted(document: Document, extent: Extent) -> float:
    """Seconds that two cores of 2026 need; `speeds.learn` takes this beside the time that this machine needed."""
    return sum(_seconds(stage, extent) for stage in stages(document))


def _seconds(stage: Document, extent: Extent) -> float:
    return sum(_seconds_of(stage.pair, settings, extent) for settings, _ in members(stage.settings))


def _seconds_of(pair: str, settings: TransferSettings, extent: Extent) -> float:
    """Seconds of one member of an ensemble, or of the only method."""
    cost = _cost(pair, settings)
    refining = REFINING[settings.quality] if (pair, getattr(settings, "method", "")) in REFINED else 0.0
    return refining + cost.seconds[0] + cost.seconds[1] * extent.measure


def _memory(document: Document, extent: Extent, free: int | None) -> float:
    """Bytes that the dearest of the stages needs, where it is an ensemble with the works of all members and their octaves or spectra."""
    found = []
    for stage in stages(document):
        costs = [_cost(stage.pair, settings) for settings, _ in members(stage.settings)]
        held = len(costs) * BLENDED[stage.content.kind] * extent.measure if len(costs) > 1 else 0.0
        found.append(max(cost.bytes_for(extent.measure, free) for cost in costs) + held)
    return max(found)


def learn(document: Document, work: Work, seconds: float) -> None:
    """Remember how long the final `work` of `document` took on this machine. Raises DiskFull and UnwritableTarget."""
    speeds.learn(document, predicted(document, Extent.of(work)), seconds)


def file_bytes(extent: Extent, suffix: str, options: ExportOptions) -> float:
    """Bytes of the file, to a third or so: paint compresses less than sky."""
    if extent.rate:
        return _sound_bytes(extent, suffix, options)
    side = options.square
    pixels = min(side, extent.width) * min(side, extent.height) if side else extent.width * extent.height
    if suffix in (".jpg", ".jpeg"):
        return pixels * float(np.interp(options.quality or 95, *JPEG_BYTES))
    if suffix == ".webp":
        return pixels * (float(np.interp(options.quality, *WEBP_BYTES)) if options.quality else LOSSLESS_WEBP)
    return pixels * PIXEL_BYTES[".png" if suffix == ".png" else ".tif", options.bits or 8]


def _sound_bytes(extent: Extent, suffix: str, options: ExportOptions) -> float:
    if suffix in CHANNEL_BITS:
        return CHANNEL_BITS[suffix] * extent.channels * extent.measure
    return SAMPLE_BYTES[suffix] * extent.frames * extent.channels * (options.bits or 24) / 8


def _cost(pair: str, settings: TransferSettings) -> Cost:
    return COSTS.get((pair, getattr(settings, "method", "")), UNKNOWN)


def _problem(
    document: Document, extent: Extent, path: Path, memory: float, size: float, options: ExportOptions, free: int | None
) -> StudioError | None:
    """The first thing that stands in the way, None where the way is clear."""
    if document.content.kind == "image" and extent.measure > LARGEST_MEGAPIXELS:
        words = f"The result would have {extent.measure:.0f} megapixels"
        return UnsupportedMedia(words, f"up to {LARGEST_MEGAPIXELS} are made, choose a smaller size")
    if free is not None and memory > SPARE * free:
        return _shortage(memory, free)
    if (room := _room(path)) is not None and size > room:
        return DiskFull(f"There is no room for {shown(path)}", "free some space or choose another folder")
    try:
        if extent.rate:
            check_sound(path, extent.channels, extent.rate, extent.frames, options.bits)
        elif not options.square:
            check_edges(path, extent.width, extent.height)
    except StudioError as error:
        return error
    return None


def shortage(document: Document, content: Work) -> OutOfMemory:
    """The error that says what making `document` of `content` needs, and what can be had: for where memory gave out."""
    extent = Extent.of(content).scaled(getattr(document.settings, "size", 0))
    free = available_memory()
    return _shortage(_memory(document, extent, free), free or 0)


def _shortage(memory: float, free: int) -> OutOfMemory:
    words = f"This needs about {memory / 1e9:.1f} GB of memory, and {SPARE * free / 1e9:.1f} GB can be had"
    return OutOfMemory(words, "choose a smaller size, or close other programs")


def _room(path: Path) -> int | None:
    """Bytes free on the disk of the target."""
    try:
        return shutil.disk_usage(path.parent).free
    except (OSError, ValueError):
        return None
