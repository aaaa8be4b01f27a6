"""Options of an export: depth, quality, resolution, sizes; without them the bytes of the command line."""

from pathlib import Path

import numpy as np
import PIL.Image
import pytest
import soundfile

from studio.core.errors import UnwritableTarget
from studio.document.document import Document, Source, Style
from studio.document.settings import AudioSettings, ImageSettings
from studio.export.formats import PICTURES, SOUNDS, write
from studio.export.options import DEPTHS, ExportChoice, ExportOptions, sizing
from studio.media.audio import Audio
from studio.media.colour_profiles import srgb_profile
from studio.media.files import read
from studio.media.image import Image
from studio.media.metadata import read_recipe
from tests.media.works import colours, tone, words

PICTURE = Image(words() / np.float32(65535), dpi=(72.0, 72.0))
SOUND = Audio(tone(4_800, 2, 48_000), 48_000, (("title", "曲"),))


def written(path: Path, work: Image | Audio, options: ExportOptions) -> Image | Audio:
    write(path, work, "{}", options)
    first = path.read_bytes()
    write(path, work, "{}", options)
    assert path.read_bytes() == first
    assert read_recipe(path) == "{}"
    return read(path)


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS)
def test_without_options_nothing_changes(suffix: str, tmp_path: Path) -> None:
    work = PICTURE if suffix in PICTURES else SOUND
    write(tmp_path / f"a{suffix}", work, "{}")
    written(tmp_path / f"b{suffix}", work, ExportOptions())
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("bits", [8, 16])
def test_depth_of_pictures(suffix: str, bits: int, tmp_path: Path) -> None:
    back = written(tmp_path / f"x{suffix}", PICTURE, ExportOptions(bits=bits))
    assert isinstance(back, Image)
    assert back.bits == bits
    np.testing.assert_allclose(back.pixels, PICTURE.pixels, atol=0.501 / (2**bits - 1))


@pytest.mark.parametrize(("suffix", "bits", "subtype"), [
    (".wav", 16, "PCM_16"), (".wav", 24, "PCM_24"), (".wav", 32, "FLOAT"), (".flac", 16, "PCM_16"), (".flac", 24, "PCM_24"),
])  # fmt: skip
@pytest.mark.parametrize("channels", [1, 2, 8])
def test_depth_of_sounds(suffix: str, bits: int, subtype: str, channels: int, tmp_path: Path) -> None:
    audio = Audio(np.random.default_rng(1).uniform(-1, 1, (70_000, channels)).astype(np.float32), 48_000, (("title", "曲"),))
    back = written(tmp_path / f"x{suffix}", audio, ExportOptions(bits=bits))
    assert isinstance(back, Audio)
    assert soundfile.info(tmp_path / f"x{suffix}").subtype == subtype
    assert dict(back.tags)["title"] == "曲"
    error = np.abs(back.samples - audio.samples).max()
    assert error <= {16: 1.6 / 2**15, 24: 0.51 / 2**23, 32: 0.0}[bits]


def test_floating_point_is_not_cut_at_full_scale(tmp_path: Path) -> None:
    loud = Audio(np.array([[1.5], [-2.25], [1e-9]], np.float32), 44_100)
    back = written(tmp_path / "x.wav", loud, ExportOptions(bits=32))
    assert isinstance(back, Audio)
    np.testing.assert_array_equal(back.samples, loud.samples)


def test_16_bits_come_back_exactly_and_everything_else_is_dithered(tmp_path: Path) -> None:
    codes = np.random.default_rng(0).integers(-(2**15), 2**15, (5_000, 2))
    back = written(tmp_path / "x.wav", Audio((codes / 2**15).astype(np.float32), 44_100), ExportOptions(bits=16))
    assert isinstance(back, Audio)
    np.testing.assert_array_equal(back.samples * 2**15, codes)
    faint = Audio(np.full((50_000, 1), 0.3 / 2**15, np.float32), 44_100)
    back = written(tmp_path / "y.wav", faint, ExportOptions(bits=16))
    assert isinstance(back, Audio)
    assert abs(float(back.samples.mean()) * 2**15 - 0.3) < 0.02


def test_quality_of_lossy_pictures(tmp_path: Path) -> None:
    for suffix in (".jpg", ".webp"):
        sizes, errors = [], []
        for quality in (20, 60, 95):
            back = written(tmp_path / f"x{suffix}", Image(colours(200, 300) / np.float32(255)), ExportOptions(quality=quality))
            assert isinstance(back, Image)
            sizes.append((tmp_path / f"x{suffix}").stat().st_size)
            errors.append(float(np.abs(back.pixels - colours(200, 300) / 255).mean()))
        assert sizes == sorted(sizes)
        assert errors == sorted(errors, reverse=True)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_resolution_and_profile(suffix: str, tmp_path: Path) -> None:
    for bits in DEPTHS.get(suffix, (0,)):
        back = written(tmp_path / f"x{suffix}", PICTURE, ExportOptions(bits=bits, dpi=300.0))
        assert isinstance(back, Image)
        assert back.dpi is not None
        assert max(abs(value - 300) for value in back.dpi) < 0.02
        with PIL.Image.open(tmp_path / f"x{suffix}") as picture:
            assert picture.info["icc_profile"] == srgb_profile()


def test_the_square_is_cut_out_of_the_middle(tmp_path: Path) -> None:
    alpha = np.linspace(0, 1, 24 * 40, dtype=np.float32).reshape(24, 40)
    back = written(tmp_path / "x.png", Image(colours() / np.float32(255), alpha), ExportOptions(square=20))
    assert isinstance(back, Image)
    assert back.alpha is not None
    np.testing.assert_array_equal(np.rint(back.pixels * 255), colours()[2:22, 10:30])
    np.testing.assert_allclose(back.alpha, alpha[2:22, 10:30], atol=0.002)
    small = written(tmp_path / "y.png", Image(colours() / np.float32(255)), ExportOptions(square=30))
    assert isinstance(small, Image)
    assert (small.height, small.width) == (24, 30)


@pytest.mark.parametrize(
    ("name", "options"),
    [("x.flac", ExportOptions(bits=32)), ("x.png", ExportOptions(bits=24)), ("x.jpg", ExportOptions(bits=16)),
     ("x.mp3", ExportOptions(bits=16)), ("x.jpg", ExportOptions(quality=101)), ("x.webp", ExportOptions(quality=-1))],
)  # fmt: skip
def test_what_a_format_does_not_offer(name: str, options: ExportOptions, tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget):
        write(tmp_path / name, PICTURE if name[-3:] in "png jpg ebp" else SOUND, None, options)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "shape", "made"),
    [("own", (900, 600), (900, 900, 600)), ("4k", (900, 600), (3840, 3840, 2560)), ("4k", (600, 900), (3840, 2560, 3840)),
     ("a3", (900, 600), (4961, 4961, 3307)), ("a3", (800, 600), (4677, 4677, 3508)), ("a3", (500, 500), (3508, 3508, 3508)),
     ("square", (900, 600), (3240, 2160, 2160)), ("square", (600, 600), (2160, 2160, 2160)), ("own", (1, 5000), (5000, 1, 5000)),
     ("a3", (1, 5000), (4961, 1, 4961))],
)  # fmt: skip
def test_sizes_on_offer(name: str, shape: tuple[int, int], made: tuple[int, int, int]) -> None:
    offered = sizing(name, *shape)
    assert (offered.size, offered.width, offered.height) == made
    assert (offered.dpi == 300) == (name == "a3")


def test_the_document_of_a_choice() -> None:
    source = Source(Path("a"), "0", "image")
    picture = Document(source, (Style(source),), ImageSettings(size=100, strength=0.5))
    assert ExportChoice(Path("x.png")).document(picture) == picture
    assert ExportChoice(Path("x.png"), 4961).document(picture).settings == ImageSettings(size=4961, strength=0.5)
    sound = Document(source, (Style(source),), AudioSettings())
    assert ExportChoice(Path("x.wav"), 4961).document(sound) == sound
