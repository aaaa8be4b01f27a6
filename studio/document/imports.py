"""Networks that the artist imported, as the manifest in the program's data folder names them; recipes name them too."""

from dataclasses import asdict, dataclass
from pathlib import Path

from studio.core.paths import data_folder
from studio.document.stored import read_object, write_object


@dataclass(frozen=True, slots=True)
class ImportedNetwork:
    """A network: its safetensors file in `models_folder`, its SHA-256, how it wants its pixels, the file's name before."""

    file: str
    sha256: str
    convention: str
    source: str


def models_folder() -> Path:
    """Where imported networks and their manifest lie."""
    return data_folder() / "models"


def imported_networks() -> dict[str, ImportedNetwork]:
    """Those that were imported by their names; what the manifest says in no known way is passed over."""
    found = {}
    for name, entry in read_object(models_folder() / "manifest.json").items():
        try:
            network = ImportedNetwork(**entry)
        except TypeError:
            continue
        if all(isinstance(value, str) for value in asdict(network).values()):
            found[name] = network
    return found


def note_networks(networks: dict[str, ImportedNetwork]) -> None:
    """Write the manifest anew; DiskFull and UnwritableTarget."""
    write_object(models_folder() / "manifest.json", {name: asdict(network) for name, network in networks.items()})
