"""Where works go, and what a finished transfer says of itself."""

import json
import sys
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.core.errors import UnwritableTarget, reason_of
from studio.core.params import to_dict
from studio.document.recipe import others_of

if TYPE_CHECKING:
    from studio.document.document import Document
    from studio.export.render import Rendering


def make_folder(folder: Path, option: str = "-o") -> None:
    """The folder that works go to by `option`, made where there is none; UnwritableTarget where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableTarget(f"The folder {folder} cannot be made ({reason_of(error)})", f"choose another with {option}") from None


@dataclass(frozen=True, slots=True)
class Finished:
    """A written work: its files, the work's first, the document it was made of, the device, the rendering, the peak memory so far in MB.

    `levelled` where loudness and peak of the file were asked for.
    """

    files: tuple[Path, ...]
    document: "Document"
    device: str
    rendering: "Rendering"
    peak_memory: float
    levelled: bool = False

    @property
    def output(self) -> Path:
        """The file of the work."""
        return self.files[0]

    def answer(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        settings = to_dict(self.document.settings)
        return {
            "output": str(self.output.absolute()),
            "pair": self.document.pair,
            "method": settings["method"],
            "seconds": round(self.rendering.seconds, 3),
            "first_preview_seconds": round(self.rendering.first_preview_seconds, 3),
            "device": self.device,
            "seed": self.document.seed,
            "settings": settings,
            **others_of(self.document),
            "peak_memory_mb": round(self.peak_memory),
            **({"stems": [str(path.absolute()) for path in self.files[1:]]} if self.files[1:] else {}),
            **(levels(self.output) if self.levelled else {}),
        }


def levels(path: Path) -> dict[str, float | None]:
    """Loudness in LUFS and true peak in dBTP of the sound at `path` as it is decoded; None for silence and for what is too short."""
    from studio.export.levels import levels_of
    from studio.media.files import read
    from studio.media.image import Image

    sound = read(path)
    if isinstance(sound, Image):
        return {}
    found = levels_of(sound)
    named = {"loudness": found.loudness, "true_peak": found.peak}
    return {name: round(value, 2) if isfinite(value) else None for name, value in named.items()}


def say(finished: Finished, as_json: bool) -> None:
    """Print the answer, or the names of the files written."""
    print_out(json.dumps(finished.answer(), ensure_ascii=False) if as_json else "\n".join(map(str, finished.files)))


def print_out(text: str) -> None:
    """One line, or several, on stdout."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def memory_megabytes() -> float:
    """The peak resident memory of this process in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3
