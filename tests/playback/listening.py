"""How the tests of playback look at what was heard."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.media.audio import Audio
from studio.playback.boards import Controls
from studio.playback.mixer import Mixer
from studio.playback.player import Player
from studio.playback.voice import Voice, write_voice
from tests.playback.pulse import RATE, wait_for


def noise(seconds: float, seed: int = 0, level: float = 0.1, rate: int = RATE) -> np.ndarray:
    """(frames, 2) noise that is nowhere exactly zero but at its very first frame, so that a file of it starts in silence."""
    samples = np.random.default_rng(seed).standard_normal((round(seconds * rate), 2)).clip(-4, 4).astype(np.float32) * np.float32(level)
    samples[samples == 0] = np.float32(1e-4)
    samples[0] = 0
    return samples


def sine(seconds: float, frequency: float = 440.0, level: float = 0.3, phase: float = 0.0, rate: int = RATE) -> np.ndarray:
    """(frames, 2) a tone, the same on both sides."""
    tone = level * np.sin(2 * np.pi * frequency * np.arange(round(seconds * rate)) / rate + phase)
    return np.repeat(tone.astype(np.float32)[:, None], 2, axis=1)


def mixed(mixer: Mixer, frames: int, controls: Controls, block: int = 441) -> np.ndarray:
    """(frames, 2) what a mixer gives a device that asks for `block` frames at a time."""
    parts = []
    for start in range(0, frames, block):
        out = np.empty((min(block, frames - start), 2), np.float32)
        mixer.obey(controls)
        mixer.give(out, controls)
        parts.append(out)
    return np.concatenate(parts)


def voice(samples: np.ndarray, folder: Path, rate: int = RATE, reference: float | None = None) -> Voice:
    return write_voice(Audio(samples, rate), folder, reference)


@contextlib.contextmanager
def playing(latency: float = 0.1, device: str | None = None) -> Iterator[Player]:
    """A player whose process runs and has opened its device."""
    time.sleep(0.2)  # what the sound server still holds of the test before dies away
    player = Player(latency, device)
    player.start()
    try:
        wait_for(lambda: player.state().device or player.state().problem, 20)
        yield player
    finally:
        player.close()


def place(heard: np.ndarray, sent: np.ndarray) -> int:
    """Where in `heard` the stretch `sent` begins, by correlation of the left channel."""
    size = 1 << (len(heard) + len(sent) - 1).bit_length()
    product = np.fft.rfft(heard[:, 0].astype(np.float64), size) * np.conj(np.fft.rfft(sent[:, 0].astype(np.float64), size))
    return int(np.fft.irfft(product, size)[: len(heard)].argmax())


def sounding(heard: np.ndarray) -> np.ndarray:
    """`heard` from its first to its last frame that is not silent."""
    loud = np.flatnonzero(np.abs(heard).max(axis=1) > 0)
    assert len(loud), "nothing was heard"
    return heard[loud[0] : loud[-1] + 1]


def gaps(heard: np.ndarray, shortest: int = 4) -> list[int]:
    """Lengths in frames of the silences within `heard`, for sounds that are never silent."""
    silent = np.abs(sounding(heard)).max(axis=1) == 0
    edges = np.flatnonzero(np.diff(np.concatenate([[0], silent.view(np.int8), [0]])))
    return [int(b - a) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= shortest]


def largest_step(samples: np.ndarray) -> float:
    return float(np.abs(np.diff(samples, axis=0)).max())
