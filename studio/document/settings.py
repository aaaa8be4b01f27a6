"""What can be turned in a transfer, declared once for each pair of kinds; the names of methods live here too."""

from dataclasses import dataclass

from studio.core.params import choice, slider, toggle
from studio.document.cross_settings import CrossSettings, PictureFromSoundSettings, SoundFromPictureSettings
from studio.document.ensemble_settings import ENSEMBLE, ENSEMBLE_HELP, ENSEMBLE_LABEL, blend_of, members_of
from studio.document.image_settings import ImageSettings
from studio.document.transfer_settings import (
    GROUPS,
    QUALITIES,
    REALTIME,
    REALTIME_HELP,
    REALTIME_LABEL,
    SHARED,
    PictureSettings,
    TransferSettings,
    model_of,
    quality_of,
    shared,
)

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


_METHODS = ("layer", "texture", "mosaic", "spectrum", "vocoder", "vgg", REALTIME)


@dataclass(frozen=True, slots=True)
class AudioSettings(TransferSettings):
    """Sound onto sound."""

    quality: str = quality_of(("layer", "texture", "vgg"))
    method: str = choice(
        "layer",
        (*_METHODS, ENSEMBLE),
        label="Method",
        help="layer: texture and a mosaic of the style; texture: its statistics alone; spectrum: its tone colour; "
        "mosaic: built of its grains; vocoder: the content speaks with its voice; vgg: its picture as a network for pictures sees it; "
        "realtime: a network that was trained; ensemble: several of them.",
        choice_labels=("Layers", "Texture", "Mosaic", "Tone colour", "Voice", "Seen", REALTIME_LABEL, ENSEMBLE_LABEL),
        choice_helps=(
            "The style's texture on the content, a mosaic of the style under it.",
            "The style's movements shape the content; nothing else is heard.",
            "The content told in grains of the style.",
            "The style's tone colour alone.",
            "The content speaks with the style's voice.",
            "The style's spectrogram as a network for pictures sees it; a study.",
            REALTIME_HELP,
            ENSEMBLE_HELP,
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
        help="layer, texture, vocoder, vgg, realtime: how deeply the style's movement shapes the content.",
        group="Sound",
        methods=("layer", "texture", "vocoder", "vgg", REALTIME),
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
    model: str = model_of("audio")
    ensemble: str = members_of(_METHODS, "layer:0.5,vocoder:0.5")
    blend: str = blend_of("average")


SETTINGS: dict[tuple[str, str], type[TransferSettings]] = {
    ("image", "image"): ImageSettings,
    ("audio", "audio"): AudioSettings,
    ("audio", "image"): SoundFromPictureSettings,
    ("image", "audio"): PictureFromSoundSettings,
}
"""The settings class of (content's kind, style's kind)."""
