"""The contact sheet: a table, programs side by side, credits, and works that are there already."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

PACKAGING = Path(__file__).parents[2] / "packaging"
SIMPLE = f"{sys.executable} {PACKAGING / 'peers' / 'peer_simple.py'}"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Two contents and two styles with a manifest."""
    rows = ["file,title,author,licence"]
    for number, name in enumerate(("content/low", "content/tall", "style/red", "style/blue")):
        path = tmp_path / "media" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (90, 60) if number != 1 else (60, 90), ["grey", "white", "red", "blue"][number]).save(path)
        rows.append(f'{name}.png,"Work, {number}",Somebody,CC0')
    (tmp_path / "media" / "MANIFEST.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / "media"


def sheet(media: Path, *arguments: str) -> Image.Image:
    """The sheet that the script makes."""
    target = media.parent / "sheet.jpg"
    command = [sys.executable, PACKAGING / "contact_sheet.py", target, "--media", media, "--work", media.parent / "work", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Image.open(target)


def test_a_table_with_credits(media: Path) -> None:
    works = ("--contents", "content/low", "content/tall", "--styles", "style/red", "style/blue")
    made = sheet(media, "--program", f"fade={SIMPLE} crossfade", *works)
    assert made.width == 3 * 228 + 4
    assert made.getpixel((350, 250)) == pytest.approx((192, 64, 64), abs=6)  # half of grey, half of red
    assert made.getpixel((580, 450)) == pytest.approx((128, 128, 255), abs=6)  # half of white, half of blue
    text = (media.parent / "sheet.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 4
    assert "- `style/blue.png`: Work, 3, Somebody; CC0" in text


def test_programs_side_by_side_from_works_that_are_there(media: Path) -> None:
    work = media.parent / "work" / "ready" / "low__red.png"
    work.parent.mkdir(parents=True)
    Image.new("RGB", (90, 60), "green").save(work)
    programs = ("--program", f"copy={SIMPLE} identity -- --strength .5", "--program", "ready=no-such-program")
    made = sheet(media, "--pairs", "content/low:style/red", *programs)
    row = made.height - 80
    colours = [(128, 128, 128), (254, 0, 0), (128, 128, 128), (0, 128, 0)]
    assert [made.getpixel((110 + 228 * column, row)) for column in range(4)] == [pytest.approx(colour, abs=6) for colour in colours]
