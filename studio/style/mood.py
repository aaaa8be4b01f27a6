"""Words for what a work is like, calm or bright or rough, from its affect and attributes: tags that an artist can change."""

from collections.abc import Mapping

from studio.style.profile import StyleProfile

FROM = 0.9
"""Deviations from which an attribute earns its word: about one work in five."""
MOST = 8
"""Words of one work at most, the clearest first."""

MOODS = {"arousal": ("calm", "excited"), "valence": ("sad", "glad"), "dominance": ("gentle", "powerful")}
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "image": {
        "lightness": ("dark", "bright"),
        "contrast": ("flat", "contrasty"),
        "saturation": ("muted", "colourful"),
        "warmth": ("cold", "warm"),
        "hue_spread": ("monochrome", "many-coloured"),
        "clutter": ("plain", "busy"),
        "coarseness": ("fine", "broad"),
        "regularity": ("", "patterned"),
        "angularity": ("round", "angular"),
        "sharpness": ("soft", "sharp"),
        "roughness": ("smooth", "rough"),
        "emptiness": ("full", "empty"),
        "symmetry": ("", "symmetrical"),
    },
    "audio": {
        "loudness": ("quiet", "loud"),
        "dynamics": ("even", "dynamic"),
        "tempo": ("slow", "fast"),
        "pulse": ("free", "pulsing"),
        "onset_density": ("sparse", "dense"),
        "attack": ("percussive", "soft"),
        "decay": ("dry", "lingering"),
        "register": ("low", "high"),
        "brightness": ("dark", "bright"),
        "warmth": ("cold", "warm"),
        "harmonicity": ("noisy", "tonal"),
        "roughness": ("smooth", "rough"),
        "width": ("", "wide"),
        "mode": ("minor", "major"),
    },
}
"""The words for little and for much of each attribute, "" where there is none."""


def tags_of(described: StyleProfile) -> tuple[str, ...]:
    """The words that fit a work, the mood first, then the attributes that stand out most; English, each once."""
    z = {name: described.z(name) for name in described.attributes}
    found = [*_earned(MOODS, described.affect.by_name()), *_earned(WORDS[described.kind], z)]
    return tuple(dict.fromkeys(found))[:MOST]


def _earned(words: Mapping[str, tuple[str, str]], z: Mapping[str, float]) -> list[str]:
    """The words of what stands out, the clearest first."""
    ranked = sorted((name for name in words if abs(z.get(name, 0.0)) >= FROM), key=lambda name: -abs(z[name]))
    return [word for name in ranked if (word := words[name][z[name] > 0])]
