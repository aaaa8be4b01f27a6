"""What a model may be called, where it is given a name and no path."""

from itertools import count

from studio.core.errors import UnwritableTarget
from studio.document.trained_models import CHECKPOINT, SUFFIX, trained_models

LONGEST = 60
RESERVED = ("manifest",)
"""Names of other files that lie beside the models."""
FORBIDDEN = '/\\:*?"<>|'
WITHOUT = "choose another name"


def checked_name(said: str) -> str:
    """The name of a model without the spaces around it; UnwritableTarget where no file can be called so."""
    name = said.strip()
    if not name:
        raise UnwritableTarget("The model has no name", "write one")
    if len(name) > LONGEST:
        raise UnwritableTarget("The name of the model is too long", WITHOUT)
    if name.startswith(".") or not name.isprintable() or any(sign in FORBIDDEN for sign in name):
        raise UnwritableTarget("A model cannot be called that", WITHOUT)
    if name.casefold() in RESERVED or name.endswith((CHECKPOINT, SUFFIX)):
        raise UnwritableTarget("A model cannot be called that", WITHOUT)
    return name


def proposed_name(folder: str) -> str:
    """A name for the model of the styles in a folder of this name, that no other model has; "" where none can be made of it."""
    plain = "".join(sign for sign in folder if sign.isprintable() and sign not in FORBIDDEN).strip(" .")[: LONGEST - 4]
    try:
        checked_name(plain)
    except UnwritableTarget:
        return ""
    taken = trained_models()
    return next(name for number in count(1) if (name := plain if number == 1 else f"{plain} {number}") not in taken)
