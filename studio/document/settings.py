"""What can be turned in a transfer, declared once for each pair of kinds; the names of methods live here too."""

from dataclasses import dataclass
from typing import Any

from studio.core.params import choice, slider, toggle

QUALITIES = ("preview", "standard", "best")

GROUPS = ("", "Strokes", "Colour", "Grains", "Keep", "Sound", "Output")
"""The titles under which parameters stand, in the order of a panel; the first ones need no title of their own."""


def _quality(methods: tuple[str, ...]) -> Any:
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


def _size() -> Any:
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
    quality: str = _quality(())


@dataclass(frozen=True, slots=True)
class PictureSettings(TransferSettings):
    """What every transfer that makes a picture has."""

    size: int = _size()


_BRUSHWORK = ("sandwich", "transport")


@dataclass(frozen=True, slots=True)
class ImageSettings(PictureSettings):
    """Picture onto picture."""

    quality: str = _quality(("sandwich",))
    method: str = choice(
        "sandwich",
        ("sandwich", "transport", "palette"),
        label="Method",
        help="sandwich: brushwork, a pass through VGG-19, brushwork again; transport: brushwork alone; palette: colours alone.",
        choice_labels=("Painted anew", "Brushwork", "Colours"),
        choice_helps=(
            "Brushwork, a pass through the network VGG-19, brushwork again.",
            "The style's brushwork alone, laid over the content.",
            "The style's colours alone; every form stays as it is.",
        ),
    )
    stroke_scale: float = slider(
        1.0,
        0.5,
        1.8,
        step=0.05,
        label="Stroke size",
        help="Size of the style's strokes in the result.",
        scale="log",
        group="Strokes",
        methods=_BRUSHWORK,
    )
    colour: float = slider(1.0, 0, 1, step=0.01, label="Colour", help="How much of the style's palette is taken.", group="Colour")
    keep_colour: float = slider(
        0.0, 0, 1, step=0.01, label="Keep colours", help="How much of the content's own colours is put back.", group="Colour", live=True
    )
    detail: float = slider(
        1.0, 0, 1.5, step=0.01, label="Detail", help="How much of the content's fine light and shade is put back.", group="Strokes"
    )
    composition: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Hold the composition",
        help="How firmly large forms of the content stand where they are.",
        scale="log",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    contours: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Hold contours",
        help="How firmly small forms and edges of the content show through the strokes.",
        scale="log",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    salience: float = slider(
        0.35,
        0,
        1,
        step=0.01,
        label="Protect what matters",
        help="How far faces, figures and other eye-catching things stay themselves.",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    coherence: float = slider(
        0.12,
        0,
        0.6,
        step=0.01,
        label="Coherence",
        help="Longer unbroken strokes of the style.",
        group="Strokes",
        methods=_BRUSHWORK,
        live=True,
    )
    variety: float = slider(
        0.5,
        0,
        2,
        step=0.05,
        label="Use of the style",
        help="How evenly all parts of the style are used.",
        group="Strokes",
        methods=_BRUSHWORK,
        live=True,
    )
    quote: float = slider(
        0.0, 0, 1, step=0.01, label="Quote", help="How freely figures of the style turn up.", group="Strokes", methods=_BRUSHWORK, live=True
    )
    turned: bool = toggle(True, label="Turn strokes", help="Also use the style turned and mirrored.", group="Strokes", methods=_BRUSHWORK)
    seamless: bool = toggle(False, label="Seamless", help="The result can be laid side by side: opposite borders meet.", group="Output")


@dataclass(frozen=True, slots=True)
class AudioSettings(TransferSettings):
    """Sound onto sound."""

    quality: str = _quality(("layer", "texture"))
    method: str = choice(
        "layer",
        ("layer", "texture", "mosaic", "spectrum", "vocoder"),
        label="Method",
        help="layer: texture and a mosaic of the style; texture: its statistics alone; spectrum: its tone colour; "
        "mosaic: built of its grains; vocoder: the content speaks with its voice.",
        choice_labels=("Layers", "Texture", "Mosaic", "Tone colour", "Voice"),
        choice_helps=(
            "The style's texture on the content, a mosaic of the style under it.",
            "The style's movements shape the content; nothing else is heard.",
            "The content told in grains of the style.",
            "The style's tone colour alone.",
            "The content speaks with the style's voice.",
        ),
    )
    moulding: float = slider(
        1.0,
        0,
        1.5,
        step=0.05,
        label="Moulding",
        help="layer, texture: how deeply the style's movement shapes the content.",
        group="Grains",
        methods=("layer", "texture"),
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


@dataclass(frozen=True, slots=True)
class CrossSettings(TransferSettings):
    """What both transfers across the modalities have."""

    amount: float = slider(1.15, 0, 2, step=0.05, label="Expression", help="How strongly the style's attributes are carried across.")


@dataclass(frozen=True, slots=True)
class SoundFromPictureSettings(CrossSettings):
    """Painting onto music."""

    method: str = choice(
        "synaesthesia",
        ("synaesthesia", "plate", "texture"),
        label="Method",
        help="synaesthesia: the painting's mood, space and surface; plate: a sound made of the painting; texture: its surface alone.",
        choice_labels=("Mood", "Read aloud", "Surface"),
        choice_helps=(
            "The painting's mood, its space and its surface are heard in the music.",
            "A sound made of the painting breathes under the music.",
            "The painting's surface alone, light and dark cut into the music.",
        ),
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
    space: float = slider(1.0, 0, 2, step=0.05, label="Space", help="How much of the painting's room is heard.", group="Sound", live=True)
    stretch: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Picture length",
        help="How long the painting takes to pass by, rounded to whole beats.",
        scale="log",
        group="Sound",
        live=True,
    )


@dataclass(frozen=True, slots=True)
class PictureFromSoundSettings(CrossSettings):
    """Music onto painting."""

    size: int = _size()
    method: str = choice(
        "strokes",
        ("strokes", "plate"),
        label="Method",
        help="strokes: painted anew in the music's colours and movements; plate: the music drawn as a painting, its brushwork laid on.",
        choice_labels=("Painted", "Drawn"),
        choice_helps=(
            "Painted anew in the music's colours and movements.",
            "The music drawn as a painting, whose brushwork is laid on.",
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
