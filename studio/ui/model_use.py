"""A trained model laid onto the table."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.core.params import params
from studio.document.settings import SETTINGS
from studio.document.transfer_settings import REALTIME
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.studio import Studio


def pair_of(model: str) -> tuple[str, str] | None:
    """The kinds of content and styles that a model is a method for; None for one that is none."""
    for pair, kind in SETTINGS.items():
        param = params(kind).get("model")
        if param is not None and param.suggestions is not None and model in param.suggestions():
            return pair
    return None


def use_model(studio: Studio, model: str) -> Callable[[], str]:
    """Choose the method "Trained" with this model for the pair it is made for, one step that can be undone; what there is to say then."""
    pair = pair_of(model)
    if pair is None:
        return str
    session, desk = studio.desk.session, studio.desk
    changes: dict[str, Any] = {"method": REALTIME, "model": model}
    turned = session.with_settings(replace(session.settings_of(pair), **changes))
    if turned == session:
        studio.renderer.again()  # another model of the same name
    desk.edit(turned, tr("Trained model"))
    desk.end_gesture()
    note("model_used", model=model, table=pair in session.pairs)
    if pair in session.pairs:
        return lambda: tr("The table uses {name} now", name=model)
    if pair == ("image", "image"):
        return lambda: tr("{name} is chosen: lay down a picture as content and one as style", name=model)
    if pair == ("image", "audio"):
        return lambda: tr("{name} is chosen: lay down a picture as content and a sound as style", name=model)
    if pair == ("audio", "image"):
        return lambda: tr("{name} is chosen: lay down a sound as content and a picture as style", name=model)
    return lambda: tr("{name} is chosen: lay down a sound as content and one as style", name=model)
