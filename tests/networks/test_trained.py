"""Model files: written with a manifest, found by name, and refused in one line where anything about them is not right."""

import hashlib
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.core.errors import MissingWeights, StudioError, UnusableWeights
from studio.core.paths import model
from studio.document.trained_models import model_file, target_of, trained_folder
from studio.networks import weights
from studio.networks.any_stylizer import AnyStylizer
from studio.networks.stylizer import Stylizer
from studio.networks.trained import read_trained, write_trained

STYLES = [{"name": "night.jpg", "sha256": "ab" * 32}]


def written(folder: Path, styles: int = 1) -> Path:
    torch.manual_seed(0)
    path = folder / "look.safetensors"
    write_trained(path, Stylizer(styles), {"recipe": "image", "styles": STYLES * styles, "losses": [[1, 2.5], [2, 1.5]]})
    return path


def signed(path: Path) -> None:
    """Make the manifest agree with the weights, as whoever means harm would."""
    beside = path.with_suffix(".json")
    manifest = json.loads(beside.read_text())
    beside.write_text(json.dumps({**manifest, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}))


def changed(path: Path, **values: object) -> None:
    beside = path.with_suffix(".json")
    beside.write_text(json.dumps({**json.loads(beside.read_text()), **values}))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, 2)
    torch.manual_seed(0)
    network = Stylizer(2)
    found = read_trained(path, "image", "cpu")
    assert found.styles == ("ab" * 32, "ab" * 32)
    assert all(torch.equal(tensor, network.state_dict()[name]) for name, tensor in found.network.state_dict().items())
    assert not any(weight.requires_grad for weight in found.network.parameters())
    assert read_trained(path, "image", "cpu") is found


def test_models_are_found_by_name_and_by_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path)
    assert model_file(str(path)) == path
    assert model_file(str(path.with_suffix(""))) == path
    trained_folder().mkdir(parents=True)
    for suffix in (".safetensors", ".json"):
        (trained_folder() / f"mine{suffix}").write_bytes(path.with_suffix(suffix).read_bytes())
    assert model_file("mine") == target_of("mine") == trained_folder() / "mine.safetensors"
    monkeypatch.chdir(tmp_path)
    assert target_of("./look").resolve() == path
    with pytest.raises(MissingWeights, match="There is no trained model 'none'"):
        model_file("none")


def test_shipped_models_are_whole_and_in_the_manifest() -> None:
    names = [path.stem for path in sorted(model().glob("*.safetensors"))]
    assert names
    for name in names:
        path = model_file(name)
        manifest = json.loads(path.with_suffix(".json").read_text())
        assert weights.manifest()[name]["sha256"] == manifest["sha256"]
        assert read_trained(path, manifest["recipe"], "cpu").manifest["command"].startswith("clavilux train ")
        assert path.stat().st_size < 8 << 20


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-9] ^= 1
    path.write_bytes(data)


def _truncated_and_signed(path: Path) -> None:
    _truncated(path)
    signed(path)


def _pickled(path: Path) -> None:
    path.write_bytes(pickle.dumps({"a": 1}))
    signed(path)


def _huge_header(path: Path) -> None:
    path.write_bytes((2**60).to_bytes(8, "little") + path.read_bytes()[8:])
    signed(path)


def _reshaped(path: Path) -> None:
    held = load_file(path)
    save_file({**held, "leave.weight": torch.zeros(3, 16, 5, 5)}, path)
    signed(path)


def _another_kind(path: Path) -> None:
    save_file({name: tensor.double() for name, tensor in load_file(path).items()}, path)
    signed(path)


def _one_missing(path: Path) -> None:
    held = load_file(path)
    held.pop("leave.bias")
    save_file(held, path)
    signed(path)


def _one_more(path: Path) -> None:
    save_file({**load_file(path), "more": torch.zeros(1)}, path)
    signed(path)


def _not_finite(path: Path) -> None:
    save_file({**load_file(path), "leave.bias": torch.tensor([0.0, float("nan"), 0.0])}, path)
    signed(path)


SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (_truncated, "damaged"),
    "a bit flipped": (_flipped, "damaged"),
    "truncated, the manifest made to fit": (_truncated_and_signed, "holds no weights"),
    "a pickle": (_pickled, "holds no weights"),
    "a header that claims an exabyte": (_huge_header, "holds no weights"),
    "another shape": (_reshaped, "another shape"),
    "doubles": (_another_kind, "another shape or kind"),
    "a weight missing": (_one_missing, "other weights"),
    "a weight more": (_one_more, "other weights"),
    "no number": (_not_finite, "not finite"),
    "empty": (lambda path: path.write_bytes(b"") and None, "damaged"),
    "no manifest": (lambda path: path.with_suffix(".json").unlink(), "with its manifest"),
    "a manifest that is no JSON": (lambda path: path.with_suffix(".json").write_text("{") and None, "no manifest"),
    "a manifest that nests too deep": (lambda path: path.with_suffix(".json").write_text('{"a":' * 99_999) and None, "no manifest"),
    "a manifest of lists": (lambda path: path.with_suffix(".json").write_text("[1]") and None, "no manifest"),
    "no checksum": (lambda path: changed(path, sha256=["x"]), "SHA-256 is"),
    "another version": (lambda path: changed(path, format=99), "another version"),
    "a recipe that nobody knows": (lambda path: changed(path, recipe="os.system"), "another version"),
    "another recipe": (lambda path: changed(path, recipe="audio"), "trained as audio"),
    "no styles": (lambda path: changed(path, styles=[]), "which styles"),
    "a billion styles": (lambda path: changed(path, styles=[{"sha256": ""}] * 100_000), "manifest"),
    "styles without checksums": (lambda path: changed(path, styles=[{"name": "night"}]), "which styles"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_spoilt_files_are_refused_in_one_line(case: str, tmp_path: Path) -> None:
    spoil, said = SPOILT[case]
    path = written(tmp_path)
    spoil(path)
    with pytest.raises(StudioError) as refused:
        read_trained(path, "image", "cpu")
    assert isinstance(refused.value, MissingWeights | UnusableWeights)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_model_for_any_style_names_none_and_is_checked_as_closely(tmp_path: Path) -> None:
    path = tmp_path / "any.safetensors"
    write_trained(path, AnyStylizer(), {"recipe": "any", "styles": []})
    assert read_trained(path, ("image", "any"), "cpu").styles == ()
    with pytest.raises(UnusableWeights, match="trained as any, not as image"):
        read_trained(path, "image", "cpu")
    save_file({**load_file(path), "hidden.weight": torch.zeros(2, 2)}, path)
    signed(path)
    with pytest.raises(UnusableWeights, match="another shape"):
        read_trained(path, "any", "cpu")
    save_file({**load_file(written(tmp_path))}, path)
    signed(path)
    with pytest.raises(UnusableWeights, match="other weights"):
        read_trained(path, "any", "cpu")
