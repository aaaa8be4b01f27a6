"""Style vectors: the founding text's Gram matrix, works told apart, arithmetic, saved styles that come back the same or are refused."""

from pathlib import Path

import numpy as np
import pytest
import torch

from studio.core.errors import UnreadableMedia, UnusableStyle, UnwritableTarget
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style import vector
from studio.style.profile import profile
from studio.style.vector import StyleVector, distance, gram, gram_distance, read_style, save_style, style_vector


def _noise(height: int = 40, width: int = 48, seed: int = 0) -> Image:
    return Image(np.random.default_rng(seed).random((height, width, 3), dtype=np.float32))


def _chord(seconds: float = 1.0, rate: int = 16_000, channels: int = 2) -> Audio:
    time = np.arange(round(seconds * rate)) / rate
    wave = sum(np.sin(2 * np.pi * hertz * time) * np.exp(-3 * (time % 0.25)) for hertz in (220.0, 277.2, 329.6))
    return Audio(np.repeat(0.2 * np.asarray(wave)[:, None], channels, axis=1).astype(np.float32), rate)


def _parts(style: StyleVector) -> list[torch.Tensor]:
    return [*style.grams.values(), style.distribution, style.texture]


def test_gram_of_the_founding_text() -> None:
    features = torch.arange(1.0, 13.0).view(3, 2, 2)
    expected = [[30, 70, 110], [70, 174, 278], [110, 278, 446]]
    assert gram(features).tolist() == expected
    assert gram(features[None]).tolist() == expected


@pytest.mark.parametrize("work", [_noise(), _chord()], ids=["picture", "sound"])
def test_arithmetic(work: Image | Audio) -> None:
    other = _noise(seed=1) if isinstance(work, Image) else _chord(0.7)
    x, y = style_vector(work), style_vector(other)
    mixed = 0.5 * x + 2 * y - y * 1.5
    for part, one, two in zip(_parts(mixed), _parts(x), _parts(y), strict=True):
        torch.testing.assert_close(part, 0.5 * one + 0.5 * two, rtol=1e-3, atol=1e-3)
    assert distance(x, x) == 0
    assert 0 < distance(mixed, y) < distance(x, y)


def test_kinds_do_not_mix() -> None:
    picture, sound = style_vector(_noise()), style_vector(_chord())
    with pytest.raises(UnusableStyle):
        picture + sound
    with pytest.raises(UnusableStyle):
        distance(picture, sound)


@pytest.mark.parametrize(
    "work",
    [
        Image(np.full((1, 1, 3), 0.5, np.float32)),
        _noise(1, 900),
        Image(np.ones((30, 30, 3), np.float32), alpha=np.zeros((30, 30), np.float32)),
        Audio(np.zeros((1, 1), np.float32), 8000),
        Audio(np.zeros((9000, 8), np.float32), 44_100),
        Audio(np.full((300, 1), 0.5, np.float32), 192_000),
    ],
    ids=["1x1", "sliver", "transparent", "one sample", "silence", "192 kHz"],
)
def test_any_work_has_a_finite_vector(work: Image | Audio) -> None:
    assert all(bool(torch.isfinite(part).all()) for part in _parts(style_vector(work)))


def test_the_same_work_has_the_same_vector() -> None:
    assert all(torch.equal(one, two) for one, two in zip(_parts(style_vector(_noise())), _parts(style_vector(_noise())), strict=True))


def test_gram_matrices_find_the_other_half_of_a_painting(shared: Path) -> None:
    names = ("hokusai_great_wave", "kandinsky_composition_vii", "klimt_the_kiss", "mondrian_composition_1913")
    names += ("monet_water_lilies", "munch_the_scream", "signac_la_calanque", "vangogh_starry_night")
    halves = []
    for name in names:
        painting = files.read(shared / "media" / "style" / f"{name}.jpg")
        assert isinstance(painting, Image)
        pixels = resized(painting, 256).pixels
        halves.append([style_vector(Image(half)).grams for half in np.array_split(pixels, 2, axis=1)])
    for place, (left, _) in enumerate(halves):
        distances = [gram_distance(left, right) for _, right in halves]
        assert int(np.argmin(distances)) == place, names[place]


def test_style_vectors_find_the_other_half_of_a_sound(shared: Path) -> None:
    halves = []
    for path in sorted((shared / "corpus" / "music").iterdir())[::15]:
        music = files.read(path)
        assert isinstance(music, Audio)
        halves.append([style_vector(Audio(half, music.rate)) for half in np.array_split(music.samples[: 6 * music.rate], 2)])
    found = [int(np.argmin([distance(left, right) for _, right in halves])) == place for place, (left, _) in enumerate(halves)]
    assert sum(found) >= len(found) - 1


@pytest.mark.parametrize("work", [_noise(700, 500), _chord(11.0), _chord(0.1, channels=1)], ids=["picture", "long sound", "mono"])
def test_saved_style_comes_back(work: Image | Audio, tmp_path: Path) -> None:
    path, style = tmp_path / "风格 one.clstyle", style_vector(_noise() if isinstance(work, Image) else _chord(0.3))
    save_style(path, work, style, profile(work))
    assert files.kind_of(path) == "style"
    (tmp_path / "plain").touch()
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    saved = read_style(path)
    assert saved.name == "风格 one"
    assert all(torch.equal(one, two) for one, two in zip(_parts(saved.vector), _parts(style), strict=True))
    assert saved.profile == profile(work)
    if isinstance(saved.excerpt, Image):
        assert (saved.excerpt.height, saved.excerpt.width) == (512, 366)
    else:
        assert isinstance(work, Audio)
        assert saved.excerpt.rate == work.rate
        assert saved.excerpt.frames == min(work.frames, 10 * work.rate)
        assert saved.excerpt.channels == work.channels
        assert np.abs(saved.excerpt.samples - work.samples[: saved.excerpt.frames]).max() < 1e-4 or work.seconds > 10


def test_excerpt_is_the_loudest_stretch(tmp_path: Path) -> None:
    rate = 8000
    samples = np.full((30 * rate, 1), 0.01, np.float32)
    samples[15 * rate : 25 * rate] = 1.5
    path, work = tmp_path / "loud.clstyle", Audio(samples, rate)
    save_style(path, work, style_vector(_chord(0.3)), profile(work))
    excerpt = read_style(path).excerpt
    assert isinstance(excerpt, Audio)
    assert excerpt.samples == pytest.approx(np.full((10 * rate, 1), 1.5), abs=1e-4)


def test_same_style_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        save_style(tmp_path / folder / "a.clstyle", _noise(), style_vector(_noise()), profile(_noise()))
    assert (tmp_path / "one" / "a.clstyle").read_bytes() == (tmp_path / "two" / "a.clstyle").read_bytes()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("styles") / "a.clstyle"
    save_style(path, _noise(), style_vector(_noise()), profile(_noise()))
    return path.read_bytes()


def _tampered(whole: bytes, change: str) -> bytes:
    middle = len(whole) // 2
    return {
        "one byte of a tensor": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "another value in the profile": whole.replace(b"lightness", b"lightmess", 1),
        "cut off": whole[:-7],
        "only the head": whole[:40],
        "no style": (2).to_bytes(8, "little") + b"{}",
        "an absurd header": (1 << 40).to_bytes(8, "little") + b"{",
    }[change]


@pytest.mark.parametrize(
    "change",
    ["one byte of a tensor", "another value in the profile", "cut off", "only the head", "no style", "an absurd header"],
)
def test_damaged_style_is_refused(saved: bytes, change: str, tmp_path: Path) -> None:
    path = tmp_path / "b.clstyle"
    path.write_bytes(_tampered(saved, change))
    with pytest.raises(UnreadableMedia, match=r"b\.clstyle") as refusal:
        read_style(path)
    assert "\n" not in str(refusal.value)


def test_missing_style(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia):
        read_style(tmp_path / "nowhere.clstyle")


def test_unwritable_target_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget):
        save_style(tmp_path / "no" / "a.clstyle", _noise(), style_vector(_noise()), profile(_noise()))
    assert not list(tmp_path.iterdir())


def test_content_features() -> None:
    picture, sound = vector.content_features(_noise(320, 320)), vector.content_features(_chord())
    assert picture.features.shape == (512, 40, 40)
    assert sound.features.shape[0] == 96
    assert float(sound.features.min()) >= 0
    assert float(sound.features.max()) == 1
