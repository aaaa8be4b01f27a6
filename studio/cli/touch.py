"""Carry a work to the hand: a height map (.png), a relief to print (.stl), a haptic pattern (.ahap) or a vibration (.wav).

With --from-touch the other way: a height map becomes the picture of its lit surface, a recorded vibration a sound, both usable as styles.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from studio.cli.answer import print_out
from studio.cli.usage import UsageError, add_json
from studio.media.audio import Audio


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux touch`."""
    parser.add_argument("work", metavar="WORK", type=Path, help="a picture, a sound or a saved style")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write: .png .stl .ahap or .wav")
    parser.add_argument("--size", metavar="MM", type=float, help="long edge of the relief in mm, 10 to 1000 (default: 100)")
    parser.add_argument("--height", metavar="MM", type=float, help="how far it stands out of its base in mm, 0.2 to 50 (default: 3)")
    parser.add_argument("--from-touch", action="store_true", help="WORK is a height map or a vibration: write how it looks or sounds")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; the answer goes to stdout."""
    figures = _from_touch(arguments) if arguments.from_touch else _to_touch(arguments)
    print_out(json.dumps({"output": str(arguments.output.absolute())} | figures) if arguments.json else str(arguments.output))
    return 0


def _to_touch(arguments: argparse.Namespace) -> dict[str, Any]:
    from studio.core.errors import UnwritableTarget
    from studio.export.touch import DEPTH_MM, SIZE_MM, SUFFIXES, TouchOptions, check_touch_target, write_touch
    from studio.transfer.works import open_style

    if arguments.output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{arguments.output.name} must end in one of {' '.join(SUFFIXES)}")
    if arguments.output.suffix.lower() in (".ahap", ".wav") and (arguments.size or arguments.height):
        raise UsageError("--size and --height are for reliefs (.png and .stl)")
    try:
        options = TouchOptions(arguments.size or SIZE_MM, arguments.height or DEPTH_MM)
    except UnwritableTarget as error:
        raise UsageError(str(error)) from None
    check_touch_target(arguments.output)
    return write_touch(arguments.output, open_style(arguments.work).work, options)


def _from_touch(arguments: argparse.Namespace) -> dict[str, Any]:
    """How a height map looks under light, or how a vibration sounds three octaves higher."""
    from studio.cli.transfer import target_kind
    from studio.export import formats
    from studio.mapping.haptics import audible
    from studio.mapping.tactile import heights_of, lit
    from studio.transfer.works import open_style

    if arguments.size is not None or arguments.height is not None:
        raise UsageError("--size and --height are for reliefs (.png and .stl)")
    kind = target_kind(arguments.output)
    formats.check_target(arguments.output, kind)
    work = open_style(arguments.work).work
    if (kind == "audio") != isinstance(work, Audio):
        raise UsageError(f"{arguments.output.name} must be a {'sound' if isinstance(work, Audio) else 'picture'}, for the work is one")
    formats.write(arguments.output, audible(work) if isinstance(work, Audio) else lit(heights_of(work)), None)
    return {"kind": kind}
