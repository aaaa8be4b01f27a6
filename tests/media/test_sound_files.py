"""Sounds out of files: every depth, rate and channel count, limits, damage, tags."""

import io
import struct
from pathlib import Path

import mutagen.flac
import mutagen.id3
import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import UnreadableMedia, UnsupportedMedia
from studio.media import sound_files
from studio.media.audio import Audio
from studio.media.sound_files import read_sound
from tests.media.works import boxes, long_wav, sound, tone, wav_header


def reading(tmp_path: Path, content: bytes) -> Audio:
    path = tmp_path / "x"
    path.write_bytes(content)
    audio = read_sound(path)
    assert audio.path == path
    return audio


@pytest.mark.parametrize(("file_format", "subtype", "tolerance"), [
    ("WAV", "PCM_U8", 0.01), ("WAV", "PCM_16", 5e-5), ("WAV", "PCM_24", 3e-7), ("WAV", "PCM_32", 1e-7), ("WAV", "FLOAT", 1e-7),
    ("WAV", "DOUBLE", 1e-7), ("WAV", "ULAW", 0.02), ("WAVEX", "PCM_24", 3e-7), ("WAVEX", "FLOAT", 1e-7), ("RF64", "PCM_16", 5e-5),
    ("AIFF", "PCM_16", 5e-5), ("AIFF", "PCM_24", 3e-7), ("FLAC", "PCM_16", 5e-5), ("FLAC", "PCM_24", 3e-7), ("OGG", "VORBIS", 0.05),
    ("MP3", "MPEG_LAYER_III", 0.05),
])  # fmt: skip
def test_every_format(file_format: str, subtype: str, tolerance: float, tmp_path: Path) -> None:
    audio = reading(tmp_path, sound(tone(), 44_100, file_format, subtype))
    assert audio.rate == 44_100
    assert audio.samples.shape == (4_000, 2)
    np.testing.assert_allclose(audio.samples, tone(), atol=tolerance)


def test_opus(tmp_path: Path) -> None:
    audio = reading(tmp_path, sound(tone(48_000, 1, 48_000), 48_000, "OGG", "OPUS"))
    assert (audio.rate, audio.frames) == (48_000, 48_000)
    assert np.corrcoef(audio.samples[:, 0], tone(48_000, 1, 48_000)[:, 0])[0, 1] > 0.99


@pytest.mark.parametrize("channels", range(1, 9))
@pytest.mark.parametrize("file_format", ["WAV", "WAVEX", "FLAC"])
def test_up_to_eight_channels(channels: int, file_format: str, tmp_path: Path) -> None:
    audio = reading(tmp_path, sound(tone(channels=channels), 48_000, file_format, "PCM_24"))
    np.testing.assert_allclose(audio.samples, tone(channels=channels), atol=3e-7)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 48_000, 96_000, 192_000, 12_345])
def test_any_rate(rate: int, tmp_path: Path) -> None:
    assert reading(tmp_path, sound(tone(), rate)).rate == rate


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 700), st.integers(1, 8), st.integers(0, 1000))
def test_what_is_written_is_read(tmp_path: Path, frames: int, channels: int, seed: int) -> None:
    samples = np.random.default_rng(seed).uniform(-1, 1, (frames, channels)).astype(np.float32)
    np.testing.assert_array_equal(reading(tmp_path, sound(samples, subtype="FLOAT")).samples, samples)


def test_one_sample(tmp_path: Path) -> None:
    assert reading(tmp_path, sound(np.full((1, 1), 0.5))).samples.tolist() == [[0.5]]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30])
@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE"])
def test_values_that_are_no_sound(value: float, subtype: str, tmp_path: Path) -> None:
    samples = tone(300_000)
    samples[299_000, 1] = value
    with pytest.raises(UnreadableMedia, match=r"no numbers|full scale"):
        reading(tmp_path, sound(samples, subtype=subtype))


def test_over_full_scale_is_kept(tmp_path: Path) -> None:
    np.testing.assert_allclose(reading(tmp_path, sound(8 * tone(), subtype="FLOAT")).samples, 8 * tone(), rtol=1e-6)


def test_no_frames_and_no_channels(tmp_path: Path) -> None:
    for content in (sound(np.zeros((0, 2))), wav_header(0, 2, 44_100), wav_header(10, 0, 44_100) + bytes(40)):
        with pytest.raises(UnreadableMedia):
            reading(tmp_path, content)
    flac = sound(np.zeros((0, 2)), file_format="FLAC")
    with pytest.raises(UnreadableMedia):
        reading(tmp_path, flac)


def test_more_than_eight_channels(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedMedia, match="9 channels: up to 8"):
        reading(tmp_path, sound(tone(channels=9)))


@pytest.mark.parametrize(("hours", "channels", "rate", "figures"), [
    (3, 2, 44_100, r"180 minutes: up to 60 minutes"), (3, 1, 8_000, r"180 minutes: up to 60 minutes"),
    (0.9, 8, 48_000, r"54 minutes: up to 15 minutes of 8 channels at 48000 Hz"),
])  # fmt: skip
def test_long_sounds_are_refused_by_their_header(hours: float, channels: int, rate: int, figures: str, tmp_path: Path) -> None:
    long_wav(tmp_path / "long.wav", hours, channels, rate)
    with pytest.raises(UnsupportedMedia, match=figures):
        read_sound(tmp_path / "long.wav")


@pytest.mark.parametrize("rate", [10, 1_999, 1_000_000])
def test_rates_that_no_sound_has(rate: int, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedMedia, match=f"{rate} Hz"):
        reading(tmp_path, sound(tone(), rate))


def test_a_header_that_promises_too_much_or_nothing(tmp_path: Path) -> None:
    whole = sound(tone(), subtype="PCM_16")
    assert reading(tmp_path, wav_header(10_000_000, 2, 44_100) + whole[44:]).frames == 4_000
    stream = bytearray(sound(tone(), file_format="FLAC"))
    stream[21:26] = bytes([stream[21] & 0xF0, 0, 0, 0, 0])  # a FLAC stream of unknown length
    np.testing.assert_allclose(reading(tmp_path, bytes(stream)).samples, tone(), atol=5e-5)


@pytest.mark.parametrize("file_format", ["FLAC", "OGG", "MP3", "WAV", "AIFF"])
def test_cut_off(file_format: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = sound(np.random.default_rng(0).uniform(-0.3, 0.3, (100_000, 2)), file_format=file_format)
    for part in (20, 60, len(whole) // 2, int(0.95 * len(whole))):
        try:
            frames = reading(tmp_path, whole[:part]).frames
        except UnreadableMedia:
            continue
        assert 0 < frames <= 100_000
        assert part >= 60
    assert capfd.readouterr() == ("", "")


def test_a_cut_flac_is_taken_where_nearly_all_is_there(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).uniform(-0.3, 0.3, (100_000, 2))
    whole = sound(noise, file_format="FLAC")
    audio = reading(tmp_path, whole[: int(0.97 * len(whole))])
    np.testing.assert_allclose(audio.samples, noise[: audio.frames], atol=5e-5)
    with pytest.raises(UnreadableMedia, match=r"breaks off after 1\.\d of 2\.3 seconds"):
        reading(tmp_path, whole[: len(whole) // 2])


def test_damage_inside(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for file_format in ("MP3", "OGG", "FLAC"):
        content = bytearray(sound(np.random.default_rng(0).uniform(-0.3, 0.3, (50_000, 2)), file_format=file_format))
        content[100:] = bytes(len(content) - 100)
        with pytest.raises(UnreadableMedia):
            reading(tmp_path, bytes(content))
    assert capfd.readouterr() == ("", "")


def test_tags_of_every_format(tmp_path: Path) -> None:
    buffer = io.BytesIO(sound(tone(), file_format="FLAC"))
    comments = mutagen.flac.FLAC(buffer)
    comments["TITLE"], comments["Artist"], comments["replaygain_track_gain"] = ["曲"], ["A", "B"], ["-3 dB"]
    buffer.seek(0)
    comments.save(buffer)
    assert reading(tmp_path, buffer.getvalue()).tags == (("title", "曲"), ("artist", "A; B"))
    frames = mutagen.id3.ID3()
    frames.add(mutagen.id3.TIT2(encoding=3, text=["曲"]))
    frames.add(mutagen.id3.TDRC(encoding=3, text=["1999"]))
    tagged = io.BytesIO()
    frames.save(tagged)
    assert reading(tmp_path, tagged.getvalue() + sound(tone(), file_format="MP3")).tags == (("title", "曲"), ("date", "1999"))
    with soundfile.SoundFile(tmp_path / "riff.wav", "w", 44_100, 2) as file:
        file.title, file.artist = "A title", "Someone"
        file.write(tone())
    assert read_sound(tmp_path / "riff.wav").tags == (("title", "A title"), ("artist", "Someone"))
    assert reading(tmp_path, sound(tone())).tags == ()


def test_damaged_tags_do_not_stop_a_sound(tmp_path: Path) -> None:
    whole = sound(tone(), subtype="PCM_16")
    assert reading(tmp_path, whole + b"id3 " + struct.pack("<I", 500) + b"ID3\x04\0\0\x7f\x7f\x7f\x7f").frames == 4_000


def test_aac_and_windows_media_are_answered_or_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pedalboard.io

    def none_here(_: str) -> None:
        raise ValueError("no decoder")

    for content, name in ((boxes(b"M4A ", b"mp42"), "an AAC sound"), (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(60), "a Windows Media")):
        with monkeypatch.context() as patch:
            patch.setattr(pedalboard.io, "AudioFile", none_here)
            with pytest.raises(UnsupportedMedia, match=f"{name}.*convert it to WAV or FLAC"):
                reading(tmp_path, content)
    wav = tmp_path / "decoded.wav"
    wav.write_bytes(sound(tone(), subtype="FLOAT"))
    opened = pedalboard.io.AudioFile(str(wav))
    monkeypatch.setattr(pedalboard.io, "AudioFile", lambda _: opened)  # as on macOS, where the system decodes
    np.testing.assert_allclose(reading(tmp_path, boxes(b"M4A ", b"mp42")).samples, tone(), atol=1e-6)


def test_the_limits_are_as_documented() -> None:
    assert sound_files.LONGEST_MINUTES == 60
    assert sound_files.MOST_SAMPLES == 3600 * 48_000 * 2


def test_real_works(shared: Path) -> None:
    for name in ("rain.ogg", "drums_loop.flac"):
        audio = read_sound(shared / "media" / "audio" / name)
        info = soundfile.info(shared / "media" / "audio" / name)
        assert audio.samples.shape == (info.frames, info.channels)
