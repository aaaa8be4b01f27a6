"""Beats, onsets, chroma and pitch against librosa's on real music; where they differ, docs/quality.md says who is right."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.media.audio import Audio
from studio.media.files import read
from studio.style.chroma import activations, register_chroma, tuned, whitened
from studio.style.course import follow
from studio.style.descriptors import describe_frames
from studio.style.hearing import RATE, SLOW_HOP, mono
from studio.style.pitch import find_pitch
from tests.style.music import f_measure

CLEAR_PULSE = [
    "media/audio/celesta_orchestra_sugar_plum.flac",
    "media/audio/jazz_vibraphone.flac",
    "media/audio/piano_ambient_moth.flac",
    "corpus/music/bach_fugue_1_bwv846.ogg",
    "corpus/music/stk_the_great_fair.ogg",
]
ALL = (28, 29, 99, 100)
LATE = 0.021
"""Seconds by which librosa's beats lie behind clicks whose places are known; ours lie 3 ms before them."""
PITCHED = {"solo_trumpet_jazz.flac": 0.9, "speech_female_austen.flac": 0.75, "folk_song_vocal_guitar.flac": 0.84}
"""Part of the frames that both call voiced in which they agree: speech glides more within librosa's window of 93 ms than within ours."""


def librosa() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import librosa as found

    return found


@cache
def work(path: Path) -> Audio:
    found = read(path)
    assert isinstance(found, Audio)
    return found


@pytest.mark.filterwarnings("ignore")
def test_beats_agree_within_70_ms_and_onsets_within_50_where_the_pulse_is_clear(shared: Path) -> None:
    beats, onsets = [], []
    for name in CLEAR_PULSE:
        piece = work(shared / name)
        ours, samples = follow(piece), mono(piece.samples, piece.rate)
        strength = librosa().onset.onset_strength(y=samples, sr=RATE)
        _, theirs = librosa().beat.beat_track(onset_envelope=strength, sr=RATE, units="time")
        beats.append(f_measure(ours.beats, theirs - LATE))
        onsets.append(f_measure(ours.onsets, librosa().onset.onset_detect(onset_envelope=strength, sr=RATE, units="time") - LATE, 0.05))
    assert min(beats) > 0.8
    assert np.mean(beats) > 0.93
    assert np.mean(onsets) > 0.85


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", PITCHED)
def test_pitch_agrees_within_50_cents(shared: Path, name: str) -> None:
    piece = work(shared / "media" / "audio" / name)
    samples = mono(piece.samples[: 8 * piece.rate], piece.rate)
    theirs = librosa().pyin(samples, fmin=65.41, fmax=2093, sr=RATE, frame_length=2048, hop_length=512)[0]
    ours = find_pitch(samples).hertz[: len(theirs)]
    both = np.isfinite(ours) & np.isfinite(theirs)
    assert both.mean() > 0.5
    assert np.mean(np.abs(1200 * np.log2(ours[both] / theirs[both])) < 50) > PITCHED[name]
    assert np.mean(np.isfinite(ours) == np.isfinite(theirs)) > 0.75


@pytest.mark.filterwarnings("ignore")
def test_pitch_classes_agree(shared: Path) -> None:
    """Of tonal works: the mean notes of the whole, ours without overtones, theirs by constant Q."""
    agreements = []
    for name in ("strings_brahms_hungarian_dance5", "piano_ambient_moth", "jazz_vibraphone", "folk_song_vocal_guitar"):
        piece = work(shared / "media" / "audio" / f"{name}.flac")
        ours = register_chroma(activations(whitened(tuned(describe_frames(piece).notes))), ALL).mean(axis=1)
        theirs = librosa().feature.chroma_cqt(y=mono(piece.samples, piece.rate), sr=RATE, hop_length=SLOW_HOP).mean(axis=1)
        agreements.append(np.corrcoef(ours, theirs)[0, 1])
    assert np.mean(agreements) > 0.8


def test_nothing_is_made_up_where_there_is_nothing(shared: Path) -> None:
    for name in ("rain.ogg", "speech_female_austen.flac", "birdsong_forest.flac", "fireplace_crackle.ogg"):
        found = follow(work(shared / "media" / "audio" / name))
        assert len(found.beats) == 0
        assert found.chords == ()
    assert follow(work(shared / "media" / "audio" / "strings_brahms_hungarian_dance5.flac")).key == "G minor"
