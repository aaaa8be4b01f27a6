"""The report on a folder of works in words."""

from collections.abc import Sequence
from typing import Any

MOST_NAMES = 8
"""Files that are named of each list; the rest is counted, and is in --json."""

NOUNS = {"image": "pictures", "audio": "sounds"}
UNEVEN = 0.6
"""Evenness below which an attribute is said to lie in few regions; chance on the reference works gives 0.86."""


def report_in_words(report: dict[str, Any]) -> str:
    """The report of `studio.evaluate.library_report` as lines for people."""
    counts = ", ".join(f"{count} {NOUNS[kind]}" for kind, count in report["works"].items())
    lines = [f"{report['folder']}: {counts}"]
    for key, title in (("unreadable", "cannot be read"), ("unsupported", "not taken here")):
        lines += _listed(title, [f"{each['file']}: {each['reason']}" for each in report[key]])
    lines += _listed("the same work", [" = ".join(group) for group in report["duplicates"]])
    for fault, files in report["faults"].items():
        lines += _listed(fault, files)
    stated = report["rights"]["stated"]
    lines.append(f"rights: {len(stated)} files state them, {len(report['rights']['unstated'])} do not")
    lines += [f"    {file}: {'; '.join(f'{field}: {text}' for field, text in found)}" for file, found in list(stated.items())[:MOST_NAMES]]
    for kind, found in report["diversity"].items():
        lines.append(f"diversity: {found['of']} {NOUNS[kind]} are worth {found['vendi']:.1f} different ones (Vendi score)")
    for kind, found in report["balance"].items():
        uneven = [name.replace("_", " ") for name, each in found["attributes"].items() if each["evenness"] < UNEVEN]
        lines += _listed(f"{NOUNS[kind]} lie in few regions of", uneven)
        lines += _listed(f"no {NOUNS[kind]} are", found["empty"])
    lines += _listed("moods", [f"{file}: {' '.join(words)}" for file, words in report["tags"].items()])
    return "\n".join(lines)


def _listed(title: str, entries: Sequence[str]) -> list[str]:
    """A title with its number and the first entries; nothing where there are none."""
    if not entries:
        return []
    more = [f"    … {len(entries) - MOST_NAMES} more, see --json"] if len(entries) > MOST_NAMES else []
    return [f"{title}: {len(entries)}", *(f"    {entry}" for entry in entries[:MOST_NAMES]), *more]
