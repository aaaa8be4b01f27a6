"""`clavilux models`: what is there, bringing a network, going back; the recipe names what was painted through."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.app import main
from studio.core.paths import model
from studio.document.document import Document, Source, Style
from studio.document.imports import ImportedNetwork, models_folder, note_networks
from studio.document.looks import SOUNDS
from studio.document.recipe import from_json, to_json
from studio.document.settings import AudioSettings, ImageSettings
from studio.document.trained_models import names_for, trained_folder
from studio.networks.vgg import vgg19
from tests.transfer.works import tiny_model


def shipped_looks() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in model().glob("*.safetensors")))


def test_import_list_and_remove(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    weights = {name.replace("convolutions.", "conv"): tensor for name, tensor in vgg19("cpu").state_dict().items()}
    torch.save(weights, tmp_path / "画 original.pth")
    assert main(["models", "list"]) == 0
    assert [line.split("  ")[0] for line in capfd.readouterr().out.splitlines()] == ["vgg19", *shipped_looks()]
    assert main(["models", "import", str(tmp_path / "画 original.pth")]) == 0
    assert "'画 original.pth' (blue, green, red" in capfd.readouterr().out
    assert main(["models", "list"]) == 0
    bundled, mine, *_ = capfd.readouterr().out.splitlines()
    assert "not used for painting" in bundled
    assert "imported from '画 original.pth'" in mine
    assert main(["models", "remove", "vgg19"]) == 0
    assert main(["models", "remove", "vgg19"]) == 1
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["forget"], ["import"], ["remove"]])
def test_unusable_arguments(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["models", *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_a_wrong_file_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "weights.pth").write_bytes(b"no weights")
    assert main(["models", "import", str(tmp_path / "weights.pth")]) == 1
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "torchvision" in printed.err


def test_recipes_of_pictures_name_the_network() -> None:
    def document(kind: str) -> Document:
        source = Source(Path("work"), "0" * 64, kind)
        return Document(source, (Style(source),), ImageSettings() if kind == "image" else AudioSettings())

    assert "networks" not in json.loads(to_json(document("image")))
    models_folder().mkdir()
    note_networks({"vgg19": ImportedNetwork("vgg19.safetensors", "1" * 64, "", "mine.pth")})
    assert json.loads(to_json(document("image")))["networks"] == {"vgg19": "1" * 64}
    assert "networks" not in json.loads(to_json(document("audio")))
    assert from_json(to_json(document("image"))) == document("image")


def test_recipes_name_the_trained_model_by_its_weights_and_no_folder() -> None:
    source, model = Source(Path("work"), "0" * 64, "image"), tiny_model("image")
    document = Document(source, (Style(source),), ImageSettings(method="realtime", model=model))
    recipe = json.loads(to_json(document))
    assert recipe["settings"]["model"] == "tiny"
    assert recipe["networks"] == {"tiny": hashlib.sha256(Path(model).read_bytes()).hexdigest()}
    assert "networks" not in json.loads(to_json(replace(document, settings=ImageSettings(model=model))))


def test_a_model_of_ones_own_is_listed_and_deleted(capfd: pytest.CaptureFixture[str]) -> None:
    trained_folder().mkdir(parents=True)
    for suffix in (".safetensors", ".json"):
        (trained_folder() / f"mine{suffix}").write_bytes(Path(tiny_model("audio")).with_suffix(suffix).read_bytes())
    assert names_for("audio") == ("mine", SOUNDS)
    assert names_for("image", "any") == tuple(name for name in shipped_looks() if name not in (SOUNDS, *names_for("music")))
    assert names_for("music") == ("music",)
    assert main(["models", "remove", "mine"]) == 0
    assert capfd.readouterr().out == "mine is deleted\n"
    assert not list(trained_folder().iterdir())
    assert main(["models", "remove", "mine"]) == 1
