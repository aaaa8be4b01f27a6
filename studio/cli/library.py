"""Your own works: remember a folder of them, say what is in it and what is missing, tag them, draw a balanced sample.

The library keeps no works, only where they lie and what they are like. With --reference library other commands measure against it.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import print_out
from studio.cli.library_words import report_in_words
from studio.cli.progress import Bar
from studio.cli.usage import Parser, UsageError, add_json
from studio.core.errors import StudioError, UnreadableMedia
from studio.media.names import shown

if TYPE_CHECKING:
    from studio.evaluate.library_files import Examined, Refused
    from studio.style.library import LibraryWork


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux library`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    add = actions.add_parser("add", help="remember the works in a folder; what cannot be read is skipped and named")
    add.add_argument("paths", metavar="DIR", type=Path, nargs="+", help="a folder with all that is in it, or a file")
    report = actions.add_parser("report", help="what is in a folder: damage, copies, faults, rights, diversity, balance, moods")
    report.add_argument("path", metavar="DIR", type=Path, help="a folder with all that is in it")
    for action in (add, report):
        action.add_argument("--progress", action="store_true", default=None, help="a bar on stderr even where that is no terminal")
    listed = actions.add_parser("list", help="the works of the library with their tags")
    remove = actions.add_parser("remove", help="forget works; their files stay")
    remove.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="a work, or a folder with all its works")
    tag = actions.add_parser("tag", help="add words to a work, or take them away: FILE +calm -rough", prefix_chars="\0")
    tag.add_argument("path", metavar="FILE", type=Path, help="a work of the library")
    tag.add_argument("words", metavar="+WORD -WORD", nargs="+", help="words to add and to take away")
    sample = actions.add_parser("sample", help="draw works of the library, rare ones more readily than common ones")
    sample.add_argument("-n", dest="count", metavar="N", type=_count, default=10, help="how many (default: 10)")
    sample.add_argument("--kind", choices=("image", "audio"), help="pictures or sounds alone")
    sample.add_argument("--tag", action="append", default=[], help="only works with this word; may be repeated")
    sample.add_argument("--seed", type=int, default=0, help="a whole number; the same seed draws the same works (default: 0)")
    for action in (add, report, listed, sample):
        add_json(action)


def run(arguments: argparse.Namespace) -> int:
    """Do it; the answer goes to stdout, what was skipped to stderr."""
    {"add": _add, "report": _report, "list": _list, "remove": _remove, "tag": _tag, "sample": _sample}[arguments.action](arguments)
    return 0


def _add(arguments: argparse.Namespace) -> None:
    from studio.evaluate.library_files import Examined
    from studio.style.library import read_library, write_library

    library = read_library()
    found = [each for path in arguments.paths for each in _examined(path, arguments.progress)]
    works = [each.work for each in found if isinstance(each, Examined)]
    for work in works:
        library = library.with_work(work)
    if works:
        write_library(library)
    skipped = [each for each in found if not isinstance(each, Examined)]
    held = {kind: len(library.of_kind(kind)) for kind in ("image", "audio")}
    answer = {
        "added": [str(work.source.path) for work in works],
        "skipped": [{"file": str(each.path), "reason": each.reason} for each in skipped],
        "works": held,
    }
    if not works:
        raise UnreadableMedia(f"There are no works in {shown(arguments.paths[0])}", "name a folder with pictures or sounds")
    reasons = [f"skipped {each.path}: {each.reason}" for each in skipped]
    counted = f"{len(works)} works added, {len(skipped)} files skipped"
    holds = f"the library holds {held['image']} pictures and {held['audio']} sounds"
    _say(answer, "\n".join([*reasons, f"{counted}; {holds}"]), arguments.json)


def _report(arguments: argparse.Namespace) -> None:
    from studio.evaluate.library_report import library_report

    report = library_report(arguments.path, _examined(arguments.path, arguments.progress))
    _say(report, report_in_words(report), arguments.json)


def _examined(path: Path, progress: bool | None) -> "list[Examined | Refused]":
    """Every file under `path`, looked at under a bar."""
    from studio.evaluate.library_files import examine, files_in

    paths = files_in(path)
    bar = Bar(path.name or str(path), progress)
    found = []
    try:
        for number, each in enumerate(examine(paths), start=1):
            found.append(each)
            bar(number / len(paths))
    finally:
        bar.close()
    return found


def _list(arguments: argparse.Namespace) -> None:
    from studio.style.library import read_library

    works = read_library().works
    _say({"works": [_described(work) for work in works]}, "\n".join(map(_line, works)) or "The library is empty", arguments.json)


def _remove(arguments: argparse.Namespace) -> None:
    from studio.style.library import read_library, write_library

    library = read_library()
    before = len(library.works)
    for path in arguments.paths:
        smaller = library.without(path)
        if smaller == library:
            raise _unknown(path)
        library = smaller
    write_library(library)
    print_out(f"{before - len(library.works)} works forgotten; {len(library.works)} left")


def _tag(arguments: argparse.Namespace) -> None:
    from studio.style.library import read_library, write_library

    signs = {word[:1] for word in arguments.words}
    words = [word[1:].strip().lower() for word in arguments.words]
    if not signs <= {"+", "-"} or not all(word and word.isprintable() for word in words):
        raise UsageError("words are given as +WORD to add and -WORD to take away, for instance +calm -rough")
    library = read_library()
    work = library.find(arguments.path)
    if work is None:
        raise _unknown(arguments.path)
    signed = [(each[0], word) for each, word in zip(arguments.words, words, strict=True)]
    tagged = work.tagged([word for sign, word in signed if sign == "+"], [word for sign, word in signed if sign == "-"])
    write_library(library.with_work(tagged))
    print_out(_line(tagged))


def _sample(arguments: argparse.Namespace) -> None:
    from studio.evaluate.balance import balanced_sample
    from studio.style.library import read_library

    works = [work for work in read_library().works if arguments.kind in (None, work.source.kind) and set(arguments.tag) <= set(work.tags)]
    if not works:
        raise StudioError("Your library holds no such works", "add a folder of them with clavilux library add, or ask for less")
    drawn = balanced_sample(works, arguments.count, arguments.seed)
    _say({"works": [_described(work) for work in drawn]}, "\n".join(str(work.source.path) for work in drawn), arguments.json)


def _described(work: "LibraryWork") -> dict[str, Any]:
    source = work.source
    return {
        "path": str(source.path),
        "sha256": source.sha256,
        "kind": source.kind,
        "missing": not source.path.exists(),
        "tags": list(work.tags),
        "affect": work.profile.affect.by_name(),
    }


def _line(work: "LibraryWork") -> str:
    return f"{work.source.path}  {' '.join(work.tags)}{'' if work.source.path.exists() else '  (not there any more)'}"


def _unknown(path: Path) -> StudioError:
    return StudioError(f"{shown(path)} is not in your library", "see clavilux library list")


def _say(answer: dict[str, Any], words: str, as_json: bool) -> None:
    print_out(json.dumps(answer, ensure_ascii=False) if as_json else words)


def _count(text: str) -> int:
    number = int(text)
    if not 0 < number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"a sample has at least one work, not {text}")
    return number
