"""Teach the program what you like, and pass that on, take it in or forget it. It stays on this computer."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.answer import print_out
from studio.cli.usage import Parser, UsageError
from studio.media.names import shown

if TYPE_CHECKING:
    from studio.explore.taste import Descriptors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux taste`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    for name, words in (("like", "these works are to your liking"), ("dislike", "these are not")):
        said = actions.add_parser(name, help=words)
        said.add_argument("works", metavar="WORK", type=Path, nargs="+")
    chosen = actions.add_parser("prefer", help="the first is better than the second")
    chosen.add_argument("works", metavar="WORK", type=Path, nargs=2)
    actions.add_parser("export", help="write your taste and your knobs to a file").add_argument("file", metavar="FILE", type=Path)
    actions.add_parser("import", help="add the taste and the knobs of a file to yours").add_argument("file", metavar="FILE", type=Path)
    actions.add_parser("reset", help="forget it all")


def run(arguments: argparse.Namespace) -> int:
    """Do it; one line on stdout says how much is known."""
    from studio.explore.taste import Taste
    from studio.explore.taste_file import KINDS, import_tastes, read_knobs, read_tastes, write_tastes

    if arguments.action == "import":
        import_tastes(arguments.file)
    elif arguments.action == "export":
        write_tastes(read_tastes(), arguments.file, read_knobs())
    elif arguments.action == "reset":
        write_tastes({kind: Taste() for kind in KINDS}, knobs=())
    else:
        _teach(arguments.action, arguments.works)
    counts = {kind: len(taste.answers) for kind, taste in read_tastes().items()}
    print_out(f"answers about pictures: {counts['image']}, about sounds: {counts['audio']}")
    return 0


def _teach(action: str, paths: list[Path]) -> None:
    from studio.explore.taste_file import read_tastes, write_tastes

    tastes = read_tastes()
    described = [_described(path) for path in paths]
    if action == "prefer":
        (kind, better), (other, worse) = described
        if kind != other:
            raise UsageError(f"{shown(paths[0])} and {shown(paths[1])} are of different kinds; give two pictures or two sounds")
        tastes[kind] = tastes[kind].preferred(better, worse)
    else:
        for kind, work in described:
            tastes[kind] = tastes[kind].liked(work) if action == "like" else tastes[kind].disliked(work)
    write_tastes(tastes)


def _described(path: Path) -> tuple[str, "Descriptors"]:
    """Kind and descriptors of a work, small as a draft is, so that both are heard and seen alike."""
    from studio.explore.drafts import descriptors, small
    from studio.style.profile import profile
    from studio.transfer.works import open_content

    opened = open_content(path)
    return opened.source.kind, descriptors(profile(small(opened.work)))
