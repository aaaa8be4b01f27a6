"""Paint a picture that follows a music: frame after frame in the colours and directions of what is heard just then.

A folder gets numbered PNG files and frames.json, which says how fast they go; a name that ends in .webp or .gif becomes an animated
file. Every setting of a picture in a music's style that strokes know can be given.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import make_folder, print_out
from studio.cli.progress import Bar
from studio.cli.transfer import settings_of
from studio.cli.usage import UsageError, add_device, add_json, add_settings, weighted
from studio.core.errors import UnwritableTarget
from studio.document.settings import SETTINGS, PictureFromSoundSettings

if TYPE_CHECKING:
    from studio.document.document import TransferRequest
    from studio.media.image import Image

RATE, HIGHEST_RATE = 12.0, 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux frames`."""
    parser.add_argument("content", metavar="PICTURE", type=Path, help="the picture that is painted")
    parser.add_argument(
        "--style", metavar="MUSIC[:WEIGHT]", dest="styles", type=weighted, action="append", required=True, help="the music; may be repeated"
    )
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="an empty folder, or a file: .webp or .gif")
    parser.add_argument(
        "--rate", metavar="FRAMES", type=_rate, default=RATE, help=f"frames a second, 1 to {HIGHEST_RATE:g} (default: {RATE:g})"
    )
    parser.add_argument("--start", metavar="SECONDS", type=_second, default=0.0, help="from which second of the music on (default: 0)")
    parser.add_argument("--seconds", metavar="SECONDS", type=_second, default=0.0, help="for how long (default: to its end)")
    add_settings(parser)
    parser.add_argument("--progress", action="store_true", default=None, help="a bar on stderr even where that is no terminal")
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Paint them; the answer goes to stdout."""
    from studio.export.animation import SUFFIXES, write_animation
    from studio.transfer.frames import frame_count, frames

    request = _request(arguments)
    count = frame_count(request, arguments.rate)
    animated = arguments.output.suffix.lower() in SUFFIXES
    if not animated:
        _make_empty(arguments.output)
    bar = Bar(arguments.output.name, arguments.progress)
    try:
        painted = _counted(frames(request, arguments.rate), bar, count)
        if animated:
            write_animation(arguments.output, painted, arguments.rate)
        else:
            _write_numbered(arguments, painted, request)
    finally:
        bar.close()
    answer = {"output": str(arguments.output.absolute()), "frames": count, "rate": arguments.rate}
    print_out(json.dumps(answer) if arguments.json else str(arguments.output))
    return 0


def _request(arguments: argparse.Namespace) -> "TransferRequest":
    """The works read and cut, and the settings; UsageError where they are not a picture and sounds, or another method is asked for."""
    from studio.media.audio import Audio
    from studio.media.image import Image
    from studio.networks.device import resolve
    from studio.transfer.works import make_request, open_content, open_style

    device = resolve(arguments.device)
    content, styles = open_content(arguments.content), [open_style(path) for path, _ in arguments.styles]
    if not isinstance(content.work, Image) or not all(isinstance(style.work, Audio) for style in styles):
        raise UsageError("frames are painted of a picture, and their styles are sounds")
    (settings,) = settings_of(arguments, SETTINGS["image", "audio"])
    assert isinstance(settings, PictureFromSoundSettings)
    if settings.method != "strokes":
        raise UsageError(f"frames are painted in strokes; the method '{settings.method}' stands still")
    request = make_request(content, styles, [weight for _, weight in arguments.styles], settings, arguments.seed, device)
    cut = tuple(_cut(style, arguments.start, arguments.seconds) for style in request.styles if isinstance(style, Audio))
    return replace(request, styles=cut)


def _cut(sound: Any, start: float, seconds: float) -> Any:
    """The part of a sound that is asked for; UsageError where there is none."""
    first = round(start * sound.rate)
    last = min(sound.frames, first + round(seconds * sound.rate)) if seconds else sound.frames
    if first >= last:
        raise UsageError(f"the music has {sound.seconds:.1f} s; --start must lie before its end")
    return sound if (first, last) == (0, sound.frames) else sound.with_samples(sound.samples[first:last])


def _counted(frames: "Iterator[Image]", bar: Bar, count: int) -> "Iterator[Image]":
    """The frames, shown on the bar as they come."""
    for number, frame in enumerate(frames, start=1):
        yield frame
        bar(number / count)


def _write_numbered(arguments: argparse.Namespace, frames: "Iterator[Image]", request: "TransferRequest") -> None:
    """Each frame as it comes, then how they belong together."""
    from studio.document.recipe import to_json
    from studio.document.stored import write_object
    from studio.export import formats

    number = 0
    for number, frame in enumerate(frames, start=1):
        formats.write(arguments.output / f"{number:05d}.png", frame, None)
    told = {"frames": number, "rate": arguments.rate, "start": arguments.start, "recipe": json.loads(to_json(request.document))}
    write_object(arguments.output / "frames.json", told)


def _make_empty(folder: Path) -> None:
    make_folder(folder)
    if any(folder.iterdir()):
        raise UnwritableTarget(f"The folder {folder} is not empty", "choose a new one with -o: frames of two runs would mix")


def _rate(text: str) -> float:
    rate = float(text)
    if not 1 <= rate <= HIGHEST_RATE:
        raise argparse.ArgumentTypeError(f"--rate lies between 1 and {HIGHEST_RATE:g} frames a second, not {text}")
    return rate


def _second(text: str) -> float:
    second = float(text)
    if not 0 <= second < float("inf"):
        raise argparse.ArgumentTypeError(f"a second is a number from 0 up, not {text}")
    return second
