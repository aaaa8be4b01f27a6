"""Say what a work looks or sounds like: its attributes, its mood, its palette; of a sound how it goes: beats, chords, sections, pitch.

Each attribute comes with its z-score against the studio's reference works. --save-style keeps the work as a style file.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import print_out
from studio.cli.explanation import explain
from studio.cli.usage import UsageError, add_device, add_json, add_reference

if TYPE_CHECKING:
    from studio.document.document import Work
    from studio.document.reference import Table
    from studio.style.profile import StyleProfile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux analyse`."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a picture, a sound or a saved style")
    parser.add_argument("--save-style", metavar="FILE.clstyle", type=Path, help="also write the style vector, the profile and an excerpt")
    parser.add_argument("--explain", action="store_true", help="also say how it would sound or look, or why it does where it was made here")
    add_reference(parser)
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Analyse; the answer goes to stdout."""
    if arguments.save_style and arguments.save_style.suffix.lower() != ".clstyle":
        raise UsageError(f"a saved style ends in .clstyle, not '{arguments.save_style.suffix}'")
    from studio.style.profile import profile
    from studio.transfer.works import open_style

    opened = open_style(arguments.file)
    found = profile(opened.work, _table(arguments.reference, opened.source.kind))
    if arguments.save_style:
        from studio.networks.device import resolve
        from studio.style.vector import save_style, style_vector

        save_style(arguments.save_style, opened.work, style_vector(opened.work, resolve(arguments.device)), found)
    course = _course(opened.work)
    why = explain(arguments.file, found) if arguments.explain else None
    if arguments.json:
        told = ({"course": course} if course else {}) | ({"explanation": why.answer()} if why else {})
        print_out(json.dumps(answer(found) | told, ensure_ascii=False))
    else:
        parts = [in_words(found, arguments.file.name), *(course_in_words(course) if course else []), *(why.in_words() if why else [])]
        print_out("\n".join(parts))
    if arguments.save_style and not arguments.json:
        print_out(str(arguments.save_style))
    return 0


def _table(reference: str, kind: str) -> "Table | None":
    """The table that --reference asks for, None for the shipped one."""
    if reference == "shipped":
        return None
    from studio.style.library import read_library, reference_table

    return reference_table(read_library(), kind)


def _course(work: "Work") -> dict[str, Any] | None:
    """How a sound goes, as plain data; None of a picture."""
    from studio.media.audio import Audio

    if not isinstance(work, Audio):
        return None
    from studio.style.report import report

    return report(work)


def answer(found: "StyleProfile") -> dict[str, Any]:
    """The object that `--json` prints."""
    described: dict[str, Any] = {
        "kind": found.kind,
        "attributes": {name: {"value": attribute.value, "z": attribute.z} for name, attribute in found.attributes.items()},
        "affect": found.affect.by_name(),
    }
    if found.kind == "image":
        described["palette"] = [{"oklab": list(colour.oklab), "hex": colour.hex, "share": colour.share} for colour in found.palette]
    return described


def in_words(found: "StyleProfile", name: str) -> str:
    """A table for people."""
    lines = [name]
    for attribute_name, attribute in found.attributes.items():
        value = attribute.value if isinstance(attribute.value, str) else f"{attribute.value:.3f}"
        z = "" if attribute.z is None else f"{attribute.z:+.2f}"
        lines.append(f"  {attribute_name.replace('_', ' '):<16}{value:>10}  {z:>6}")
    lines.append("  " + ", ".join(f"{mood} {value:+.2f}" for mood, value in found.affect.by_name().items()))
    lines += [f"  {colour.hex}  {100 * colour.share:3.0f} %" for colour in found.palette]
    return "\n".join(lines)


def course_in_words(course: dict[str, Any]) -> list[str]:
    """How a sound goes, in a few lines for people."""
    beats, bars, pitch = course["beats"], course["bars"], course["f0"]
    counted = f", {len(bars)} bars of {course['metre']}" if bars else ""
    lines = [f"  beats           {len(beats)} at {course['tempo']:.1f} a minute{counted}" if beats else "  beats           no steady beat"]
    names = [chord["name"] for chord in course["chords"]]
    lines.append(f"  chords          {_shortened(names) if names else 'none'}")
    sections = [f"{section['label']} {section['start']:.1f}–{section['end']:.1f} s" for section in course["sections"]]
    lines.append(f"  sections        {', '.join(sections[:8])}{' …' if len(sections) > 8 else ''}")
    if pitch["median"] is None:
        return [*lines, "  pitch           none"]
    heard = f"{pitch['median']:.1f} Hz, {pitch['low']:.1f}…{pitch['high']:.1f} Hz, in {100 * pitch['voiced']:.0f} % of the time"
    return [*lines, f"  pitch           {heard}"]


def _shortened(names: list[str], most: int = 24) -> str:
    """The first names, and how many more there are."""
    return " ".join(names[:most]) + (f" … ({len(names)} in all)" if len(names) > most else "")
