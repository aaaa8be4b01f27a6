"""Networks of the artist's own: taken in every usual form, shown pixels as they want them, refused in one line, removed again."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from studio.core.errors import MissingWeights, StudioError, UnreadableMedia, UnusableWeights
from studio.document.imports import imported_networks, models_folder
from studio.networks import imported
from studio.networks.imported import import_network, painting_network, remove_network
from studio.networks.vgg import vgg19

Weights = dict[str, Tensor]

PIXELS = torch.rand(1, 3, 6, 8, generator=torch.Generator().manual_seed(0))


def named(weights: Weights, alias: int) -> Weights:
    """Weights by our names as others name them."""
    others = {f"convolutions.{name}": aliases[alias] for name, aliases in imported._aliases().items()}
    return {f"{others[name.rpartition('.')[0]]}.{name.rpartition('.')[2]}": tensor for name, tensor in weights.items()}


@pytest.fixture(scope="module")
def torchvisions() -> Weights:
    """Weights in torchvision's shapes and names, all but the first layer and its bias zeros that take no room."""
    zeros = {name: torch.zeros(()).expand(tensor.shape) for name, tensor in vgg19("cpu").state_dict().items()}
    weights = named(zeros, 0)
    generator = torch.Generator().manual_seed(1)
    weights["features.0.weight"] = torch.randn(64, 3, 3, 3, generator=generator)
    weights["features.0.bias"] = torch.randn(64, generator=generator)
    return {**weights, "classifier.0.weight": torch.zeros(()).expand(4096, 25088), "features.34.bias": torch.zeros(512)}


@pytest.fixture
def file(torchvisions: Weights, tmp_path: Path) -> Path:
    torch.save(torchvisions, path := tmp_path / "vgg19-dcbb9e9d.pth")
    return path


def test_the_names_are_torchvisions() -> None:
    """The published numbers of the layers: torchvision.models.vgg19().features."""
    first = [aliases[0] for aliases in imported._aliases().values()]
    assert first == [f"features.{number}" for number in (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)]


def test_torchvisions_network_sees_red_green_blue_less_the_mean_over_the_deviation(file: Path, torchvisions: Weights) -> None:
    entry = import_network(file)
    assert entry.convention == imported.TORCHVISION
    assert entry.source == file.name
    file.unlink()
    found = painting_network("cpu").features(PIXELS, ["relu1_1"])["relu1_1"]
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (imported.MEAN_RGB, imported.DEVIATION_RGB))
    seen = (PIXELS - mean) / deviation
    expected = functional.conv2d(seen, torchvisions["features.0.weight"], torchvisions["features.0.bias"], padding=1).relu()
    assert torch.allclose(found, expected, atol=1e-4), "borders included"


@pytest.mark.parametrize("alias", [1, 2])
def test_the_original_is_known_also_where_it_was_normalised(alias: int, tmp_path: Path) -> None:
    weights = {name: tensor.contiguous() for name, tensor in vgg19("cpu").state_dict().items()}
    first = "convolutions.1_1"
    scale = torch.linspace(0.01, 3, 64)
    weights[f"{first}.weight"] = weights[f"{first}.weight"] * scale.view(-1, 1, 1, 1)
    weights[f"{first}.bias"] = weights[f"{first}.bias"] * scale
    save_file(named(weights, alias), path := tmp_path / "normalised.bin")
    assert import_network(path).convention == imported.CAFFE
    layers = ["relu1_1", "relu5_1"]
    found, original = painting_network("cpu").features(PIXELS, layers), vgg19("cpu").features(PIXELS, layers)
    assert torch.allclose(found["relu1_1"], original["relu1_1"] * scale.view(1, -1, 1, 1), rtol=1e-4, atol=1e-3)
    assert found["relu5_1"].shape == original["relu5_1"].shape


def test_imported_replaced_and_removed(file: Path, torchvisions: Weights) -> None:
    assert painting_network("cpu") is vgg19("cpu")
    import_network(file)
    before = painting_network("cpu")
    torch.save({**torchvisions, "features.0.bias": torch.ones(64)}, file)
    entry = import_network(file)
    assert imported_networks() == {"vgg19": entry}
    assert sorted(path.name for path in models_folder().iterdir()) == ["manifest.json", entry.file]
    assert painting_network("cpu") is not before
    remove_network("vgg19")
    assert painting_network("cpu") is vgg19("cpu")
    assert [path.name for path in models_folder().iterdir()] == ["manifest.json"]
    with pytest.raises(UnusableWeights, match="No network was imported as vgg19"):
        remove_network("vgg19")


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-8])], ids=["missing", "damaged"])
def test_a_lost_file_says_how_to_go_back(damage: Callable[[Path], object], file: Path) -> None:
    damage(models_folder() / import_network(file).file)
    imported._imported_vgg19.cache_clear()
    with pytest.raises(MissingWeights, match="clavilux models remove vgg19"):
        painting_network("cpu")
    remove_network("vgg19")
    assert painting_network("cpu") is vgg19("cpu")


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("raise SystemExit('ran')",)


WRONG: dict[str, Callable[[Weights], object]] = {
    "it is no VGG-19": lambda weights: {name: tensor for name, tensor in weights.items() if name != "features.28.bias"},
    "another shape": lambda weights: {**weights, "features.5.weight": torch.zeros(128, 64, 1, 1)},
    "not finite": lambda weights: {**weights, "features.2.bias": torch.full((64,), torch.nan)},
    "no bias of conv1_2": lambda weights: {**weights, "features.2.bias": torch.zeros(64, dtype=torch.int64)},
    "by their names": lambda weights: list(weights.values()),
}


@pytest.mark.parametrize("sentence", WRONG)
def test_other_weights_are_refused_and_nothing_is_changed(sentence: str, torchvisions: Weights, tmp_path: Path) -> None:
    torch.save(WRONG[sentence](torchvisions), path := tmp_path / "wrong.pth")
    with pytest.raises(UnusableWeights, match=sentence) as caught:
        import_network(path)
    assert "torchvision" in str(caught.value)
    assert not models_folder().exists()


BROKEN = {
    "empty": b"",
    "text": b"weights",
    "pickle that runs something": pickle.dumps(Evil(), 2),
    "cut zip": b"PK\x03\x04" + bytes(200),
    "safetensors without an end": (1 << 40).to_bytes(8, "little") + b"{",
    "safetensors of nothing": (2).to_bytes(8, "little") + b"{}",
    "pickle with a bad end": pickle.dumps({"features.0.weight": [1.0]}, 2)[:-3],
}


@pytest.mark.parametrize("kind", BROKEN)
def test_files_of_other_kinds_are_refused(kind: str, tmp_path: Path) -> None:
    (path := tmp_path / "wrong.pth").write_bytes(BROKEN[kind])
    with pytest.raises(StudioError, match=r"'wrong\.pth'"):
        import_network(path)
    assert not models_folder().exists()


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pth", tmp_path):
        with pytest.raises(UnreadableMedia):
            import_network(path)
    with pytest.raises(UnusableWeights, match="resnet"):
        import_network(tmp_path / "none.pth", "resnet")


def test_a_manifest_that_makes_no_sense_is_passed_over() -> None:
    models_folder().mkdir()
    for text in (
        "[]",
        "{",
        '{"vgg19": 3}',
        '{"vgg19": {"file": "a"}}',
        '{"vgg19": {"file": 1, "sha256": "", "convention": "", "source": ""}}',
    ):
        (models_folder() / "manifest.json").write_text(text)
        assert imported_networks() == {}
