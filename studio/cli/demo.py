"""Make works of all four pairs of kinds from the works that come with the program."""

import argparse
import json
from pathlib import Path

from studio.cli.answer import Finished, make_folder, memory_megabytes, print_out
from studio.cli.progress import Bar
from studio.cli.usage import add_device, add_json
from studio.core.paths import resource

WORKS = (  # content, style, result
    ("harbour.jpg", "seascape.jpg", "harbour_as_seascape.png"),
    ("harbour.jpg", "ink.jpg", "harbour_as_ink.png"),
    ("canon.flac", "zither.flac", "canon_as_zither.flac"),
    ("zither.flac", "suprematism.jpg", "zither_as_suprematism.flac"),
    ("harbour.jpg", "breakbeat.flac", "harbour_as_breakbeat.png"),
    ("harbour.jpg", "canon.flac", "harbour_as_canon.png"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux demo`."""
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("clavilux-demo"), help="where the works go (default: clavilux-demo)"
    )
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make them all; the answer goes to stdout."""
    make_folder(arguments.out, "--out")
    finished = []
    for content, style, result in WORKS:
        work = _make(resource("works", content), resource("works", style), arguments.out / result, arguments.device)
        finished.append(work)
        if not arguments.json:
            print_out(str(work.output))
    if arguments.json:
        print_out(json.dumps({"works": [work.answer() for work in finished]}, ensure_ascii=False))
    return 0


def _make(content: Path, style: Path, output: Path, device_name: str) -> Finished:
    from studio.document.recipe import to_json
    from studio.document.settings import SETTINGS
    from studio.export import formats
    from studio.export.render import render
    from studio.networks.device import resolve
    from studio.transfer.works import make_request, open_content, open_style

    opened, laid = open_content(content), open_style(style)
    device = resolve(device_name)
    request = make_request(opened, [laid], [1.0], SETTINGS[opened.source.kind, laid.source.kind](), 0, device)
    bar = Bar(output.name)
    try:
        rendering = render(request, bar)
    finally:
        bar.close()
    formats.write(output, rendering.work, to_json(request.document))
    return Finished((output,), request.document, device, rendering, memory_megabytes())
