"""What a finished transfer says of itself."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.core.params import to_dict

if TYPE_CHECKING:
    from studio.document.document import Document
    from studio.export.render import Rendering


@dataclass(frozen=True, slots=True)
class Finished:
    """A written work: its file, the document it was made of, the device, the rendering, the peak memory so far in MB."""

    output: Path
    document: "Document"
    device: str
    rendering: "Rendering"
    peak_memory: float

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
            "peak_memory_mb": round(self.peak_memory),
        }


def say(finished: Finished, as_json: bool) -> None:
    """Print the answer, or the name of the file written."""
    print_out(json.dumps(finished.answer(), ensure_ascii=False) if as_json else str(finished.output))


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
