"""Data sets that pack pictures: CIFAR's pickles read without being obeyed, its binary files, IDX, STL-10, SVHN; damaged ones refused."""

import gzip
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from studio.core.errors import UnreadableMedia
from studio.training.folders import glimpse
from studio.training.listing import kinds_of, listed
from studio.training.packs import is_pack, read_pack
from studio.training.works import Pictures, opened_pictures
from tests.training.folders import returned


def pixels(count: int, edge: int = 32) -> np.ndarray:
    """n×edge×edge×3 of chance, each other."""
    return np.random.default_rng(0).integers(0, 256, (count, edge, edge, 3), dtype=np.uint8)


def rows_of(pictures: np.ndarray) -> np.ndarray:
    return pictures.transpose(0, 3, 1, 2).reshape(len(pictures), -1)


def as_python_2(pictures: np.ndarray, labels: list[int], name: bytes = b"labels") -> bytes:
    """As CIFAR's own files are pickled: strings of bytes, labels in lots of a thousand, an array by numpy's own calls."""
    lots = b"".join(b"(" + b"".join(b"K" + bytes([label]) for label in labels[at : at + 3]) + b"e" for at in range(0, len(labels), 3))
    data = rows_of(pictures).tobytes()
    array = b"cnumpy.core.multiarray\n_reconstruct\nq\x07cnumpy\nndarray\nq\x08K\x00\x85U\x01b\x87R(K\x01"
    array += b"K" + bytes([len(pictures)]) + b"M\x00\x0c\x86cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R(K\x03U\x01|NNNJ\xff\xff\xff\xff"
    array += b"J\xff\xff\xff\xffK\x00tb\x89T" + struct.pack("<i", len(data)) + data + b"tb"
    key = b"U" + bytes([len(name)]) + name
    return b"\x80\x02}(U\x0bbatch_labelU\x15training batch 1 of 5" + key + b"]" + lots + b"U\x04data" + array + b"u."


@pytest.fixture
def cifar(tmp_path: Path) -> Path:
    folder = tmp_path / "cifar-10-batches-py"
    folder.mkdir()
    (folder / "data_batch_1").write_bytes(as_python_2(pixels(10), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]))
    (folder / "batches.meta").write_bytes(pickle.dumps({"label_names": ["airplane"]}))
    return folder


def test_the_pickles_of_cifar_are_read_without_being_obeyed(cifar: Path) -> None:
    pack = read_pack(cifar / "data_batch_1")
    assert np.array_equal(pack.pixels, pixels(10))
    assert pack.kinds == tuple("3141592653")
    trap = cifar / "data_batch_2"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(cifar / "obeyed"),)

    trap.write_bytes(pickle.dumps({"labels": [1], "data": Trap()}, protocol=2))
    with pytest.raises(UnreadableMedia, match="damaged"):
        read_pack(trap)
    assert not (cifar / "obeyed").exists()


def test_newer_pickles_of_the_same_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "cifar-100-python" / "train"
    path.parent.mkdir()
    for protocol in (2, 3, 4, 5):
        content = {"fine_labels": [7, 70], "coarse_labels": [1, 2], "data": rows_of(pixels(2)).tobytes()}
        path.write_bytes(pickle.dumps(content, protocol=protocol))
        os.utime(path, ns=(protocol, protocol))
        pack = read_pack(path)
        assert np.array_equal(pack.pixels, pixels(2))
        assert pack.kinds == ("7", "70")


def test_binary_files_of_cifar(tmp_path: Path) -> None:
    folder = tmp_path / "cifar-binary"
    folder.mkdir()
    ten = np.hstack([np.array([[4], [2]], np.uint8), rows_of(pixels(2))])
    hundred = np.hstack([np.array([[1, 40], [2, 20]], np.uint8), rows_of(pixels(2))])
    for name, rows, kinds in (("test_batch.bin", ten, ("4", "2")), ("train.bin", hundred, ("40", "20"))):
        (folder / name).write_bytes(rows.tobytes())
        pack = read_pack(folder / name)
        assert np.array_equal(pack.pixels, pixels(2))
        assert pack.kinds == kinds


@pytest.mark.parametrize("end", ["", ".gz"])
def test_mnist_and_its_kin(tmp_path: Path, end: str) -> None:
    grey = pixels(3, 28)[..., 0]
    for name, data in (
        (f"train-images-idx3-ubyte{end}", struct.pack(">4B3i", 0, 0, 8, 3, 3, 28, 28) + grey.tobytes()),
        (f"train-labels-idx1-ubyte{end}", struct.pack(">4Bi", 0, 0, 8, 1, 3) + bytes([7, 2, 1])),
    ):
        (tmp_path / name).write_bytes(gzip.compress(data) if end else data)
    pack = read_pack(tmp_path / f"train-images-idx3-ubyte{end}")
    assert np.array_equal(pack.pixels, np.repeat(grey[..., None], 3, axis=3))
    assert pack.kinds == ("7", "2", "1")
    assert not is_pack(tmp_path / f"train-labels-idx1-ubyte{end}")


def test_stl_10_and_svhn(tmp_path: Path) -> None:
    stl = pixels(2, 96)
    (tmp_path / "train_X.bin").write_bytes(stl.transpose(0, 3, 2, 1).tobytes())
    assert read_pack(tmp_path / "train_X.bin").kinds == ("", "")
    (tmp_path / "train_y.bin").write_bytes(bytes([10, 3]))
    os.utime(tmp_path / "train_X.bin", ns=(1, 1))
    pack = read_pack(tmp_path / "train_X.bin")
    assert np.array_equal(pack.pixels, stl)
    assert pack.kinds == ("10", "3")
    savemat(tmp_path / "test_32x32.mat", {"X": pixels(2).transpose(1, 2, 3, 0), "y": np.array([[10], [1]], np.uint8)})
    street = read_pack(tmp_path / "test_32x32.mat")
    assert np.array_equal(street.pixels, pixels(2))
    assert street.kinds == ("10", "1")


@pytest.mark.parametrize("name", ["data_batch_1", "data_batch_1.bin", "train_X.bin", "test_32x32.mat", "t10k-images-idx3-ubyte.gz"])
@pytest.mark.parametrize("content", [b"", b"\x80\x02}q\x01(U\xff", b"\0\0\x08\x03" + b"\x7f" * 12, b"no data set"])
def test_damaged_ones_are_refused_in_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "cifar" / name
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UnreadableMedia, match="damaged") as caught:
        read_pack(path)
    assert "\n" not in str(caught.value)


def test_each_picture_of_a_data_set_is_a_work_of_its_label(cifar: Path) -> None:
    found = listed(cifar, "image")
    assert len(found.works) == 10
    assert [skipped.path.name for skipped in found.skipped] == ["batches.meta"]
    assert len(set(kinds_of(found.works).values())) == len(set("3141592653"))
    read = returned(opened_pictures(found, 32, 32))
    assert isinstance(read, Pictures)
    for place in (0, 9):
        assert np.array_equal((255 * read.planes(found.works[place])).round().numpy().transpose(1, 2, 0), pixels(10)[place])
    (entry,) = read.found.card(found.works[:3])["works"]
    assert (entry["name"], entry["pictures"], entry["pictures_held_out"]) == ("data_batch_1", 10, 3)
    assert glimpse(cifar, "image").works == 10
    assert glimpse(cifar, "audio").works == 0
