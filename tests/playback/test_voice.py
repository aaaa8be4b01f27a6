"""Voices: what is written is what is heard, at the loudness that was asked for."""

import math
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import UnwritableTarget
from studio.effects.loudness import loudness
from studio.media.audio import Audio
from studio.playback.voice import heard_loudness, remove_voice, remove_voices, resampled, stereo, voice_samples, write_voice
from tests.playback.listening import noise, sine


def test_a_voice_holds_the_samples_to_the_bit(tmp_path: Path) -> None:
    sent = noise(1.0)
    voice = write_voice(Audio(sent, 48000), tmp_path)
    assert (voice.frames, voice.rate, voice.gain, voice.channels, voice.seconds) == (48000, 48000, 1.0, 2, 1.0)
    assert np.array_equal(voice_samples(voice)[0], sent)


def test_mono_is_heard_on_both_sides_and_surround_in_stereo(tmp_path: Path) -> None:
    mono = noise(0.5)[:, :1]
    samples = voice_samples(write_voice(Audio(mono, 48000), tmp_path))[0]
    assert np.array_equal(samples, np.repeat(mono, 2, axis=1))
    for channels in range(3, 10):
        loud = stereo(np.ones((10, channels), np.float32))
        assert loud.shape == (10, 2)
        assert np.abs(loud).max() <= 1.0 + 1e-6
        first = np.zeros((10, channels), np.float32)
        first[:, 0] = 1
        assert stereo(first)[0, 0] > stereo(first)[0, 1] == 0


@pytest.mark.parametrize("level", [0.03, 0.1, 0.4])
@pytest.mark.parametrize("as_number", [True, False])
def test_the_gain_makes_it_as_loud_as_its_reference(tmp_path: Path, level: float, as_number: bool) -> None:
    reference = Audio(noise(2.0, 3, 0.1)[:, :1], 44100)
    audio = Audio(sine(2.0, 800.0, level), 48000)
    voice = write_voice(audio, tmp_path, heard_loudness(reference) if as_number else reference)
    assert abs(loudness(audio.samples * np.float32(voice.gain), 48000) - heard_loudness(reference)) <= 0.1
    assert voice.loudness == pytest.approx(loudness(audio.samples, 48000))


def test_silence_and_shortness_keep_a_sane_gain(tmp_path: Path) -> None:
    silent, loud = Audio(np.zeros((1000, 2), np.float32), 48000), Audio(noise(1.0), 48000)
    assert write_voice(silent, tmp_path, loud).gain == 1.0
    assert write_voice(loud, tmp_path, silent).gain == 1.0
    assert write_voice(loud, tmp_path, -math.inf).gain == 1.0
    assert write_voice(Audio(noise(0.1, level=0.2), 48000), tmp_path, loud).gain == pytest.approx(0.5, rel=0.05)
    assert write_voice(Audio(noise(1.0, level=1e-5), 48000), tmp_path, loud).gain <= 16


def test_what_is_no_number_is_never_heard(tmp_path: Path) -> None:
    samples = noise(0.5)
    samples[100:103, 0] = (np.nan, np.inf, 1e9)
    heard = voice_samples(write_voice(Audio(samples, 48000), tmp_path))[0]
    assert np.isfinite(heard).all()
    assert np.abs(heard).max() <= 16


def test_a_voice_can_be_brought_to_another_rate(tmp_path: Path) -> None:
    voice = write_voice(Audio(sine(3.0, 500.0, rate=44100), 44100), tmp_path)
    for other in (resampled(voice, 48000), write_voice(Audio(sine(3.0, 500.0, rate=44100), 44100), tmp_path, rate=48000)):
        assert abs(other.frames - 3 * 48000) <= 1
        tone = voice_samples(other)[0][:48000, 0]
        assert np.abs(np.fft.rfft(tone * np.hanning(48000))).argmax() == 500
        assert other.rate == 48000


def test_voices_are_removed(tmp_path: Path) -> None:
    voices = [write_voice(Audio(noise(0.1), 48000), tmp_path) for _ in range(3)]
    remove_voice(voices[0])
    remove_voice(voices[0])
    assert len(list(tmp_path.iterdir())) == 2
    remove_voices(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_nothing_is_said_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(UnwritableTarget):
        write_voice(Audio(noise(0.1), 48000), blocked)
