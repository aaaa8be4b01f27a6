"""What can be turned in a transfer across the senses: painting onto music, and music onto painting."""

from dataclasses import dataclass
from typing import Any

from studio.core.params import choice, slider, text
from studio.document.correspondence import Matrix, checked, mended
from studio.document.correspondence_presets import MAPPING_HELPS, MAPPING_LABELS, MAPPINGS, matrix
from studio.document.ensemble_settings import ENSEMBLE, ENSEMBLE_HELP, ENSEMBLE_LABEL, blend_of, members_of
from studio.document.reference import checked as checked_reference
from studio.document.transfer_settings import REALTIME, REALTIME_HELP, REALTIME_LABEL, TransferSettings, model_of, quality_of, size_of

_HEARD = ("synaesthesia", "plate", "texture", "vgg", REALTIME)
_SEEN = ("strokes", "plate", "vgg", REALTIME)
_BRUSHED = ("strokes", "plate", REALTIME)

_ROOMY = ("synaesthesia", "plate", "texture")
READ_BY = (*_ROOMY, REALTIME)
"""The methods of painting onto music that read the matrix."""


def _mapping(*, live: bool = False, methods: tuple[str, ...] | None = None) -> Any:
    return choice(
        "balanced",
        MAPPINGS,
        label="Mapping",
        help="Which matrix links what is seen with what is heard.",
        choice_labels=MAPPING_LABELS,
        choice_helps=MAPPING_HELPS,
        group="Mapping",
        methods=methods,
        live=live,
    )


def _cells(*, live: bool = False, methods: tuple[str, ...] | None = None) -> Any:
    return text(
        checked,
        label="Own cells",
        help="Cells of the matrix that differ from the mapping's: lightness:register=0.8 warmth:attack=-0.3/soft.",
        mender=mended,
        group="Mapping",
        methods=methods,
        live=live,
    )


def _amount(default: float = 1.15, **options: Any) -> Any:
    return slider(default, 0, 2, step=0.05, label="Expression", help="How strongly the style's attributes are carried across.", **options)


def _reference(**options: Any) -> Any:
    return text(
        checked_reference,
        label="Reference",
        help="Medians and deviations against which the style stands out, where they are not the shipped ones: see --reference.",
        group="Mapping",
        **options,
    )


@dataclass(frozen=True, slots=True)
class CrossSettings(TransferSettings):
    """What both transfers across the modalities have."""

    amount: float = _amount()
    mapping: str = _mapping()
    cells: str = _cells()
    reference: str = _reference()

    @property
    def matrix(self) -> Matrix:
        """The links between what is seen and what is heard."""
        return matrix(self.mapping, self.cells)


@dataclass(frozen=True, slots=True)
class SoundFromPictureSettings(CrossSettings):
    """Painting onto music."""

    amount: float = _amount(1.05, methods=READ_BY)
    mapping: str = _mapping(live=True, methods=READ_BY)
    cells: str = _cells(live=True, methods=READ_BY)
    reference: str = _reference(methods=READ_BY)
    method: str = choice(
        "synaesthesia",
        (*_HEARD, ENSEMBLE),
        label="Method",
        help="synaesthesia: the painting's mood, space and surface; plate: a sound made of the painting; texture: its surface alone; "
        "vgg: its brushwork as a network for pictures sees it; realtime: a network that was trained; ensemble: several of them.",
        choice_labels=("Mood", "Read aloud", "Surface", "Seen", REALTIME_LABEL, ENSEMBLE_LABEL),
        choice_helps=(
            "The painting's mood, its space and its surface are heard in the music.",
            "A sound made of the painting breathes under the music.",
            "The painting's surface alone, light and dark cut into the music.",
            "The painting's brushwork on the music's spectrogram, as a network for pictures sees it; a study.",
            REALTIME_HELP,
            ENSEMBLE_HELP,
        ),
    )
    quality: str = quality_of(("vgg",))
    reading: str = choice(
        "whole",
        ("whole", "scan", "path", "sections"),
        label="Reading",
        help="When which part of the painting is heard: all of it throughout, or one part after the other.",
        choice_labels=("At once", "Left to right", "Where eyes go", "By sections"),
        choice_helps=(
            "The whole painting is heard throughout.",
            "The painting passes by from left to right, once over the piece.",
            "One place after the other that draws the eye, the strongest first.",
            "Each section of the piece has its own part of the painting; what comes again has the same.",
        ),
        group="Sound",
    )
    surface: float = slider(
        1.0,
        0,
        2,
        step=0.05,
        label="Surface",
        help="How deeply light, dark and strokes are cut into the sound; of plate: how loud it is.",
        group="Sound",
        live=True,
    )
    tone: float = slider(
        1.0,
        0,
        2,
        step=0.05,
        label="Tone colour",
        help="How far brightness, warmth and heights colour the sound.",
        group="Sound",
        methods=("synaesthesia", "plate"),
        live=True,
    )
    space: float = slider(
        1.0,
        0,
        2,
        step=0.05,
        label="Space",
        help="How much of the painting's room is heard.",
        group="Sound",
        methods=_ROOMY,
        live=True,
    )
    stretch: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Picture length",
        help="How long the painting takes to pass by, rounded to whole beats.",
        scale="log",
        group="Sound",
        methods=("synaesthesia", "texture"),
        live=True,
    )
    model: str = model_of("cross")
    ensemble: str = members_of(_HEARD, "synaesthesia:0.7,plate:0.3")
    blend: str = blend_of("tournament")


@dataclass(frozen=True, slots=True)
class PictureFromSoundSettings(CrossSettings):
    """Music onto painting."""

    quality: str = quality_of(("vgg",))
    size: int = size_of()
    method: str = choice(
        "strokes",
        (*_SEEN, ENSEMBLE),
        label="Method",
        help="strokes: painted anew in the music's colours and movements; plate: the music drawn as a painting, its brushwork laid on; "
        "vgg: printed with the music's spectrogram as a network for pictures sees it; realtime: a network that was trained to paint so; "
        "ensemble: several of them.",
        choice_labels=("Painted", "Drawn", "Printed", REALTIME_LABEL, ENSEMBLE_LABEL),
        choice_helps=(
            "Painted anew in the music's colours and movements.",
            "The music drawn as a painting, whose brushwork is laid on.",
            "The music's spectrogram in its colours, as a network for pictures sees it.",
            REALTIME_HELP,
            ENSEMBLE_HELP,
        ),
    )
    reading: str = choice(
        "whole",
        ("whole", "scan"),
        label="Unfolding",
        help="Where which part of the music is painted: all of it everywhere, or its beginning at the left and its end at the right.",
        choice_labels=("Everywhere", "Left to right"),
        choice_helps=(
            "The whole music is painted everywhere.",
            "The picture begins at the left as the music begins, and ends at the right as it ends.",
        ),
        group="Strokes",
        methods=("strokes", "plate"),
    )
    colour: float = slider(
        1.0, 0, 1, step=0.01, label="Colour", help="How far the picture's colours go over into the music's.", group="Colour"
    )
    stroke_scale: float = slider(
        1.0, 0.5, 2, step=0.05, label="Stroke size", help="Size of the strokes against the music's own.", scale="log", group="Strokes"
    )
    detail: float = slider(1.0, 0, 1.5, step=0.05, label="Detail", help="How finely small things and faces are painted.", group="Strokes")
    relief: float = slider(
        1.0,
        0,
        2,
        step=0.05,
        label="Relief",
        help="How thick the paint stands, lit from the upper left.",
        group="Strokes",
        methods=("strokes",),
    )
    model: str = model_of("music")
    ensemble: str = members_of(_SEEN, "strokes:0.5,plate:0.5")
    blend: str = blend_of("tournament")
