"""Picture onto picture measured by size, method and device: seconds, memory, and what a pixel costs."""

import statistics
from dataclasses import dataclass
from typing import cast

import torch

from studio.core.params import params
from studio.document.settings import QUALITIES, ImageSettings
from studio.evaluate.bench import bundled, request_of, timed
from studio.evaluate.targets import FIRST_PICTURE, SLACK, picture_target
from studio.media.image import Image
from studio.media.resize import fitted

CONTENT, STYLE = "harbour", "seascape"
"""The bundled works that are used."""

WARM = 256
"""Long edge in pixels of the run that warms up: weights are read and threads started then."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is measured: a method with its quality (see `methods`), the result's long edge in pixels, the torch device."""

    method: str
    size: int
    device: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a case costs: medians of the seconds to the finished work and to the first preview, its pixels, the peak memory on a GPU in MB.

    `device_memory_mb` is None where the device does not tell.
    """

    case: Case
    pixels: int
    seconds: float
    first_preview_seconds: float
    device_memory_mb: float | None = None

    @property
    def nanoseconds_per_pixel(self) -> float:
        """Of the finished work."""
        return 1e9 * self.seconds / self.pixels

    @property
    def target(self) -> float | None:
        """The seconds that it may take; None where none are declared."""
        return picture_target(self.case.device, self.case.method, self.case.size)

    @property
    def missed(self) -> bool:
        """Whether the work or its first preview is beyond its target, with the slack of a machine that is shared."""
        late = self.target is not None and self.seconds > SLACK * self.target
        return late or self.first_preview_seconds > SLACK * FIRST_PICTURE


def methods() -> dict[str, dict[str, object]]:
    """The settings of every method by name, one name for each quality ("sandwich-best") where the method knows several."""
    declared = params(ImageSettings)
    found: dict[str, dict[str, object]] = {}
    for method in declared["method"].choices:
        if declared["quality"].acts_on(method):
            found |= {f"{method}-{quality}": {"method": method, "quality": quality} for quality in QUALITIES}
        else:
            found[method] = {"method": method}
    return found


def measure(case: Case, times: int) -> Cost:
    """Medians of `times` runs of a case after a small one that warms up."""
    content, style = cast(Image, bundled(CONTENT)), bundled(STYLE)
    settings = methods()[case.method]
    timed(request_of(content, style, settings | {"size": min(WARM, case.size)}, case.device))
    if case.device == "cuda":
        torch.cuda.reset_peak_memory_stats()
    runs = [timed(request_of(content, style, settings | {"size": case.size}, case.device)) for _ in range(times)]
    height, width = fitted(content.height, content.width, case.size)
    first, whole = (statistics.median(run[part] for run in runs) for part in range(2))
    memory = torch.cuda.max_memory_allocated() / 1e6 if case.device == "cuda" else None
    return Cost(case, height * width, whole, first, memory)
