"""Timings of the engines on the bundled works: what a person waits for. (`picture_bench`: picture onto picture by size and method.)"""

import platform
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch

from studio.core.job import Request
from studio.core.params import from_dict
from studio.core.paths import resource
from studio.document.document import Document, Source, Style, TransferRequest, Work
from studio.document.settings import SETTINGS
from studio.evaluate.chain_bench import chain_costs
from studio.evaluate.targets import (
    CANCEL,
    CHAIN_BLOCK,
    CHAIN_SECOND,
    FIRST_PICTURE,
    FIRST_PREVIEW,
    MUSIC_ONTO_PAINTING,
    PICTURES,
    TEN_SECONDS_OF_SOUND,
)
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.transfer.engine import transfer

IMAGE, SOUND = "image", "sound"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was timed, the median in seconds, the target for two CPU cores."""

    name: str
    seconds: float
    target: float


@dataclass(frozen=True, slots=True)
class _Trial:
    """A transfer to time: its part of the bench, works and settings, the seconds it may take (for ten of its sound) and to the first."""

    name: str
    part: str
    content: str
    style: str
    settings: dict[str, object]
    target: float
    per_ten_seconds: bool = False
    first: float = FIRST_PREVIEW


_TRIALS = (
    _Trial(
        "picture onto picture, 512 px, preview",
        IMAGE,
        "harbour",
        "seascape",
        {"size": 512, "quality": "preview"},
        PICTURES["cpu", "sandwich-preview", 512],
        first=FIRST_PICTURE,
    ),
    _Trial(
        "picture onto picture, 512 px, standard",
        IMAGE,
        "harbour",
        "seascape",
        {"size": 512},
        PICTURES["cpu", "sandwich-standard", 512],
        first=FIRST_PICTURE,
    ),
    _Trial("music onto painting, 512 px", IMAGE, "harbour", "canon", {"size": 512}, MUSIC_ONTO_PAINTING),
    _Trial("painting onto music, 10 s of stereo", SOUND, "canon", "seascape", {}, TEN_SECONDS_OF_SOUND, True),
    _Trial("sound onto sound, 10 s of stereo", SOUND, "canon", "breakbeat", {}, TEN_SECONDS_OF_SOUND, True),
)


def machine(device: str) -> str:
    """The machine in words: processor, threads, torch, device."""
    name = torch.cuda.get_device_name() if device == "cuda" else platform.processor() or platform.machine()
    return f"{platform.system()} {name}, {torch.get_num_threads()} threads, torch {torch.__version__}, {device}"


def bench(part: str, device: str, times: int) -> list[Figure]:
    """Medians of `times` runs of each trial of `part` ("image", "sound" or "all"), each after one run that warms up."""
    figures: list[Figure] = []
    for trial in _TRIALS:
        if part not in (trial.part, "all"):
            continue
        request = _request(trial, device)
        timed(request)
        runs = [timed(request) for _ in range(times)]
        unit = 10.0 / request.content.seconds if trial.per_ten_seconds and isinstance(request.content, Audio) else 1.0
        figures.append(Figure(trial.name, unit * statistics.median(run[-1] for run in runs), trial.target))
        figures.append(Figure("  its first preview", statistics.median(run[0] for run in runs), trial.first))
    if part in (SOUND, "all"):
        share, worst = chain_costs()
        figures.append(Figure("realtime chain, every effect, a second of stereo", share, CHAIN_SECOND))
        figures.append(Figure("  its dearest block of 1024 frames (21 ms)", worst, CHAIN_BLOCK))
    if part in (IMAGE, "all"):
        figures.append(Figure("cancel of a picture, seconds until it is over", _cancelled(_request(_TRIALS[1], device)), CANCEL))
    return figures


def check_transfers(device: str) -> int:
    """Run a small transfer of every pair on works made on the spot; the number of pairs, RuntimeError where a result is wrong."""
    random = np.random.default_rng(0)
    picture = Image(np.clip(random.random((64, 96, 3)) * 0.3 + np.linspace(0, 0.7, 96)[None, :, None], 0, 1))
    wave = np.sin(np.cumsum(np.linspace(0.02, 0.08, 22_050)))[:, None] * np.hanning(22_050)[:, None]
    works: dict[str, Work] = {"image": picture, "audio": Audio(np.asarray(0.3 * wave, dtype=np.float32), 22_050)}
    for content, style in SETTINGS:
        request = request_of(works[content], works[style], {"quality": "preview"}, device)
        result = list(transfer(request, partial(_document, request)))[-1].preview
        values = result.pixels if isinstance(result, Image) else result.samples if result else np.array([np.nan])
        if not np.isfinite(values).all():
            raise RuntimeError(f"a transfer of {style} onto {content} gave no work")
    return len(SETTINGS)


def _source(kind: str) -> Source:
    return Source(resource(), "", kind)


def _request(trial: _Trial, device: str) -> TransferRequest:
    return request_of(bundled(trial.content), bundled(trial.style), trial.settings, device)


def request_of(content: Work, style: Work, settings: dict[str, object], device: str) -> TransferRequest:
    """A transfer of two works that have no files; settings not named are the defaults."""
    kinds = "audio" if isinstance(content, Audio) else "image", "audio" if isinstance(style, Audio) else "image"
    document = Document(_source(kinds[0]), (Style(_source(kinds[1])),), from_dict(SETTINGS[kinds], settings))
    return Request(document, content, (style,), device)


def _document(request: TransferRequest) -> Document:
    return request.document


def bundled(name: str) -> Work:
    """The work of that name that comes with the program."""
    return files.read(next(path for path in sorted(resource("works").iterdir()) if path.stem == name))


def timed(request: TransferRequest) -> tuple[float, float]:
    """Seconds to the first preview and to the final."""
    started = time.perf_counter()
    first = 0.0
    for update in transfer(request, partial(_document, request)):
        if update.preview is not None and not first:
            first = time.perf_counter() - started
    return first, time.perf_counter() - started


def _cancelled(request: TransferRequest) -> float:
    """The longest that a job goes on after it was told to stop: the longest time between two updates."""
    longest, before = 0.0, time.perf_counter()
    with closing(transfer(request, partial(_document, request))) as updates:
        for _ in _ticks(updates):
            now = time.perf_counter()
            longest, before = max(longest, now - before), now
    return longest


def _ticks(updates: Iterator[object]) -> Iterator[None]:
    for _ in updates:
        yield None
