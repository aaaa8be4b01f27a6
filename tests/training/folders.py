"""Small folders of works made on the spot."""

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile
from PIL import Image as Pillow

from tests.transfer.works import picture, sound

Made = TypeVar("Made")


def returned(steps: Generator[object, object, Made]) -> Made:
    """What a generator returns at its end."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            made: Made = stop.value
            return made


def pictures(folder: Path, count: int, edge: int = 48, first: int = 0) -> Path:
    """So many soft pictures in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        pixels = picture(number, edge, edge + 8).pixels
        Pillow.fromarray((255 * pixels).astype(np.uint8)).save(folder / f"{number:02d}.png")
    return folder


def stripes(folder: Path, count: int, edge: int = 64) -> Path:
    """So many pictures of orange and dark blue stripes, a style that is easily told."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        y, x = np.mgrid[:edge, :edge]
        wave = 0.5 + 0.5 * np.sin((x + (0.3 + 0.1 * number) * y) * 0.9)
        pixels = wave[..., None] * np.array([1.0, 0.6, 0.1]) + (1 - wave[..., None]) * np.array([0.05, 0.1, 0.4])
        Pillow.fromarray((255 * pixels).astype(np.uint8)).save(folder / f"stripes{number}.png")
    return folder


def sounds(folder: Path, count: int, seconds: float = 3.0, first: int = 0) -> Path:
    """So many sounds of plucked notes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        made = sound(number, seconds)
        soundfile.write(folder / f"{number:02d}.wav", made.samples, made.rate)
    return folder


def hiss(folder: Path, count: int, seconds: float = 3.0) -> Path:
    """So many sounds of trembling noise, a style that is easily told."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        random = np.random.default_rng(number)
        time = np.arange(int(seconds * 22_050)) / 22_050
        samples = 0.1 * random.standard_normal(len(time)) * (1.05 + np.sin(2 * np.pi * 9 * time))
        soundfile.write(folder / f"hiss{number}.wav", samples.astype(np.float32), 22_050)
    return folder
