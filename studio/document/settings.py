"""What can be turned in a transfer, declared once for each pair of kinds; the names of methods live here too."""

from dataclasses import dataclass
from typing import Any

from studio.core.params import choice, slider, text, toggle
from studio.document.correspondence import Matrix, checked
from studio.document.correspondence_presets import MAPPING_HELPS, MAPPING_LABELS, MAPPINGS, matrix
from studio.document.image_settings import ImageSettings
from studio.document.reference import checked as checked_reference
from studio.document.transfer_settings import GROUPS, QUALITIES, SHARED, PictureSettings, TransferSettings, quality_of, shared, size_of

__all__ = [
    "GROUPS",
    "QUALITIES",
    "SETTINGS",
    "SHARED",
    "AudioSettings",
    "CrossSettings",
    "ImageSettings",
    "PictureFromSoundSettings",
    "PictureSettings",
    "SoundFromPictureSettings",
    "TransferSettings",
    "shared",
]


@dataclass(frozen=True, slots=True)
class AudioSettings(TransferSettings):
    """Sound onto sound."""

    quality: str = quality_of(("layer", "texture", "vgg"))
    method: str = choice(
        "layer",
        ("layer", "texture", "mosaic", "spectrum", "vocoder", "vgg"),
        label="Method",
        help="layer: texture and a mosaic of the style; texture: its statistics alone; spectrum: its tone colour; "
        "mosaic: built of its grains; vocoder: the content speaks with its voice; vgg: its picture as a network for pictures sees it.",
        choice_labels=("Layers", "Texture", "Mosaic", "Tone colour", "Voice", "Seen"),
        choice_helps=(
            "The style's texture on the content, a mosaic of the style under it.",
            "The style's movements shape the content; nothing else is heard.",
            "The content told in grains of the style.",
            "The style's tone colour alone.",
            "The content speaks with the style's voice.",
            "The style's spectrogram as a network for pictures sees it; a study.",
        ),
    )
    timbre: float = slider(
        1.0,
        0,
        1.5,
        step=0.05,
        label="Timbre",
        help="How far the content takes on the style's tone colour; 0 keeps its own.",
        group="Sound",
        live=True,
    )
    texture: float = slider(
        1.0,
        0,
        1.5,
        step=0.05,
        label="Texture",
        help="layer, texture, vocoder, vgg: how deeply the style's movement shapes the content.",
        group="Sound",
        methods=("layer", "texture", "vocoder", "vgg"),
        live=True,
    )
    dynamics: float = slider(
        0.0,
        0,
        1,
        step=0.01,
        label="Dynamics",
        help="How far the distance of loud and soft becomes the style's; 0 keeps the content's.",
        group="Sound",
        live=True,
    )
    space: float = slider(
        0.0,
        0,
        1,
        step=0.01,
        label="Space",
        help="How much of a room that decays as the style does lies around the content.",
        group="Sound",
        live=True,
    )
    stereo: float = slider(
        0.0,
        0,
        1,
        step=0.01,
        label="Stereo",
        help="How far the width of the stereo image becomes the style's; 0 keeps the content's.",
        group="Sound",
        live=True,
    )
    layer: float = slider(
        1.0,
        0,
        2,
        step=0.05,
        label="Layer",
        help="layer: how loud the style's grains lie under the content.",
        group="Grains",
        methods=("layer",),
        live=True,
    )
    tune: float = slider(
        1.0,
        0,
        4,
        step=0.05,
        label="Keep tune",
        help="layer, texture: how firmly the content's harmony is kept.",
        group="Keep",
        methods=("layer", "texture"),
    )
    rhythm: float = slider(
        1.0,
        0,
        4,
        step=0.05,
        label="Keep rhythm",
        help="layer, texture: how firmly the content's onsets are kept.",
        group="Keep",
        methods=("layer", "texture"),
    )
    grain: float = slider(
        0.4,
        0.08,
        2,
        step=0.01,
        unit="s",
        label="Grain",
        help="layer, mosaic: the longest piece of the style laid at once.",
        scale="log",
        group="Grains",
        methods=("layer", "mosaic"),
    )
    in_tune: bool = toggle(
        True,
        label="Grains in tune",
        help="layer, mosaic: transpose the style's grains to fit the content.",
        group="Grains",
        methods=("layer", "mosaic"),
    )


READ_BY = ("synaesthesia", "plate", "texture")
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
        group="Mapping",
        methods=methods,
        live=live,
    )


def _amount(**options: Any) -> Any:
    return slider(1.15, 0, 2, step=0.05, label="Expression", help="How strongly the style's attributes are carried across.", **options)


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

    amount: float = _amount(methods=READ_BY)
    mapping: str = _mapping(live=True, methods=READ_BY)
    cells: str = _cells(live=True, methods=READ_BY)
    reference: str = _reference(methods=READ_BY)
    method: str = choice(
        "synaesthesia",
        ("synaesthesia", "plate", "texture", "vgg"),
        label="Method",
        help="synaesthesia: the painting's mood, space and surface; plate: a sound made of the painting; texture: its surface alone; "
        "vgg: its brushwork as a network for pictures sees it.",
        choice_labels=("Mood", "Read aloud", "Surface", "Seen"),
        choice_helps=(
            "The painting's mood, its space and its surface are heard in the music.",
            "A sound made of the painting breathes under the music.",
            "The painting's surface alone, light and dark cut into the music.",
            "The painting's brushwork on the music's spectrogram, as a network for pictures sees it; a study.",
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
        methods=READ_BY,
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


@dataclass(frozen=True, slots=True)
class PictureFromSoundSettings(CrossSettings):
    """Music onto painting."""

    quality: str = quality_of(("vgg",))
    size: int = size_of()
    method: str = choice(
        "strokes",
        ("strokes", "plate", "vgg"),
        label="Method",
        help="strokes: painted anew in the music's colours and movements; plate: the music drawn as a painting, its brushwork laid on; "
        "vgg: printed with the music's spectrogram as a network for pictures sees it.",
        choice_labels=("Painted", "Drawn", "Printed"),
        choice_helps=(
            "Painted anew in the music's colours and movements.",
            "The music drawn as a painting, whose brushwork is laid on.",
            "The music's spectrogram in its colours, as a network for pictures sees it.",
        ),
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


SETTINGS: dict[tuple[str, str], type[TransferSettings]] = {
    ("image", "image"): ImageSettings,
    ("audio", "audio"): AudioSettings,
    ("audio", "image"): SoundFromPictureSettings,
    ("image", "audio"): PictureFromSoundSettings,
}
"""The settings class of (content's kind, style's kind)."""
