"""Carry a style into the other modality: a picture becomes a sound of its own, a sound a picture."""

import argparse
from pathlib import Path

from studio.cli.answer import print_out
from studio.cli.transfer import target_kind
from studio.cli.usage import UsageError
from studio.media.audio import Audio


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux plate`."""
    parser.add_argument("style", metavar="STYLE", type=Path, help="a picture, a sound or a saved style")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write: a sound for a picture, a picture for a sound"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the plate and write it."""
    target = target_kind(arguments.output)
    from studio.export import formats
    from studio.transfer.works import open_style

    formats.check_target(arguments.output, target)
    style = open_style(arguments.style)
    if target == style.source.kind:
        raise UsageError(f"{arguments.output.name} must be a {'sound' if target == 'image' else 'picture'}, for the style is none")
    if isinstance(style.work, Audio):
        from studio.mapping.picture_plate import picture_plate

        formats.write(arguments.output, picture_plate(style.work), None)
    else:
        from studio.mapping.sound_plate import sound_plate

        formats.write(arguments.output, sound_plate(style.work), None)
    print_out(str(arguments.output))
    return 0
