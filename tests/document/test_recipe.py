"""Recipes: a document as JSON and back."""

from pathlib import Path

import pytest

from studio.core.errors import UnreadableMedia
from studio.document.document import Document, Source, Style
from studio.document.recipe import from_json, to_json
from studio.document.settings import SETTINGS, ImageSettings


@pytest.mark.parametrize("kinds", SETTINGS, ids="+".join)
def test_a_document_survives_its_recipe(kinds: tuple[str, str]) -> None:
    content, style = (Source(Path(f"作品 {kind}.x"), "0" * 64, kind) for kind in kinds)
    document = Document(content, (Style(style, 0.3), Style(style, 0.0)), SETTINGS[kinds](strength=0.5, noise=0.25, quality="best"), 42)
    assert from_json(to_json(document)) == document
    assert document.pair == "+".join(kinds)
    assert document.weights == (1.0, 0.0)


def test_a_recipe_tells_no_folder(tmp_path: Path) -> None:
    document = Document(Source(tmp_path / "a.png", "0", "image"), (Style(Source(tmp_path / "b.png", "1", "image")),), ImageSettings())
    assert str(tmp_path) not in to_json(document)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"content": 3}', "null", '{"content": {"name": "a", "sha256": "", "kind": "smell"}, "styles": []}']
)
def test_a_damaged_recipe_is_answered(text: str) -> None:
    with pytest.raises(UnreadableMedia):
        from_json(text)
