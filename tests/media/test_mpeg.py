"""MP3 files that do not say how long they are."""

import io
from pathlib import Path

import mutagen.id3
import numpy as np
import pytest
import soundfile

from studio.media.mpeg import with_length
from studio.media.sound_files import read_sound
from tests.media.works import sound, tone

QUIET_THEN_LOUD = np.concatenate([np.zeros(60_000), np.random.default_rng(0).uniform(-0.5, 0.5, 60_000)])


def variable(samples: np.ndarray, rate: int) -> bytes:
    """An MP3 file of variable bit rate with its Xing frame."""
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate, format="MP3", bitrate_mode="VARIABLE", compression_level=0.2)
    return buffer.getvalue()


def without_xing(content: bytes) -> bytes:
    return content[content.index(content[:2], 4) :]


@pytest.mark.parametrize("rate", [44_100, 48_000, 24_000, 11_025])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("backwards", [False, True])
def test_the_whole_sound_is_read(rate: int, channels: int, backwards: bool, tmp_path: Path) -> None:
    samples = np.repeat((QUIET_THEN_LOUD[::-1] if backwards else QUIET_THEN_LOUD)[:, None], channels, axis=1)
    content = variable(samples, rate)
    (tmp_path / "whole.mp3").write_bytes(content)
    (tmp_path / "stripped.mp3").write_bytes(without_xing(content))
    whole, stripped = read_sound(tmp_path / "whole.mp3"), read_sound(tmp_path / "stripped.mp3")
    assert whole.frames == len(samples)
    assert len(samples) <= stripped.frames <= len(samples) + 4 * 1152
    assert np.square(stripped.samples).sum() == pytest.approx(np.square(whole.samples).sum(), rel=0.02)


def test_tags_and_a_cut_end_do_no_harm(tmp_path: Path) -> None:
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TIT2(encoding=3, text=["曲"]))
    buffer = io.BytesIO()
    tags.save(buffer)
    stripped = without_xing(variable(QUIET_THEN_LOUD, 44_100))
    (tmp_path / "x.mp3").write_bytes(buffer.getvalue() + stripped[: len(stripped) * 3 // 4])
    audio = read_sound(tmp_path / "x.mp3")
    assert audio.tags == (("title", "曲"),)
    assert 85_000 < audio.frames < 120_000


def test_what_says_its_length_or_is_no_mp3_is_left_alone() -> None:
    for content in (sound(tone(), file_format="MP3"), b"", b"ID3", b"ID3\x03\0\0\x7f\x7f\x7f\x7f", bytes(100), sound(tone())):
        assert with_length(content) is None
