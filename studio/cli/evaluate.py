"""Measure a result against its content and its style: style taken, content kept, technical checks."""

import argparse
import json
from pathlib import Path

from studio.cli.answer import print_out
from studio.cli.usage import add_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux evaluate`."""
    parser.add_argument("result", metavar="OUT", type=Path, help="the work to judge")
    parser.add_argument("--content", type=Path, required=True, help="what it was made of")
    parser.add_argument("--style", type=Path, required=True, help="the style that was laid on")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure; the figures go to stdout."""
    from studio.core.errors import UnsupportedMedia
    from studio.evaluate.fidelity import evaluate
    from studio.transfer.works import open_content, open_style

    result, content = open_content(arguments.result), open_content(arguments.content)
    if result.source.kind != content.source.kind:
        raise UnsupportedMedia("The result and the content are of different kinds", "give the content that the result was made of")
    figures = evaluate(result.work, content.work, open_style(arguments.style).work)
    print_out(
        json.dumps(figures) if arguments.json else "\n".join(f"{name.replace('_', ' '):<24}{value:8.3f}" for name, value in figures.items())
    )
    return 0
