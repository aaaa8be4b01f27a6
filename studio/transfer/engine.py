"""The one door to all transfers: which engine a pair of kinds is given to."""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from studio.core.errors import is_shortage
from studio.core.job import Update
from studio.core.large_arrays import save_memory
from studio.core.memory import keep_pages
from studio.document.document import LiveDocument, TransferRequest, Work
from studio.document.ensemble_settings import ENSEMBLE
from studio.document.stages import stages
from studio.networks.profiling import named_steps

if TYPE_CHECKING:
    from studio.transfer.tournament import Scorer

ENGINES = {
    "image+image": "studio.transfer.image",
    "audio+audio": "studio.transfer.audio",
    "audio+image": "studio.transfer.synaesthesia",
    "image+audio": "studio.transfer.strokes",
}
"""The module of each pair (content+style); its `transfer` is the engine. Imported when first asked for."""

Engine = Callable[[TransferRequest, LiveDocument], Generator[Update[Work], None, None]]


def transfer(request: TransferRequest, live: LiveDocument, scorer: "Scorer | None" = None) -> Generator[Update[Work], None, None]:
    """Lay the styles of `request` onto its content: previews on the way, the final work last.

    `live()` returns the newest document; it may differ from `request.document` in live parameters only.
    Where strangeness is asked for, styles and settings are led away first (`strangeness`).
    Styles of several kinds act one kind after the other (`fusion`). `scorer` judges the members of an ensemble in a tournament, by default
    `tournament.scored`. At strength 0 every engine gives the content back, pictures after the
    same resize. The engine is imported here, before its first step.
    Where memory gives out it begins once more, on the CPU and with all large arrays in files.
    """
    keep_pages()
    if request.document.settings.strangeness > 0:
        from studio.transfer.strangeness import estranged, estranged_live

        request, live = estranged(request), estranged_live(live)
    if stages(request.document) != (request.document,):
        from studio.transfer.fusion import transfer as fused

        return _twice(partial(fused, engine_of=partial(_engine, scorer=scorer)), request, live)
    return _twice(_engine(request.document.pair, scorer), request, live)


def _engine(pair: str, scorer: "Scorer | None" = None) -> Engine:
    """The engine of a pair, imported; where the method is an ensemble it makes the work of each member, and `scorer` judges them."""
    engine: Engine = import_module(ENGINES[pair]).transfer

    def alone_or_together(request: TransferRequest, live: LiveDocument) -> Generator[Update[Work], None, None]:
        method = getattr(request.document.settings, "method", "")
        if method != ENSEMBLE:
            return named_steps(f"transfer {pair} {method}", engine(request, live))
        from studio.transfer.ensemble import transfer as together

        return together(request, live, engine, scorer) if scorer else together(request, live, engine)

    return alone_or_together


def _twice(engine: Engine, request: TransferRequest, live: LiveDocument) -> Generator[Update[Work], None, None]:
    """The engine's updates, a second time where memory gave out in the first and can be saved."""
    try:
        yield from engine(request, live)
        return
    except Exception as error:
        if not is_shortage(error) or not (save_memory() or request.device != "cpu"):
            raise
    yield from engine(replace(request, device="cpu"), live)  # only here is what the first attempt held given back


def load() -> None:
    """Import every engine now, so that no first step waits for it."""
    for name in ENGINES.values():
        import_module(name)
