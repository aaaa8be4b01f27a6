"""Large pictures: the same wherever their planes lie, and an end in good order where memory gives out."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.core import large_arrays
from studio.media.image import Image
from studio.transfer import patches
from tests.transfer.works import picture, request, result

CHILD = """
import hashlib, resource, sys
from pathlib import Path
from studio.core import large_arrays
from studio.core.errors import mapped
from studio.document.settings import ImageSettings
from studio.export.render import render
from studio.transfer.works import make_request, open_content, open_style

size, megabytes, tells = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "tells"
content, style = (opened(Path(f"resources/works/{name}.jpg")) for opened, name in ((open_content, "harbour"), (open_style, "seascape")))

def made(size):
    return render(make_request(content, [style], [1.0], ImageSettings(method="palette", size=size), 0, "cpu")).work

made(256)
if megabytes:
    used = next(1024 * int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmData"))
    resource.setrlimit(resource.RLIMIT_DATA, (used + megabytes * 1_000_000,) * 2)
if not tells:
    large_arrays.available_memory = lambda: None
try:
    print(hashlib.sha256(made(size).pixels).hexdigest())
except Exception as error:
    print(mapped(error))
"""
PROJECT = Path(__file__).parents[2]
limited = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory as Linux does")


def child(size: int, megabytes: int, tells: bool) -> str:
    """What a process says that makes a picture of `size` pixels with so much more memory than it had for a small one; 0 = all there is."""
    command = [sys.executable, "-c", CHILD, str(size), str(megabytes), "tells" if tells else "is silent"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=200, check=True)
    return done.stdout.strip()


@limited
def test_where_memory_gives_out_it_goes_on_in_files() -> None:
    whole = child(2500, 0, True)
    assert len(whole) == 64
    assert child(2500, 160, True) == whole  # foreseen
    assert child(2500, 160, False) == whole  # caught


@limited
def test_where_nothing_helps_it_ends_with_one_line() -> None:
    line = child(2500, 20, False)
    assert line.startswith("This needs about ")
    assert "smaller size" in line
    assert "\n" not in line


@limited
@pytest.mark.slow
@pytest.mark.parametrize("method", ["transport", "sandwich"])
def test_8192_pixels_take_less_than_4_gigabytes(method: str, tmp_path: Path) -> None:
    """Anonymous memory by a limit of the system's, resident memory by its own count."""
    program = [sys.executable, "-m", "studio.app", "transfer", "resources/works/harbour.jpg", "--style", "resources/works/seascape.jpg"]
    asked = ["--method", method, "--quality", "standard", "--size", "8192", "--json", "-o", str(tmp_path / "x.png")]
    command = ["prlimit", "--data=4000000000", *program, *asked]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=3000, check=True)
    assert json.loads(done.stdout)["peak_memory_mb"] < 4000


@pytest.mark.parametrize("method", [pytest.param("sandwich", marks=pytest.mark.slow), "palette"])
def test_pictures_are_the_same_wherever_their_planes_lie(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = request(picture(), picture(1), method=method, quality="standard", size=900, strength=0.6, keep_colour=0.3, noise=0.2)
    plain = result(asked)
    monkeypatch.setattr(large_arrays, "LARGE", 1 << 12)
    monkeypatch.setattr(large_arrays, "SMALL", 1 << 12)
    assert np.array_equal(result(asked), plain)


def test_tiles_of_a_style_are_those_of_the_style_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patches, "TILE", 16)
    style = torch.rand(1, 3, 40, 70, generator=torch.Generator().manual_seed(0))
    ways = [style, style.flip(3), style.rot90(1, (2, 3)), style.rot90(1, (2, 3)).flip(3)]
    whole = patches._pieces(style, style[:, :1], True, 10**6)
    assert all(torch.equal(piece[:, :3], way) for piece, way in zip(whole, ways, strict=True))
    tiles = patches._pieces(style, style[:, :1], True, 4000)
    assert len(tiles) == 4000 // 16**2
    for number, tile in enumerate(tiles):
        places = ways[number % 4].unfold(2, 16, 1).unfold(3, 16, 1)
        assert (places == tile[:, :3, None, None].reshape(1, 3, 1, 1, 16, 16)).all(-1).all(-1).all(1).any()
        assert torch.equal(tile[:, 3], tile[:, 0])


def test_an_image_takes_what_nobody_can_write_to_and_copies_the_rest() -> None:
    pixels = picture().pixels.copy()
    copied = Image(pixels)
    pixels[0, 0] = 0.5
    assert not np.array_equal(copied.pixels, pixels)
    pixels.setflags(write=False)
    assert Image(pixels).pixels is pixels
