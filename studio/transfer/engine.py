"""The one door to all transfers: which engine a pair of kinds is given to."""

from collections.abc import Callable, Generator
from importlib import import_module

from studio.core.job import Update
from studio.document.document import LiveDocument, TransferRequest, Work

ENGINES = {
    "image+image": "studio.transfer.image",
    "audio+audio": "studio.transfer.audio",
    "audio+image": "studio.transfer.synaesthesia",
    "image+audio": "studio.transfer.strokes",
}
"""The module of each pair (content+style); its `transfer` is the engine. Imported when first asked for."""


def transfer(request: TransferRequest, live: LiveDocument) -> Generator[Update[Work], None, None]:
    """Lay the styles of `request` onto its content: previews on the way, the final work last.

    `live()` returns the newest document; it may differ from `request.document` in live parameters only.
    At strength 0 every engine gives the content back, pictures after the same resize. The engine is imported here, before its first step.
    """
    engine: Callable[[TransferRequest, LiveDocument], Generator[Update[Work], None, None]] = import_module(
        ENGINES[request.document.pair]
    ).transfer
    return engine(request, live)


def load() -> None:
    """Import every engine now, so that no first step waits for it."""
    for name in ENGINES.values():
        import_module(name)
