"""The data card of a model: what its manifest says, and nothing where it says nothing that is known."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from studio.core.paths import model
from studio.document.model_card import LARGEST_THUMBNAIL, ModelCard, model_card


def jpeg() -> bytes:
    data = io.BytesIO()
    PIL.Image.new("RGB", (8, 6), (200, 100, 0)).save(data, "JPEG")
    return data.getvalue()


def written(folder: Path, manifest: Any) -> Path:
    path = folder / "night.safetensors"
    path.with_suffix(".json").write_text(json.dumps(manifest))
    return path


def test_a_manifest_is_read(tmp_path: Path) -> None:
    picture = base64.b64encode(jpeg()).decode()
    manifest = {
        "recipe": "image",
        "thumbnail": picture,
        "styles": [{"name": "a.jpg", "sha256": "", "thumbnail": picture}, {"name": "b\n.jpg"}],
        "data": {
            "content": {"count": 9, "held_out": 1, "skipped": [{"name": "x.txt", "reason": "no picture"}]},
            "style": {"count": 2, "held_out": 0, "skipped": []},
        },
        "settings": {"steps": 7},
        "losses": [{"step": 5, "distance": 0.5}, {"step": 7, "distance": 0.25}],
        "steps": 7,
        "seconds": 61.5,
        "seed": 3,
        "device": "cpu",
    }
    card = model_card(written(tmp_path, manifest))
    assert (card.name, card.recipe, card.thumbnail) == ("night", "image", jpeg())
    assert [(style.name, bool(style.thumbnail)) for style in card.styles] == [("a.jpg", True), ("b?.jpg", False)]
    assert (card.works, card.held_out) == ({"content": 9, "style": 2}, {"content": 1, "style": 0})
    assert card.skipped == (("x.txt", "no picture"),)
    assert (card.settings, card.steps, card.seconds, card.seed, card.device, card.distance) == ({"steps": 7}, 7, 61.5, 3, "cpu", 0.25)


def test_a_shipped_model_has_a_card() -> None:
    card = model_card(model("night.safetensors"))
    assert card.recipe == "image"
    assert card.styles
    assert card.works["content"] > 100


@pytest.mark.parametrize(
    "manifest",
    [
        [],
        {"styles": 3, "data": [], "losses": {}, "settings": 1, "thumbnail": 4},
        {"styles": [1, {"name": 3}], "data": {"content": 3, "style": {"count": -1, "held_out": True, "skipped": 4}}},
        {"thumbnail": "!!", "steps": "many", "seconds": None, "losses": [3]},
        {"thumbnail": base64.b64encode(b"<svg onload=x>").decode(), "seconds": float("nan")},
        {"thumbnail": "A" * (LARGEST_THUMBNAIL + 4)},
    ],
)
def test_what_is_strange_is_left_out(manifest: Any, tmp_path: Path) -> None:
    card = model_card(written(tmp_path, manifest))
    assert (card.thumbnail, card.skipped, card.steps, card.seconds, card.distance) == (b"", (), 0, 0.0, None)


def test_without_a_manifest_only_the_name_is_known(tmp_path: Path) -> None:
    assert model_card(tmp_path / "none.safetensors") == ModelCard("none", "")
