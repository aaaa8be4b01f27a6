"""Data sets that pack many small pictures into a file, as torchvision's classes leave them in a folder.

CIFAR-10 and -100 (Krizhevsky 2009; the version for Python and the binary one), MNIST and its kin in IDX files, plain or compressed
(LeCun et al. 1998), STL-10 (Coates et al. 2011) and SVHN (Netzer et al. 2011). Nothing is unpickled: of CIFAR's pickles the program
reads what they hold by their opcodes, without obeying them. Data sets that are folders of pictures need none of this.
"""

import gzip
import pickletools
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import UnreadableMedia, reason_of
from studio.media.names import shown

Bytes = NDArray[np.uint8]

CIFAR_EDGE, STL_EDGE = 32, 96
LARGEST = 1 << 30
"""Bytes of an IDX file that are read at most; those of MNIST and its kin have fewer than 1 << 29."""
PIXEL_BYTES, IMAGE_AXES = 8, 3
"""An IDX file's code for bytes, and its axes where it holds grey pictures."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Pictures n×H×W×3 in sRGB, and of each the name of its kind, "" where none is told."""

    pixels: Bytes
    kinds: tuple[str, ...]


def is_pack(path: Path) -> bool:
    """Whether a file has the name of one that packs pictures."""
    return _reader(path) is not None


def read_pack(path: Path) -> Pack:
    """The pictures of a file that packs them, of the last two files remembered; UnreadableMedia where it is damaged."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise _closed(path, error) from None
    return _read(path, changed)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Pack:
    reader = _reader(path)
    if reader is None:
        raise ValueError(f"{path.name} is not the name of a file that packs pictures")
    try:
        pack = reader(path)
    except gzip.BadGzipFile:
        raise _damaged(path) from None
    except OSError as error:
        raise _closed(path, error) from None
    except (ValueError, EOFError, zlib.error, KeyError, IndexError, TypeError, MemoryError):
        raise _damaged(path) from None
    if not len(pack.pixels) or len(pack.pixels) != len(pack.kinds):
        raise _damaged(path)
    return pack


def _closed(path: Path, error: OSError) -> UnreadableMedia:
    return UnreadableMedia(f"{shown(path)} cannot be read ({reason_of(error)})", "take another one")


def _damaged(path: Path) -> UnreadableMedia:
    return UnreadableMedia(f"{shown(path)} is not the data set that its name says, or damaged", "download it again")


def _reader(path: Path) -> Callable[[Path], Pack] | None:
    name = path.name
    if re.fullmatch(r"data_batch_\d+|test_batch|train|test", name):
        return _cifar_pickle if path.parent.name.startswith("cifar") else None
    if re.fullmatch(r"(data_batch_\d+|test_batch|train|test)\.bin", name):
        return partial(_cifar_binary, labels=1 if "batch" in name else 2) if path.parent.name.startswith("cifar") else None
    if re.fullmatch(r"(train|test|unlabeled)_X\.bin", name):
        return _stl
    if re.fullmatch(r"(train|test|extra)_32x32\.mat", name):
        return _svhn
    if re.search(r"images[-.]idx3-ubyte(\.gz)?$", name):
        return _idx
    return None


def _planes(values: Bytes, edge: int) -> Bytes:
    """n×(3·edge²), plane after plane, seen as n×edge×edge×3."""
    return values.reshape(-1, 3, edge, edge).transpose(0, 2, 3, 1)


def _cifar_pickle(path: Path) -> Pack:
    """A pickle's longest string of bytes is the pixels; the numbers of the list after its name are the labels."""
    longest, named = b"", False
    labels: list[int] = []
    for opcode, argument, _ in pickletools.genops(path.read_bytes()):
        if isinstance(argument, str | bytes):
            given = argument.encode("latin-1") if isinstance(argument, str) else argument
            longest = max(longest, given, key=len)
            named = given in (b"labels", b"fine_labels")
        elif named and opcode.name.startswith("BININT") and isinstance(argument, int):
            labels.append(argument)
    return _labelled(np.frombuffer(longest, np.uint8), labels)


def _labelled(values: Bytes, labels: list[int]) -> Pack:
    pixels = _planes(values, CIFAR_EDGE)
    return Pack(pixels, tuple(map(str, labels)))


def _cifar_binary(path: Path, labels: int) -> Pack:
    """Rows of one label (CIFAR-10) or two (CIFAR-100, the fine one last) and the pixels."""
    rows = np.memmap(path, np.uint8, "r").reshape(-1, labels + 3 * CIFAR_EDGE**2)
    return _labelled(rows[:, labels:], rows[:, labels - 1].tolist())


def _stl(path: Path) -> Pack:
    """Planes whose columns come first; labels 1…10 beside them where there are any."""
    pixels = _planes(np.memmap(path, np.uint8, "r"), STL_EDGE).swapaxes(1, 2)
    beside = path.with_name(path.name.replace("_X", "_y"))
    kinds = np.fromfile(beside, np.uint8).astype(str).tolist() if beside.is_file() else [""] * len(pixels)
    return Pack(pixels, tuple(kinds))


def _svhn(path: Path) -> Pack:
    """A matrix of H×W×3×n and its labels."""
    from scipy.io import loadmat

    try:
        found = loadmat(path)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 this parser raises nearly anything over a damaged file
        raise ValueError(error) from None
    return Pack(found["X"].transpose(3, 0, 1, 2), tuple(map(str, found["y"].flatten().tolist())))


def _idx(path: Path) -> Pack:
    """Grey pictures; their labels lie in the file of the same name with "labels" and "idx1" in it."""
    grey = _array(path)
    if grey.ndim != IMAGE_AXES:
        raise ValueError("pictures have three axes")
    beside = path.with_name(path.name.replace("images", "labels").replace("idx3", "idx1"))
    kinds = tuple(map(str, _array(beside).tolist())) if beside.is_file() else ("",) * len(grey)
    return Pack(np.repeat(grey[..., None], 3, axis=3), kinds)


def _array(path: Path) -> Bytes:
    """The bytes of an IDX file: two zeros, the kind of number, how many axes, their lengths, the numbers."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        data = file.read(LARGEST)
    if data[:2] != b"\0\0" or data[2] != PIXEL_BYTES:
        raise ValueError("an IDX file of bytes is wanted")
    axes = data[3]
    shape = np.frombuffer(data, ">i4", axes, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * axes).reshape(shape.tolist())
