"""Make variations of a transfer, near or far, judged and chosen so that they differ; or fill an archive of them.

The folder gets the works with their recipes, scores.json with every figure, and sheet.jpg; with --archive also archive.json, which a later
run goes on from. Works that an earlier run left in the folder, by its own list, make room; anything else stays.
"""

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import make_folder, print_out
from studio.cli.progress import Bar
from studio.cli.transfer import acting_kinds, settings_of
from studio.cli.usage import UsageError, add_device, add_json, add_settings, weighted
from studio.core.errors import UnreadableMedia
from studio.core.params import to_dict
from studio.document.presets import OF_THE_TABLE
from studio.document.settings import SETTINGS, TransferSettings

if TYPE_CHECKING:
    from studio.document.document import Document, Work
    from studio.evaluate.panel import Judged
    from studio.explore.drafts import Draft, Sketcher
    from studio.explore.variations import Exploration
    from studio.transfer.works import OpenWork

MOST = 64
NUMBERED = re.compile(r"\d\d\.(png|flac)")
SUFFIXES = {"image": ".png", "audio": ".flac"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux explore`."""
    parser.add_argument("content", metavar="CONTENT", type=Path, help="the picture or sound that is kept")
    parser.add_argument("--style", metavar="FILE[:WEIGHT]", dest="styles", type=weighted, action="append", required=True, help="the style")
    parser.add_argument(
        "-n", "--count", type=_count, default=8, help=f"how many variations, or drafts for the archive: 1 to {MOST} (default: 8)"
    )
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder they go to")
    from studio.explore.drawing import FAR, MIDDLE, NEAR

    far = parser.add_mutually_exclusive_group()
    far.add_argument("--near", dest="spread", action="store_const", const=NEAR, help="close to the settings given")
    far.add_argument("--far", dest="spread", action="store_const", const=FAR, help="far from them")
    far.add_argument("--spread", type=_share, help=f"how far, 0 to 1 (default: {MIDDLE:g})")
    parser.set_defaults(spread=MIDDLE)
    parser.add_argument("--lock", metavar="NAME", dest="locked", action="append", default=[], help='a setting that stays, or "seed"')
    parser.add_argument(
        "--from",
        metavar="WORK",
        dest="liked",
        type=Path,
        action="append",
        default=[],
        help="start from our own work; of two and more children are bred",
    )
    parser.add_argument("--archive", action="store_true", help="fill an archive: the best of every mood, roughness and strength")
    parser.add_argument("--no-taste", dest="taste", action="store_false", help="do not mind what was liked before")
    add_settings(parser)
    parser.add_argument("--progress", action="store_true", default=None, help="a bar on stderr even where that is no terminal")
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explore; the answer goes to stdout."""
    table = _laid(arguments)
    make_folder(arguments.output)
    bar = Bar(arguments.output.name, arguments.progress)
    try:
        answer = _archive(table, arguments, bar) if arguments.archive else _variations(table, arguments, bar)
    finally:
        bar.close()
    print_out(json.dumps(answer, ensure_ascii=False) if arguments.json else "\n".join(work["file"] for work in answer["works"]))
    return 0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is explored: the works, the documents to start from, how drafts and finished works are made, what is asked."""

    content: "OpenWork"
    styles: tuple["OpenWork", ...]
    wanted: "Exploration"
    sketcher: "Sketcher"
    finished: Callable[["Document"], "Work"]

    def judged(self, document: "Document") -> "Judged":
        """What a finished work is judged against."""
        from studio.evaluate.panel import Judged

        return Judged(self.content.work, tuple(style.work for style in self.styles), document.weights, document.settings.strength)


def _laid(arguments: argparse.Namespace) -> Table:
    """Read the works, check the settings and what is locked."""
    from studio.document.document import request_of
    from studio.explore.drafts import Sketcher, small
    from studio.explore.drawing import variable
    from studio.explore.variations import Exploration
    from studio.export.render import render
    from studio.networks.device import resolve
    from studio.transfer.works import make_request, open_content, open_style

    device = resolve(arguments.device)
    content, styles = open_content(arguments.content), [open_style(path) for path, _ in arguments.styles]
    weights = [weight for _, weight in arguments.styles]
    kinds = acting_kinds([(style.source.kind, weight) for style, weight in zip(styles, weights, strict=True)])
    settings, *others = settings_of(arguments, *(SETTINGS[content.source.kind, kind] for kind in kinds))
    known = tuple(dict.fromkeys([*(name for each in (settings, *others) for name in variable(type(each))), "seed"]))
    for name in arguments.locked:
        if name not in known:
            raise UsageError(f"there is no '{name}' to lock; there are {', '.join(known)}")
    start = make_request(content, styles, weights, settings, arguments.seed, device, others=tuple(others)).document
    starts = tuple(_recipe_of(path, start) for path in arguments.liked) or (start,)
    works = {work.source.sha256: work.work for work in (content, *styles)}
    little = {sha: small(work) for sha, work in works.items()}
    sketcher = Sketcher(
        little[content.source.sha256],
        [little[style.source.sha256] for style in styles],
        weights,
        lambda document: render(request_of(document, little, device)).work,
    )
    wanted = Exploration(starts, arguments.count, arguments.spread, frozenset(arguments.locked), arguments.seed)
    return Table(content, tuple(styles), wanted, sketcher, lambda document: render(request_of(document, works, device)).work)


def _recipe_of(path: Path, start: "Document") -> "Document":
    """The settings and seed of a work of ours, for the works of `start`; UnreadableMedia where it carries none of this pair."""
    from studio.document.recipe import from_json
    from studio.media.metadata import read_recipe

    recipe = read_recipe(path)
    document = from_json(recipe) if recipe else None
    if document is None or _types(document) != _types(start):
        raise UnreadableMedia(f"{path.name} carries no recipe for these works", "give a work that was made of the same kinds")
    kept = {name: getattr(start.settings, name) for name in OF_THE_TABLE if hasattr(start.settings, name)}
    return replace(start, settings=replace(document.settings, **kept), others=document.others, seed=document.seed)


def _types(document: "Document") -> list[type]:
    return [type(settings) for settings in (document.settings, *document.others)]


def _variations(table: Table, arguments: argparse.Namespace, bar: Bar) -> dict[str, Any]:
    from studio.explore.variations import explore

    chosen: tuple[Draft, ...] = ()
    for found in explore(table.wanted, table.sketcher, _worth(table.content.source.kind) if arguments.taste else None):
        bar(found.fraction / 2)
        chosen = found.chosen or chosen
    named = [(f"{number:02d}", draft.document) for number, draft in enumerate(chosen, start=1)]
    earlier = _listed(arguments.output)
    answer = _written(table, arguments, named, lambda fraction: bar(0.5 + fraction / 2))
    kept = {Path(work["file"]) for work in answer["works"]} | {path.absolute() for path in arguments.liked}
    for path in earlier - kept:
        path.unlink(missing_ok=True)
    return answer


def _listed(folder: Path) -> set[Path]:
    """The numbered works that an earlier run wrote into the folder, by its scores.json; those of an archive are not among them."""
    from studio.document.stored import read_object

    works = read_object(folder / "scores.json").get("works")
    names = {Path(str(work.get("file", ""))).name for work in works if isinstance(work, dict)} if isinstance(works, list) else set()
    return {folder.absolute() / name for name in names if NUMBERED.fullmatch(name)}


def _worth(kind: str) -> Any:
    """What the artist's taste makes of drafts; None while it knows too little."""
    from studio.explore.leaning import Leaning
    from studio.explore.taste_file import read_tastes

    return Leaning(read_tastes()[kind]).worth()


def _archive(table: Table, arguments: argparse.Namespace, bar: Bar) -> dict[str, Any]:
    from studio.explore.archive import Archive, evolve, read_archive, write_archive

    path = arguments.output / "archive.json"
    archive = Archive() if not path.exists() else read_archive(path, table.wanted.starts[0])
    for found, grown in evolve(archive, table.wanted, table.sketcher):
        bar(found.fraction / 2)
        archive = grown
    named = [(_cell_name(cell), elite.document) for cell, elite in sorted(archive.elites.items()) if not elite.file]
    answer = _written(table, arguments, named, lambda fraction: bar(0.5 + fraction / 2))
    suffix = SUFFIXES[table.content.source.kind]
    for cell, elite in sorted(archive.elites.items()):
        if not elite.file:
            archive = archive.with_file(cell, _cell_name(cell) + suffix)
    write_archive(path, archive)
    return {**answer, "archive": str(path.absolute()), "cells": len(archive.elites), "coverage": round(archive.coverage, 4)}


def _cell_name(cell: tuple[int, ...]) -> str:
    return "arousal{}_roughness{}_strength{}".format(*cell)


def _written(
    table: Table, arguments: argparse.Namespace, named: list[tuple[str, "Document"]], heard: Callable[[float], None]
) -> dict[str, Any]:
    """Make, write and judge the works; scores.json and sheet.jpg beside them."""
    from studio.document.recipe import to_json
    from studio.document.stored import write_object
    from studio.export import formats
    from studio.export.contact_sheet import write_contact_sheet

    made: list[tuple[Path, Document, Work]] = []
    for number, (name, document) in enumerate(named):
        path = arguments.output / (name + SUFFIXES[table.content.source.kind])
        work = table.finished(document)
        formats.write(path, work, to_json(document))
        made.append((path, document, work))
        heard((number + 1) / len(named))
    answer = _answer(table, arguments, made)
    write_object(arguments.output / "scores.json", answer)
    if made:
        write_contact_sheet(arguments.output / "sheet.jpg", [(_words(path, document), work) for path, document, work in made])
    return answer


def _answer(table: Table, arguments: argparse.Namespace, made: list[tuple[Path, "Document", "Work"]]) -> dict[str, Any]:
    from studio.evaluate.creativity import known_works
    from studio.evaluate.panel import panel

    works: list[dict[str, Any]] = []
    earlier: list[Work] = []
    inputs = [work for work in (table.content.work, *(style.work for style in table.styles)) if type(work) is type(table.content.work)]
    for path, document, work in made:
        known = known_works([*inputs, *earlier])
        figures = panel(work, table.judged(document), known, earlier)
        earlier.append(work)
        works.append(
            {"file": str(path.absolute()), "seed": document.seed, "settings": to_dict(document.settings), "figures": _rounded(figures)}
        )
    return {
        "content": str(arguments.content),
        "styles": [str(path) for path, _ in arguments.styles],
        "seed": arguments.seed,
        "spread": arguments.spread,
        "locked": sorted(arguments.locked),
        "diversity": works[-1]["figures"].get("diversity", 1.0) if works else 0.0,
        "works": works,
    }


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def _words(path: Path, document: "Document") -> str:
    settings: TransferSettings = document.settings
    return f"{path.stem}  {to_dict(settings).get('method', '')}  {settings.strength:g}  noise {settings.noise:g}"


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST:
        raise argparse.ArgumentTypeError(f"-n lies between 1 and {MOST}, not {text}")
    return count


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"--spread lies between 0 and 1, not {text}")
    return share
