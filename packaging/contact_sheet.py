"""Contact sheets of pictures or sounds onto pictures by any program that has the part of our command line that the judge uses.

    uv run packaging/contact_sheet.py SHEET.jpg --program "uv run clavilux" --work FOLDER
    uv run packaging/contact_sheet.py SHEET.jpg --program "uv run clavilux" --work FOLDER --styles audio/rain audio/drums_loop …
    uv run packaging/contact_sheet.py SHEET.jpg --pairs --work FOLDER --program "ours=uv run clavilux"
        --program "palette=uv run clavilux -- --method palette" --program "pastiche=uv run -q packaging/peers/peer_pastiche.py"

Without --pairs a table of one program: a row for each content, a column for each style. With --pairs a row for each of PAIRS and a column
for each program. What follows `--` in a program is added to each of its transfers. Works made before are taken from FOLDER/NAME. Beside
the sheet lies SHEET.md with the credits that ../shared/media/MANIFEST.csv gives.
"""

import argparse
import csv
import io
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

CELL, GAP, SIZE = 224, 4, 512
"""Long edge of a cell, space between cells, long edge of a transfer: pixels."""

MOST_BYTES, MOST_WIDTH = 1_200_000, 2400
"""How heavy and how wide (pixels) a sheet may be."""

GROUND, INK = (38, 38, 40), (235, 235, 235)

CONTENTS = (
    "content/portrait_astronaut",
    "content/portrait_bedouin_woman_bw",
    "style/gauguin_tahitian_women",
    "content/owls_three",
    "content/cat_chelsea",
    "content/bridge_golden_gate",
    "content/rocket_launchpad_dusk",
    "content/hot_air_balloons",
    "content/city_harbour_panorama",
)
"""A face, a figure, a group of people (a painting: no photograph of the media has one), animals, cables, towers, skies, a city."""

STYLES = (
    "style/vangogh_starry_night",
    "style/hokusai_great_wave",
    "style/chinese_shan_shui_cliff",
    "style/piranesi_prison_etching",
    "style/botanical_plate_honeysuckle",
    "style/mucha_reverie_champenois",
    "style/kandinsky_composition_vii",
    "style/redon_flower_clouds",
)
"""Oil in broad strokes, a flat print, ink, an etching, a plate on white ground, a portrait, an abstract, a pastel."""

PAIRS = (
    ("content/portrait_astronaut", "style/mucha_reverie_champenois"),
    ("content/portrait_bedouin_woman_bw", "style/piranesi_prison_etching"),
    ("content/owls_three", "style/vangogh_starry_night"),
    ("content/cat_chelsea", "style/redon_flower_clouds"),
    ("content/bridge_golden_gate", "style/botanical_plate_honeysuckle"),
    ("content/rocket_launchpad_dusk", "style/chinese_shan_shui_cliff"),
    ("content/hot_air_balloons", "style/kandinsky_composition_vii"),
    ("content/city_harbour_panorama", "style/hokusai_great_wave"),
)
"""Every content and every style but the painted group once."""


@dataclass(frozen=True, slots=True)
class Program:
    """A painter's name, the command that starts it, and what is added to each of its transfers."""

    name: str
    command: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, text: str) -> "Program":
        """`[NAME=]COMMAND [-- ARGUMENTS]`."""
        name, equals, rest = text.partition("=")
        named = bool(equals) and name.isidentifier()
        words = shlex.split(rest if named else text)
        end = words.index("--") if "--" in words else len(words)
        return cls(name if named else "program", tuple(words[:end]), tuple(words[end + 1 :]))

    def transfer(self, content: Path, style: Path, folder: Path) -> Image.Image:
        """The style laid onto the content, SIZE pixels large; an earlier work in `folder` is taken. CalledProcessError where it fails."""
        output = folder / self.name / f"{content.stem}__{style.stem}.png"
        if not output.exists():
            output.parent.mkdir(parents=True, exist_ok=True)
            works = ("transfer", str(content), "--style", str(style), "-o", str(output))
            subprocess.run([*self.command, *works, "--size", str(SIZE), "--json", *self.extra], check=True, stdout=subprocess.DEVNULL)
        return opened(output)


def opened(path: Path) -> Image.Image:
    """A picture file as RGB, upright, its long edge a cell's."""
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    return ImageOps.contain(picture, (CELL, CELL), Image.Resampling.LANCZOS)


def captioned(picture: Image.Image, words: str) -> Image.Image:
    """The picture with words on a dark strip along its foot."""
    result, font = picture.copy(), ImageFont.load_default(14)
    top = picture.height - 20
    ImageDraw.Draw(result).rectangle((0, top, picture.width, picture.height), fill=GROUND)
    ImageDraw.Draw(result).text((4, top + 2), words, fill=INK, font=font)
    return result


def written(words: str) -> Image.Image:
    """Words as a flat cell."""
    return captioned(Image.new("RGB", (CELL, 20), GROUND), words)


def named(path: Path) -> Image.Image:
    """A picture file as a cell that says its name, a sound by its name alone."""
    if path.parent.name == "audio":
        return written(path.stem.replace("_", " ")[:30])
    return captioned(opened(path), path.stem.replace("_", " "))


def laid_out(rows: list[list[Image.Image]]) -> Image.Image:
    """Cells in rows as high as their highest cell; ValueError where the sheet grows wider than MOST_WIDTH."""
    width = max(map(len, rows)) * (CELL + GAP) + GAP
    if width > MOST_WIDTH:
        raise ValueError(f"the sheet would be {width} pixels wide, more than {MOST_WIDTH}: give fewer columns")
    heights = [max(cell.height for cell in row) for row in rows]
    sheet = Image.new("RGB", (width, sum(heights) + GAP * (len(rows) + 1)), GROUND)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            left = GAP + column * (CELL + GAP) + (CELL - cell.width) // 2
            sheet.paste(cell, (left, top + (height - cell.height) // 2))
        top += height + GAP
    return sheet


def save(sheet: Image.Image, path: Path) -> None:
    """As a JPEG of the best quality that is not heavier than MOST_BYTES."""
    for quality in range(92, 20, -4):
        memory = io.BytesIO()
        sheet.save(memory, "JPEG", quality=quality, optimize=True, subsampling=0 if quality > 80 else 2)
        if memory.tell() <= MOST_BYTES:
            break
    path.write_bytes(memory.getvalue())


def credits(manifest: Path, names: list[str]) -> str:
    """Title, author and licence of each work (`folder/stem`), as a list in Markdown."""
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = {row["file"].rpartition(".")[0]: row for row in csv.DictReader(lines)}
    works = [rows[name] for name in dict.fromkeys(names)]
    return "".join(f"- `{row['file']}`: {row['title']}, {row['author']}; {row['licence']}\n" for row in works)


def found(media: Path, name: str) -> Path:
    """The file of a work `folder/stem`; SystemExit where there is none."""
    path = next(media.glob(f"{name}.*"), None)
    if path is None:
        raise SystemExit(f"{media} holds no work {name}")
    return path


def table(media: Path, contents: list[str], styles: list[str], program: Program, folder: Path) -> Image.Image:
    """A row for each content, a column for each style."""
    paths = [found(media, style) for style in styles]
    rows = [[written(program.name), *(named(path) for path in paths)]]
    works = [found(media, name) for name in contents]
    return laid_out(rows + [[named(work), *(program.transfer(work, style, folder) for style in paths)] for work in works])


def side_by_side(media: Path, pairs: list[tuple[str, str]], programs: list[Program], folder: Path) -> Image.Image:
    """A row for each pair: content, style, and what each program makes of them."""
    rows = [[written(name) for name in ("content", "style", *(program.name for program in programs))]]
    for content, style in ((found(media, content), found(media, style)) for content, style in pairs):
        rows.append([opened(content), opened(style), *(program.transfer(content, style, folder) for program in programs)])
    return laid_out(rows)


def main() -> None:
    """Make the sheet and its credits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sheet", type=Path, help="the JPEG to write")
    parser.add_argument("--program", dest="programs", type=Program.parsed, action="append", required=True, help="[NAME=]COMMAND [-- MORE]")
    parser.add_argument("--work", type=Path, required=True, help="folder where works are kept between runs")
    parser.add_argument("--media", type=Path, default=Path("../shared/media"), help="folder with MANIFEST.csv")
    parser.add_argument("--contents", nargs="+", default=CONTENTS, metavar="FOLDER/STEM")
    parser.add_argument("--styles", nargs="+", default=STYLES, metavar="FOLDER/STEM")
    parser.add_argument("--pairs", nargs="*", metavar="CONTENT:STYLE", help="programs side by side on these pairs (none named: on ours)")
    asked = parser.parse_args()
    if asked.pairs is None:
        names = [*asked.contents, *asked.styles]
        sheet = table(asked.media, list(asked.contents), list(asked.styles), asked.programs[0], asked.work)
    else:
        pairs = [tuple(pair.split(":", 1)) for pair in asked.pairs] or list(PAIRS)
        names = [name for pair in pairs for name in pair]
        sheet = side_by_side(asked.media, pairs, asked.programs, asked.work)
    save(sheet, asked.sheet)
    asked.sheet.with_suffix(".md").write_text(credits(asked.media / "MANIFEST.csv", names), encoding="utf-8")
    print(f"{asked.sheet}: {sheet.width} × {sheet.height} px, {asked.sheet.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
