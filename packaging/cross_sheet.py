"""Photos as a trained network paints them by musics: a row for each of PHOTOS, a column for each of MUSICS, the photo first.

    uv run packaging/cross_sheet.py SHEET.jpg [--method strokes] [--model NAME]

Works of ../shared/media, 512 px; beside the sheet lies SHEET.md with the credits that its MANIFEST.csv gives.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from studio.document.settings import PictureFromSoundSettings
from studio.export.render import render
from studio.media.image import Image as Picture
from studio.transfer.works import make_request, open_content, open_style

SHARED = Path(__file__).resolve().parents[2] / "shared" / "media"
SIZE, WIDTH, HEIGHT, GAP, LINE = 512, 320, 224, 6, 16
PHOTOS = ("portrait_astronaut.jpg", "town_tubingen_riverside.jpg", "hot_air_balloons.jpg", "mountains_everest_zone.jpg")
MUSICS = (
    "strings_brahms_hungarian_dance5.flac",
    "drums_loop.flac",
    "piano_ambient_moth.flac",
    "electronic_beat_arovane.flac",
    "solo_trumpet_jazz.flac",
    "rain.ogg",
)


def main() -> None:
    """Paint all pairs, draw the sheet and its credits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--method", default="realtime")
    parser.add_argument("--model", default="")
    parser.add_argument("--media", type=Path, default=SHARED)
    arguments = parser.parse_args()
    settings = PictureFromSoundSettings(method=arguments.method, model=arguments.model, size=SIZE)
    styles = [open_style(arguments.media / "audio" / name) for name in MUSICS]
    sheet = Image.new("RGB", ((1 + len(MUSICS)) * (WIDTH + GAP) + GAP, LINE + len(PHOTOS) * (HEIGHT + GAP) + GAP), (18, 18, 20))
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for column, name in enumerate(("photo", *MUSICS)):
        pen.text((GAP + column * (WIDTH + GAP), 1), Path(name).stem, fill=(220, 220, 220), font=font)
    for row, photo in enumerate(PHOTOS):
        content = open_content(arguments.media / "content" / photo)
        made = [render(make_request(content, [style], [1.0], settings, seed=0, device="cpu")).work for style in styles]
        for column, work in enumerate((content.work, *made)):
            sheet.paste(tile(work), (GAP + column * (WIDTH + GAP), LINE + row * (HEIGHT + GAP)))
    sheet.save(arguments.sheet, quality=88)
    arguments.sheet.with_suffix(".md").write_text(credits_of(arguments.media, {*PHOTOS, *MUSICS}), encoding="utf-8")


def tile(work: object) -> Image.Image:
    """The middle of a picture, WIDTH×HEIGHT."""
    if not isinstance(work, Picture):
        raise TypeError("a picture is wanted")
    found = Image.fromarray(np.round(255 * work.pixels.clip(0, 1)).astype(np.uint8))
    scale = max(WIDTH / found.width, HEIGHT / found.height)
    found = found.resize((round(found.width * scale), round(found.height * scale)), Image.Resampling.LANCZOS)
    left, top = (found.width - WIDTH) // 2, (found.height - HEIGHT) // 3
    return found.crop((left, top, left + WIDTH, top + HEIGHT))


def credits_of(media: Path, names: set[str]) -> str:
    """A line of Markdown for each work: title, author, licence."""
    with (media / "MANIFEST.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if Path(row["file"]).name in names]
    return "".join(f"- {row['title']}, {row['author']}, {row['licence']}\n" for row in rows)


if __name__ == "__main__":
    main()
