"""Running a request to its end, as export, the command line and the bench do."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from studio.core.errors import is_shortage
from studio.document.document import TransferRequest, Work
from studio.export.estimate import shortage
from studio.export.stems import layer_request
from studio.media.audio import Audio
from studio.transfer.engine import transfer


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """A finished work; seconds from the start to the first preview and to the end, without imports, weights and files."""

    work: Work
    first_preview_seconds: float
    seconds: float


def render(request: TransferRequest, progress: Callable[[float], None] = lambda fraction: None) -> Rendering:
    """The final work of `request`; `progress` hears the fraction done. OutOfMemory where it cannot be had even with all in files."""
    updates = transfer(request, lambda: request.document)
    started = time.perf_counter()
    first = 0.0
    try:
        for update in updates:
            if update.preview is not None and not first:
                first = time.perf_counter() - started
            progress(update.fraction)
            if update.final and update.preview is not None:
                return Rendering(update.preview, first, time.perf_counter() - started)
    except Exception as error:
        if is_shortage(error):
            raise shortage(request.document, request.content) from None
        raise
    finally:
        updates.close()
    raise RuntimeError("the engine ended without a final work")


def layer_of(request: TransferRequest) -> Audio | None:
    """What the engine lays under the content in `request`, None where it lays nothing; takes as long as the work itself."""
    asked = layer_request(request)
    layer = render(asked).work if asked else None
    return layer if isinstance(layer, Audio) else None
