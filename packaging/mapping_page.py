"""Writes the tables of docs/mapping.md from the matrix itself: `uv run packaging/mapping_page.py`; a test fails where they differ."""

import re
from pathlib import Path

from studio.document.attributes import AUDIBLE, VISUAL, Attribute
from studio.document.correspondence_presets import MAPPING_HELPS, MAPPING_LABELS, MAPPINGS, PRESETS

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "docs" / "mapping.md"
REPEATED = ("inverted", "mine")
"""Mappings without a table of their own."""


def tables() -> dict[str, str]:
    """The generated parts of the page by name."""
    return {"attributes": _sides(), "mappings": _mappings(), **{name: _cells(name) for name in MAPPINGS if name not in REPEATED}}


def page(text: str) -> str:
    """`text` with every generated part written anew between its marks."""
    for name, table in tables().items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda found, table=table: f"{found[1]}{table}\n{found[2]}", text, flags=re.S
        )
    return text


def _cells(name: str) -> str:
    lines = ["| seen | heard | weight | reason | source |", "|---|---|---|---|---|"]
    lines += [f"| {cell.visual} | {cell.audible} | {cell.weight:+g} | {cell.reason} | {cell.source} |" for cell in PRESETS[name].values()]
    return "\n".join(lines)


def _mappings() -> str:
    rows = zip(MAPPINGS, MAPPING_LABELS, MAPPING_HELPS, strict=True)
    return "\n".join(
        ["| name | in the window | what it is |", "|---|---|---|", *(f"| `{name}` | {label} | {words} |" for name, label, words in rows)]
    )


def _sides() -> str:
    return "\n\n".join(f"{title}\n\n{_side(side)}" for title, side in (("Seen (rows):", VISUAL), ("Heard (columns):", AUDIBLE)))


def _side(side: tuple[Attribute, ...]) -> str:
    lines = ["| name | group | little … much | is it moved? |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {each.name} | {each.group} | {each.little} … {each.much} | {each.fixed or 'yes'} |" for each in side)])


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
