"""Recipes: a document as JSON and back."""

from pathlib import Path

import pytest

from studio.core.errors import UnreadableMedia
from studio.core.paths import resource
from studio.document.document import Document, Source, Style
from studio.document.recipe import from_json, restore, strange_cells, to_json
from studio.document.settings import SETTINGS, AudioSettings, ImageSettings, SoundFromPictureSettings
from studio.media.files import checksum
from tests.document.tables import source


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


def bare(work: Source) -> Source:
    """As a recipe names it."""
    return Source(Path(work.path.name), work.sha256, work.kind)


def test_cells_of_another_version_are_named_and_the_others_kept() -> None:
    document = Document(
        Source(Path("c.wav"), "0" * 64, "audio"),
        (Style(Source(Path("s.png"), "1" * 64, "image")),),
        SoundFromPictureSettings(cells="lightness:register=0.8"),
    )
    text = to_json(document).replace("lightness:register=0.8", "lightness:register=0.8 smell:register=1")
    assert from_json(text) == document
    assert strange_cells(text) == ("smell:register=1",)
    assert strange_cells(to_json(document)) == strange_cells("no recipe") == ()


def test_works_are_found_again_by_their_checksums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    beside, known, renamed = source(tmp_path, "a.png"), source(elsewhere, "b.png"), source(tmp_path, "c.png")
    renamed.path.rename(tmp_path / "moved.PNG")
    bundled = Source(resource("works", "ink.jpg"), checksum(resource("works", "ink.jpg")), "image")
    styles = (Style(bare(known), 2.0), Style(bare(renamed), 1.0), Style(bare(bundled), 0.5))
    document = Document(bare(beside), styles, ImageSettings(strength=0.3), 5)
    session, missing = restore(document, tmp_path / "result.png", {known.sha256: known.path})
    assert missing == ()
    assert session.content == beside
    assert [slot.source.path for slot in session.styles] == [known.path, tmp_path / "moved.PNG", bundled.path]
    assert [slot.weight for slot in session.styles] == [1.0, 0.5, 0.25]
    made = session.document()
    assert made is not None
    assert (made.settings, made.seed) == (document.settings, 5)


def test_what_is_missing_is_named_and_left_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    here = source(tmp_path, "a.flac", "audio")
    gone = Source(Path("gone.flac"), "0" * 64, "audio")
    changed = source(tmp_path, "b.flac", "audio")
    changed.path.write_bytes(b"another take")
    document = Document(gone, (Style(bare(here)), Style(bare(changed)), Style(gone)), AudioSettings(layer=0.5))
    session, missing = restore(document, tmp_path / "nowhere" / "result.wav", {here.sha256: here.path, changed.sha256: changed.path})
    assert missing == ("gone.flac", "b.flac")
    assert session.content is None
    assert [slot.source for slot in session.styles] == [here]
    assert session.settings_of(("audio", "audio")) == AudioSettings(layer=0.5)
    for name in ("../../etc/passwd", "/dev/zero", "a\0b", "", "n" * 5000):
        odd = Document(Source(Path(name), "0" * 64, "image"), (Style(gone),), ImageSettings())
        assert restore(odd, tmp_path / "x.png", {})[0].content is None


def test_masks_and_weights_below_nothing_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    content, style, mask = (source(tmp_path, name) for name in ("a.png", "b.png", "mask.png"))
    document = Document(bare(content), (Style(bare(style), 1.0, bare(mask)), Style(bare(style), -3.0)), ImageSettings())
    assert from_json(to_json(document)) == document
    session, missing = restore(document, tmp_path / "result.png", {})
    assert missing == ()
    assert [slot.mask for slot in session.styles] == [mask, None]
    assert [slot.weight for slot in session.styles] == [1 / 3, -1.0]
    mask.path.unlink()
    session, missing = restore(document, tmp_path / "result.png", {})
    assert missing == ("mask.png",)
    assert [slot.mask for slot in session.styles] == [None, None]


def test_regions_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    content, style = (source(tmp_path, name) for name in ("a.png", "b.png"))
    document = Document(bare(content), (Style(bare(style), region=(0.0, 0.25, 0.5, 1.0)),), ImageSettings())
    assert from_json(to_json(document)) == document
    session, _ = restore(document, tmp_path / "result.png", {})
    assert [slot.region for slot in session.styles] == [(0.0, 0.25, 0.5, 1.0)]
    for damage in ("[0.5, 0, 0.5, 1]", "[0, 0, 2, 1]", "[0, 1]", "7"):
        assert from_json(to_json(document).replace("[0.0, 0.25, 0.5, 1.0]", damage)).styles[0].region is None


def test_spans_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    content, style = (source(tmp_path, name, "audio") for name in ("a.wav", "b.wav"))
    document = Document(bare(content), (Style(bare(style), span=(0.5, 2.25)),), AudioSettings())
    assert from_json(to_json(document)) == document
    session, _ = restore(document, tmp_path / "result.wav", {})
    assert [slot.span for slot in session.styles] == [(0.5, 2.25)]
    damaged = to_json(document).replace("[0.5, 2.25]", "[3, 2.25]")
    assert from_json(damaged).styles[0].span is None
