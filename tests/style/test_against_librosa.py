"""Tempo and key against librosa's, which is too slow to start for the program itself, on real music."""

import warnings
from pathlib import Path

import numpy as np
import pytest

from studio.media.audio import Audio
from studio.media.files import read
from studio.style.audio_style import key, tempo

PIECES = [
    "bach_prelude_5_bwv850",
    "0ad_sands_of_time",
    "fillets_04",
    "stk_the_great_fair",
    "wesnoth_traveling_minstrels",
    "hyperrogue_icy_land",
    "freedroid_ambience",
    "megaglest_indian",
]
RATE = 22_050
MAJOR = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])  # Krumhansl & Kessler 1982
MINOR = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])


@pytest.fixture(scope="module")
def pieces(shared: Path) -> list[Audio]:
    """The first 20 s of some works."""
    works = [read(shared / "corpus" / "music" / f"{name}.ogg") for name in PIECES]
    return [work.with_samples(work.samples[: 20 * work.rate]) for work in works if isinstance(work, Audio)]


def by_librosa(piece: Audio) -> tuple[float, tuple[int, str]]:
    """Tempo, and the key whose profile the constant-Q chroma resembles most."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import librosa

        samples = librosa.resample(piece.mono(), orig_sr=piece.rate, target_sr=RATE)
        chroma = librosa.feature.chroma_cqt(y=samples, sr=RATE).mean(axis=1)
        found = float(np.atleast_1d(librosa.feature.tempo(y=samples, sr=RATE))[0])
    modes = (("major", MAJOR), ("minor", MINOR))
    keys = {(tonic, mode): np.corrcoef(np.roll(profile, tonic), chroma)[0, 1] for mode, profile in modes for tonic in range(12)}
    return found, max(keys, key=keys.__getitem__)


def test_tempo_and_key_agree_with_librosa(pieces: list[Audio]) -> None:
    theirs = [by_librosa(piece) for piece in pieces]
    ours = [(tempo(piece.samples, piece.rate), key(piece.samples, piece.rate)) for piece in pieces]
    octaves = [np.log2(mine[0] / other[0]) for mine, other in zip(ours, theirs, strict=True)]
    assert np.mean([abs(octave - round(octave)) < np.log2(1.05) for octave in octaves]) >= 0.75
    assert np.mean([mine[1] == other[1] for mine, other in zip(ours, theirs, strict=True)]) >= 0.75
