"""A file of an hour is drawn within a second, whatever its format."""

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.ui.timeline.overview import overview

pytestmark = pytest.mark.alone
RATE = 44_100
HOUR = 3600


def tone(loudness: float, rate: int = RATE) -> np.ndarray:
    """Ten seconds of a trembling tone, stereo."""
    seconds = np.arange(10 * rate) / rate
    wave = loudness * np.sin(2 * np.pi * 440 * seconds) * (0.85 + 0.15 * np.sin(2 * np.pi * seconds))
    return np.stack([wave, wave], axis=1).astype(np.float32)


def write(path: Path, seconds: int, rate: int = RATE, **how: object) -> Path:
    """A sound whose second half is loud."""
    quiet, loud = tone(0.1, rate), tone(0.8, rate)
    with soundfile.SoundFile(path, "w", rate, 2, **how) as file:
        for start in range(0, seconds, 10):
            block = quiet if start < seconds / 2 else loud
            for first in range(0, len(block), rate):  # libsndfile's Vorbis encoder takes no long blocks
                file.write(block[first : first + rate])
    return path


def check(path: Path, seconds: float) -> None:
    started = time.perf_counter()
    found = overview(path)
    took = time.perf_counter() - started
    assert found is not None
    assert found.sketch
    assert found.seconds == pytest.approx(seconds, rel=0.001)
    columns = found.pyramid.columns(0, found.pyramid.frames, 200)
    assert columns.highs[20:90].max() < 0.2
    assert columns.highs[110:180].min() > 0.4
    level = found.spectrogram.levels[-1]
    assert level.shape[1] >= 1024
    assert level.max() > 200
    assert took < 2.0, "half a second on a quiet machine"


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("hour") / "hour.flac", HOUR, 22_050, subtype="PCM_16", compression_level=0)


def test_an_hour_of_flac(hour: Path) -> None:
    check(hour, HOUR)


def test_an_hour_of_wav(tmp_path: Path) -> None:
    path = tmp_path / "hour.wav"
    write(path, HOUR, subtype="PCM_U8")
    check(path, HOUR)


def test_an_hour_of_mp3_also_where_it_does_not_say_its_length(tmp_path: Path) -> None:
    """Ten quiet and ten loud seconds, each 180 times: MP3 frames may follow one another freely."""
    parts = []
    for loudness in (0.1, 0.8):
        path = tmp_path / f"{loudness}.mp3"
        with soundfile.SoundFile(path, "w", RATE, 2, subtype="MPEG_LAYER_III", bitrate_mode="CONSTANT", compression_level=0.8) as file:
            file.write(tone(loudness))
        parts.append(path.read_bytes())
    frames = [part[_second_frame(part) :] for part in parts]
    whole = tmp_path / "hour.mp3"
    whole.write_bytes(frames[0] * 180 + frames[1] * 180)
    check(whole, 3611)


def _second_frame(part: bytes) -> int:
    """Where the sound begins after the frame that says the length."""
    return part.index(part[:2], 200) if any(name in part[:200] for name in (b"Xing", b"Info")) else 0


@pytest.mark.slow
def test_an_hour_of_vorbis(tmp_path: Path) -> None:
    check(write(tmp_path / "hour.ogg", HOUR, subtype="VORBIS", compression_level=1.0), HOUR)


def test_minutes_of_vorbis(tmp_path: Path) -> None:
    check(write(tmp_path / "minutes.ogg", 420, 8000, subtype="VORBIS", compression_level=1.0), 420)


def test_short_broken_and_missing_files_have_no_overview(tmp_path: Path) -> None:
    short = write(tmp_path / "short.wav", 10, subtype="PCM_16")
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF no sound at all" * 20)
    assert overview(short) is None
    assert overview(broken) is None
    assert overview(tmp_path / "nothing.wav") is None
