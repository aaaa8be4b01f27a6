"""Spectrograms of sounds before and after: a row for each of PAIRS with content, result and style.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/sound_sheet.py SHEET.jpg --work FOLDER [--extra "--method mosaic"]

Ten seconds of each, 96 mel bands up to 11 kHz, 70 dB from black to white. Works made before are taken from FOLDER. Beside the sheet lies
SHEET.md with the credits that ../shared/media/MANIFEST.csv gives.
"""

import argparse
import csv
import shlex
import subprocess
from pathlib import Path

import librosa
import numpy as np
import soundfile
from PIL import Image, ImageDraw, ImageFont
from pyqtgraph import colormap

SHARED = Path(__file__).resolve().parents[2] / "shared" / "media"
SECONDS, RANGE_DB = 10, 70
WIDTH, HEIGHT, GAP, LINE = 420, 144, 6, 16

PAIRS = (
    ("solo_trumpet_jazz.flac", "fireplace_crackle.ogg"),
    ("strings_brahms_hungarian_dance5.flac", "electronic_beat_arovane.flac"),
    ("folk_song_vocal_guitar.flac", "rain.ogg"),
    ("piano_ambient_moth.flac", "tabla_loop.flac"),
    ("speech_female_austen.flac", "ambient_glass_hum.flac"),
    ("celesta_orchestra_sugar_plum.flac", "drums_loop.flac"),
)
"""A melody, an orchestra, a voice with guitar, a piano, speech, an ensemble; noises, beats, a drone."""


def main() -> None:
    """Make what is missing, draw the sheet and its credits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--program", default="uv run clavilux")
    parser.add_argument("--extra", default="")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    sheet = Image.new("RGB", (3 * (WIDTH + GAP) + GAP, len(PAIRS) * (HEIGHT + LINE + GAP) + GAP), (18, 18, 20))
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for row, (content, style) in enumerate(PAIRS):
        result = laid(content, style, arguments)
        titles = (content, f"{Path(content).stem} like {Path(style).stem}", style)
        for column, (title, path) in enumerate(zip(titles, (SHARED / "audio" / content, result, SHARED / "audio" / style), strict=True)):
            left, top = GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + LINE + GAP)
            pen.text((left, top), title, fill=(220, 220, 220), font=font)
            sheet.paste(spectrogram(path), (left, top + LINE))
    sheet.save(arguments.sheet, quality=88)
    arguments.sheet.with_suffix(".md").write_text(credits_of({name for pair in PAIRS for name in pair}), encoding="utf-8")


def laid(content: str, style: str, arguments: argparse.Namespace) -> Path:
    """The result of a pair, made where it is not there yet."""
    excerpt, result = (arguments.work / f"{Path(content).stem}{end}.wav" for end in ("", f"__{Path(style).stem}"))
    if not result.exists():
        samples, rate = soundfile.read(SHARED / "audio" / content, frames=SECONDS * 96_000, always_2d=True)
        soundfile.write(excerpt, samples[: SECONDS * rate], rate, "PCM_24")
        command = [*shlex.split(arguments.program), "transfer", excerpt, "--style", SHARED / "audio" / style, "-o", result]
        subprocess.run([*map(str, command), *shlex.split(arguments.extra)], check=True, stdout=subprocess.DEVNULL)
    return result


def spectrogram(path: Path) -> Image.Image:
    """The log-mel picture of the first seconds, low notes at the bottom."""
    samples, rate = soundfile.read(path, always_2d=True)
    mono = librosa.resample(samples[: SECONDS * rate].mean(axis=1), orig_sr=rate, target_sr=22_050)
    power = librosa.feature.melspectrogram(y=mono, sr=22_050, n_fft=2048, hop_length=256, n_mels=96)
    level = np.clip(1 + librosa.power_to_db(power, ref=np.max) / RANGE_DB, 0, 1)
    colours = colormap.get("inferno").map(level[::-1].ravel(), mode="byte").reshape(*level.shape, -1)[..., :3]
    return Image.fromarray(np.ascontiguousarray(colours)).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def credits_of(names: set[str]) -> str:
    """A line of Markdown for each work: title, author, licence."""
    with (SHARED / "MANIFEST.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if Path(row["file"]).name in names]
    return "".join(f"- {row['title']}, {row['author']}, {row['licence']}\n" for row in rows)


if __name__ == "__main__":
    main()
