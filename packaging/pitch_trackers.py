"""Which pitch tracker is the best a second: `uv run --with torchcrepe packaging/pitch_trackers.py [SHARED]` (CREPE: ten minutes of CPU).

Real works are made anew from a pitch that is then known: harmonics along it under the work's own spectral envelope, and faint noise.
Printed: part of the voiced frames within 50 cents (raw pitch accuracy; CREPE's whatever it thinks of their voicing), of the frames that
both call voiced, voicing recall and false alarm (CREPE: periodicity over 0.21), and CPU seconds a second of sound.
"""

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import librosa
import numpy as np
from scipy import ndimage, signal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from studio.media.audio import Audio
from studio.media.files import read
from studio.style.hearing import RATE, Array, mono
from studio.style.pitch import HIGHEST, HOP, LOWEST, find_pitch

WORKS = ("solo_trumpet_jazz.flac", "speech_female_austen.flac", "folk_song_vocal_guitar.flac")
CREPE_HOP = 372
"""Samples at 16 kHz: 23.25 ms, beside our 23.22."""
PERIODIC = 0.21
Tracker = Callable[[Array], tuple[Array, Array]]
"""Samples to hertz and whether voiced, both a frame each."""


def by_us(samples: Array) -> tuple[Array, Array]:
    """pYIN of the studio."""
    hertz = find_pitch(samples).hertz
    return hertz, np.isfinite(hertz)


def by_librosa(samples: Array) -> tuple[Array, Array]:
    """pYIN of librosa."""
    hertz, voiced, _ = librosa.pyin(samples, fmin=LOWEST, fmax=HIGHEST, sr=RATE, frame_length=2048, hop_length=HOP)
    return hertz, voiced


def by_crepe(model: str) -> Tracker:
    """CREPE, "tiny" or "full"."""
    import torch
    import torchcrepe

    def track(samples: Array) -> tuple[Array, Array]:
        heard = torchcrepe.resample(torch.tensor(samples)[None], RATE)
        settings = {"decoder": torchcrepe.decode.weighted_argmax, "return_periodicity": True, "batch_size": 256, "device": "cpu"}
        hertz, periodicity = torchcrepe.predict(heard, 16_000, CREPE_HOP, LOWEST, 1975.0, model, **settings)
        places = np.arange(1 + len(samples) // HOP) * HOP / RATE * 16_000 / CREPE_HOP
        nearest = np.minimum(np.rint(places).astype(int), hertz.shape[1] - 1)
        found = np.exp(np.interp(places, np.arange(hertz.shape[1]), np.log(hertz[0].numpy())))
        return found, periodicity[0].numpy()[nearest] > PERIODIC

    return track


def made_anew(samples: Array) -> tuple[Array, Array]:
    """A work of known pitch like `samples`, and its pitch: where librosa and we agree within a semitone for five frames, else unvoiced."""
    theirs, ours = by_librosa(samples)[0], by_us(samples)[0]
    frames = min(len(theirs), len(ours))
    theirs, ours = theirs[:frames], ours[:frames]
    sure = np.abs(1200 * np.log2(theirs / ours)) < 100
    rows, count = ndimage.label(sure)
    for row in range(1, count + 1):
        sure[rows == row] &= (rows == row).sum() >= 5
    places = np.arange(len(samples)) / HOP
    octaves = ndimage.gaussian_filter1d(np.interp(np.arange(frames), np.flatnonzero(sure), np.log2(theirs[sure])), 1)
    path = 2 ** np.interp(places, np.arange(frames), octaves)
    voiced = np.interp(places, np.arange(frames), sure.astype(float)) > 0.5
    level = ndimage.maximum_filter1d(np.abs(signal.stft(samples, RATE, nperseg=1024, noverlap=768)[2]), 9, axis=0)
    columns = np.minimum(np.arange(len(samples)) // 256, level.shape[1] - 1)
    made = np.zeros(len(samples))
    for number in range(1, 40):
        strength = level[np.minimum((number * path * 1024 / RATE).astype(int), 512), columns] * (number * path < 0.45 * RATE)
        made += ndimage.gaussian_filter1d(strength, 100) * np.sin(number * 2 * np.pi * np.cumsum(path) / RATE + number)
    made *= ndimage.gaussian_filter1d(voiced.astype(float), 60)
    made += 0.03 * np.sqrt(np.mean(made[voiced] ** 2)) * np.random.default_rng(0).standard_normal(len(made))
    starts = np.minimum(np.arange(1 + len(samples) // HOP) * HOP, len(samples) - 1)
    return (0.9 * made / np.abs(made).max()).astype(np.float32), np.where(voiced[starts], path[starts], np.nan)


def line(tracker: Tracker, samples: Array, wanted: Array) -> str:
    """The figures of one tracker on one work."""
    begun = time.process_time()
    hertz, voiced = tracker(samples)
    took = (time.process_time() - begun) * RATE / len(samples)
    frames = min(len(hertz), len(wanted))
    right = np.abs(1200 * np.log2(hertz[:frames] / wanted[:frames])) < 50
    voiced, sounding = voiced[:frames], np.isfinite(wanted[:frames])
    figures = right[sounding].mean(), right[sounding & voiced].mean(), voiced[sounding].mean(), voiced[~sounding].mean()
    return " ".join(f"{figure:.3f}" for figure in figures) + f"  {took:.4f} s"


def main() -> None:
    """Print a line for each work and tracker."""
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / "media" / "audio"
    trackers: dict[str, Tracker] = {"ours": by_us, "librosa": by_librosa, "crepe tiny": by_crepe("tiny"), "crepe full": by_crepe("full")}
    for name in WORKS:
        work = read(folder / name)
        assert isinstance(work, Audio)
        samples, wanted = made_anew(mono(work.samples, work.rate))
        for title, tracker in trackers.items():
            print(f"{name:<28} {title:<11} {line(tracker, samples, wanted)}", flush=True)


if __name__ == "__main__":
    main()
