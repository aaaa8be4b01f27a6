"""Measure a result, or a folder of results: style taken, content kept, novelty, surprise, diversity, agreement, technical checks.

With --suite a folder of our own works: each is found together with its content and styles by the recipe inside, and set beside baselines.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.answer import print_out
from studio.cli.progress import Bar
from studio.cli.usage import UsageError, add_json, weighted
from studio.core.errors import StudioError, UnreadableMedia, UnsupportedMedia
from studio.media.names import shown

if TYPE_CHECKING:
    from studio.document.document import Document, Work
    from studio.evaluate.suite import Entry, Row

STRENGTH = 0.8
"""Of a result that carries no recipe: the default."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux evaluate`."""
    parser.add_argument("result", metavar="OUT", type=Path, nargs="?", help="the work to judge")
    parser.add_argument("--content", type=Path, help="what it was made of")
    parser.add_argument(
        "--style", metavar="FILE[:WEIGHT]", dest="styles", type=weighted, action="append", default=[], help="the style that was laid on"
    )
    parser.add_argument(
        "--earlier", metavar="FILE", type=Path, nargs="+", default=[], help="earlier results: for novelty, copying and diversity"
    )
    parser.add_argument(
        "--library", metavar="DIR", type=Path, help="works that a new one must differ from, beside those that come with the program"
    )
    parser.add_argument("--suite", metavar="DIR", type=Path, help="judge every work of ours in a folder, beside baselines")
    parser.add_argument(
        "--works", metavar="DIR", type=Path, help="where the contents and styles of a suite lie (default: in the folder itself)"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure; the figures go to stdout."""
    if arguments.suite is not None:
        return _suite(arguments)
    if arguments.result is None or arguments.content is None or not arguments.styles:
        raise UsageError("give OUT with --content and --style, or --suite DIR; see clavilux evaluate --help")
    figures = _figures(arguments)
    print_out(
        json.dumps(figures) if arguments.json else "\n".join(f"{name.replace('_', ' '):<24}{value:8.3f}" for name, value in figures.items())
    )
    return 0


def _figures(arguments: argparse.Namespace) -> dict[str, float]:
    from studio.evaluate.creativity import known_works
    from studio.evaluate.panel import Judged, panel
    from studio.transfer.works import open_content, open_style

    result, content = open_content(arguments.result), open_content(arguments.content)
    if result.source.kind != content.source.kind:
        raise UnsupportedMedia("The result and the content are of different kinds", "give the content that the result was made of")
    styles, weights = [open_style(path).work for path, _ in arguments.styles], [weight for _, weight in arguments.styles]
    earlier = _alike([open_content(path).work for path in arguments.earlier], result.work)
    library = _alike(_works_in(arguments.library) if arguments.library else [], result.work)
    document = _recipe(arguments.result)
    strength = document.settings.strength if document else STRENGTH
    known = known_works([*_alike([content.work, *styles], result.work), *earlier, *library])
    return panel(result.work, Judged(content.work, tuple(styles), tuple(weights), strength), known, earlier)


def _suite(arguments: argparse.Namespace) -> int:
    from studio.evaluate.suite import judge, summary

    entries, lacking = _entries(arguments.suite, arguments.works or arguments.suite)
    for name, source in lacking.items():
        sys.stderr.write(f"clavilux: {shown(Path(name))} is left out, {shown(Path(source))} was not found: name its folder with --works\n")
    if not entries:
        raise UnreadableMedia(f"{arguments.suite} holds no work of ours with its content and style", "name their folder with --works")
    bar, rows = Bar(arguments.suite.name), []
    try:
        for row in judge(entries):
            rows.append(row)
            bar(sum(not each.baseline_of for each in rows) / (len(entries) + 1))
        found = summary(entries, rows)
    finally:
        bar.close()
    if arguments.json:
        listed = [{"name": row.name, "baseline_of": row.baseline_of or None, "figures": row.figures, "failed": row.failed} for row in rows]
        print_out(json.dumps({"rows": listed, "summary": found}, ensure_ascii=False))
    else:
        print_out("\n".join([*_table(rows), "", *(f"{name.replace('_', ' '):<24}{found[name]:8.4g}" for name in found if name != "means")]))
    return 0


def _table(rows: "list[Row]") -> list[str]:
    from studio.evaluate.suite import SHOWN

    lines = [f"{'':<36}" + "".join(f"{name.replace('_', ' '):>20}" for name in SHOWN) + "  fails"]
    for row in rows:
        name = f"  {row.name}" if row.baseline_of else row.name
        cells = "".join(f"{row.figures[shown]:20.3f}" if shown in row.figures else " " * 20 for shown in SHOWN)
        lines.append(f"{name[:35]:<36}{cells}  {', '.join(failed.replace('_', ' ') for failed in row.failed) or '-'}")
    return lines


def _entries(folder: Path, works: Path) -> "tuple[list[Entry], dict[str, str]]":
    """The works of a folder that carry a recipe whose content and styles lie in `works`, and by names those that lack one, and which."""
    from studio.core.paths import resource
    from studio.document.document import style_work
    from studio.evaluate.panel import Judged
    from studio.evaluate.suite import Entry
    from studio.media import files

    paths = {files.checksum(path): path for place in (resource("works"), works) for path in _files(place)}
    opened: dict[str, Work] = {}
    entries, lacking = [], {}
    for path in _files(folder):
        document = _recipe(path)
        if document is None:
            continue
        if lost := [source.path.name for source in document.sources if source.sha256 not in paths]:
            lacking[path.name] = lost[0]
            continue
        for source in document.sources:
            opened.setdefault(source.sha256, files.read(paths[source.sha256]))
        styles = tuple(style_work(style, opened) for style in document.styles)
        judged = Judged(opened[document.content.sha256], styles, document.weights, document.settings.strength)
        entries.append(Entry(path.name, files.read(path), judged))
    return entries, lacking


def _recipe(path: Path) -> "Document | None":
    from studio.document.recipe import from_json
    from studio.media.metadata import read_recipe

    try:
        recipe = read_recipe(path)
        return from_json(recipe) if recipe else None
    except StudioError:
        return None


def _works_in(folder: Path) -> "list[Work]":
    from studio.media import files

    found = []
    for path in _files(folder):
        try:
            found.append(files.read(path))
        except StudioError:
            continue  # a folder may hold anything
    return found


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UnreadableMedia(f"{folder} is no folder", "give the name of a folder")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _alike(works: "list[Work]", result: "Work") -> "list[Work]":
    """Those of the result's kind."""
    return [work for work in works if type(work) is type(result)]
