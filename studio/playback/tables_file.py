"""Tables of the realtime chain in a scratch file, for the process that plays."""

import dataclasses
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.errors import UnwritableTarget
from studio.effects.live.values import ChainTables

SUFFIX = ".tables"


@dataclass(frozen=True, slots=True)
class StoredTables:
    """Tables in the file `path`, whose response is meant for `rate` in Hz."""

    path: Path
    rate: int


def store_tables(tables: ChainTables, rate: int, folder: Path) -> StoredTables:
    """Write `tables` into a new scratch file in `folder`; UnwritableTarget where that cannot be."""
    arrays: dict[str, Any] = {field.name: np.asarray(getattr(tables, field.name)) for field in dataclasses.fields(tables)}
    path = folder / f"{uuid.uuid4().hex}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UnwritableTarget(f"{folder} takes no files", "make it writable") from error
    return StoredTables(path, rate)


def read_tables(stored: StoredTables, rate: int) -> ChainTables:
    """The tables, their response brought to `rate` in Hz; OSError or ValueError where the file is gone or broken."""
    with np.load(stored.path) as found:
        values: dict[str, Any] = {name: found[name] if found[name].ndim else float(found[name]) for name in found.files}
    if rate != stored.rate and len(values["response"]):
        import soxr

        values["response"] = soxr.resample(values["response"], stored.rate, rate) * np.float32(stored.rate / rate)
    return ChainTables(**values)
