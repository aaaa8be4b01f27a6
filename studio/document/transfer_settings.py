"""What can be turned in every transfer, and the titles under which it stands."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from studio.core.params import choice, slider, text
from studio.document.trained_models import names_for

QUALITIES = ("preview", "standard", "best")

GROUPS = ("", "Strokes", "Colour", "Sound", "Grains", "Keep", "Mapping", "Ensemble", "Network", "Output")
"""The titles under which parameters stand, in the order of a panel; the first ones need no title of their own."""


def quality_of(methods: tuple[str, ...]) -> Any:
    """The quality of a pair in which only `methods` know more than one."""
    return choice(
        "standard",
        QUALITIES,
        label="Quality",
        help="preview: the quick look; standard: the same look on every device; best: as long as it takes.",
        choice_labels=("Quick look", "Standard", "Best"),
        choice_helps=("The first look, in a moment.", "The same look on every device.", "As long as it takes."),
        methods=methods,
    )


REALTIME = "realtime"
"""The name of the method that a trained network makes."""
REALTIME_LABEL = "Trained"
REALTIME_HELP = "What a network was trained to do, at once; another model than the one that knows the style is named under Network."
LONGEST_NAME = 4096


def model_of(*recipes: str) -> Any:
    """The trained model that the method `realtime` uses, of some `recipes` of training."""

    def checked(said: str) -> str:
        if len(said) > LONGEST_NAME or not said.isprintable():
            raise ValueError("model is the name of a trained model or the path of its file")
        return said.strip()

    return text(
        checked,
        label="Model",
        help="realtime: the trained model, by name or by the path of its file; "
        "without one the model that knows the style or any style, else the quick look.",
        group="Network",
        methods=(REALTIME,),
        suggestions=partial(names_for, *recipes),
    )


def size_of() -> Any:
    """The size of a result that is a picture."""
    return slider(
        0,
        0,
        30_000,
        step=16,
        unit="px",
        label="Size",
        help="Long edge of the result; 0 keeps the content's own.",
        zero="original",
        scale="log",
        group="Output",
    )


@dataclass(frozen=True, slots=True)
class TransferSettings:
    """What every transfer has."""

    strength: float = slider(0.8, 0, 1, step=0.01, label="Strength", help="How far towards the style; 0 gives the content back.", live=True)
    noise: float = slider(
        0.0, 0, 1, step=0.01, label="Noise", help="How far the seed may lead away from the plain result; 0 leaves no chance.", live=True
    )
    strangeness: float = slider(
        0.0,
        0,
        1,
        step=0.01,
        label="Strangeness",
        help="From faithful to wild: the seed turns the style's hues, pitches and links between the senses; 0 leaves it as it is.",
    )
    quality: str = quality_of(())


@dataclass(frozen=True, slots=True)
class PictureSettings(TransferSettings):
    """What every transfer that makes a picture has."""

    size: int = size_of()


SHARED = ("strength", "noise", "strangeness", "quality", "size")
"""What works of several kinds of styles at once have in common: the leading pair's counts for all."""


def shared(settings: TransferSettings, lead: TransferSettings) -> TransferSettings:
    """`settings` with what is SHARED as it stands in `lead`."""
    both = [name for name in SHARED if hasattr(settings, name) and hasattr(lead, name)]
    return replace(settings, **{name: getattr(lead, name) for name in both})
