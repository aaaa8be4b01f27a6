"""Weight files: found, checked against the manifest, refused in one line where they are missing or damaged."""

import json
import shutil
from pathlib import Path

import pytest

from studio.core.errors import MissingWeights
from studio.networks import weights


def test_manifest_tells_where_weights_come_from() -> None:
    for entry in weights.manifest().values():
        assert {"file", "sha256", "licence", "source", "training"} <= entry.keys()
        assert len(entry["sha256"]) == 64


def test_reads_every_weight_file_of_the_manifest() -> None:
    for name in weights.manifest():
        assert weights.read_weights(name)


def test_unknown_name() -> None:
    with pytest.raises(MissingWeights, match="vgg19"):
        weights.read_weights("resnet")


def _models(folder: Path, monkeypatch: pytest.MonkeyPatch, **entry: str) -> None:
    """Make `folder` the studio's models/ with one network named "mine"."""
    (folder / "manifest.json").write_text(json.dumps({"mine": {"file": "mine.bin", "sha256": "0" * 64, **entry}}), encoding="utf-8")
    monkeypatch.setattr(weights, "model", folder.joinpath)


def test_missing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _models(tmp_path, monkeypatch, package="no_such_package_anywhere")
    with pytest.raises(MissingWeights, match="missing"):
        weights.read_weights("mine")


def test_tampered_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(weights.weight_file("vgg19"), tmp_path / "mine.bin")
    with (tmp_path / "mine.bin").open("r+b") as file:
        file.seek(5000)
        file.write(b"\x80\x04evil")
    _models(tmp_path, monkeypatch)
    with pytest.raises(MissingWeights, match="damaged"):
        weights.read_weights("mine")


def test_right_checksum_but_no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.bin").write_bytes(b"")
    _models(tmp_path, monkeypatch, sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    with pytest.raises(MissingWeights, match="format"):
        weights.read_weights("mine")
