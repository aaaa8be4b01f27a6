"""The two sides of the matrix: what a picture looks like, what a sound sounds like, each attribute with words for people.

The names are those of `style.profile` (docs/methods.md has the formulas), and "valence", "arousal" and "dominance" of its affect. Left out
are direction and key, which have no more and no less.
"""

from dataclasses import dataclass

GROUPS = ("Mood", "Light and colour", "Surface", "Form", "Tone", "Time", "Space")
"""The titles under which attributes stand."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One side of a correspondence: its name, what it is called, its group, words for little and for much of it.

    `fixed` says why no transfer moves it in its result, "" where one does; what is fixed still leads what comes of the other side.
    """

    name: str
    label: str
    group: str
    little: str
    much: str
    fixed: str = ""


_COMPOSITION = "Where things lie is the picture's own: it is painted anew, not composed anew."
_PERFORMANCE = "The tune and its time are the music's own: they are kept."

VISUAL = (
    Attribute("valence", "Valence", "Mood", "sad", "glad"),
    Attribute("arousal", "Arousal", "Mood", "calm", "excited"),
    Attribute("dominance", "Dominance", "Mood", "gentle", "powerful"),
    Attribute("lightness", "Lightness", "Light and colour", "dark", "light"),
    Attribute("contrast", "Contrast", "Light and colour", "of little contrast", "of strong contrast"),
    Attribute("saturation", "Saturation", "Light and colour", "pale", "colourful"),
    Attribute("warmth", "Warmth", "Light and colour", "cold in colour", "warm in colour"),
    Attribute("hue_spread", "Variety of hues", "Light and colour", "of few hues", "of many hues"),
    Attribute("coarseness", "Coarseness", "Surface", "fine", "broad in its forms"),
    Attribute("clutter", "Clutter", "Surface", "plain", "crowded"),
    Attribute("sharpness", "Sharpness", "Surface", "soft", "sharp"),
    Attribute("grain", "Grain", "Surface", "smooth", "grainy"),
    Attribute("roughness", "Roughness", "Surface", "even", "rough"),
    Attribute("angularity", "Angularity", "Form", "round", "angular"),
    Attribute("regularity", "Regularity", "Form", "irregular", "regular"),
    Attribute("sweep", "Sweep", "Form", "falling in its strokes", "rising in its strokes"),
    Attribute("elevation", "Elevation", "Form", "low in the picture", "high in the picture", _COMPOSITION),
    Attribute("emptiness", "Emptiness", "Form", "full", "empty", _COMPOSITION),
    Attribute("symmetry", "Symmetry", "Form", "lopsided", "symmetrical", _COMPOSITION),
)
AUDIBLE = (
    Attribute("valence", "Valence", "Mood", "sad", "glad"),
    Attribute("arousal", "Arousal", "Mood", "calm", "excited"),
    Attribute("dominance", "Dominance", "Mood", "gentle", "powerful"),
    Attribute("register", "Register", "Tone", "deep", "high"),
    Attribute("brightness", "Brightness", "Tone", "dull", "bright"),
    Attribute("warmth", "Warmth", "Tone", "thin", "warm in sound"),
    Attribute("harmonicity", "Harmonicity", "Tone", "noisy", "pure"),
    Attribute("roughness", "Roughness", "Tone", "smooth", "rough"),
    Attribute("pitch_variety", "Variety of pitch", "Tone", "of few pitches", "of many pitches"),
    Attribute("mode", "Mode", "Tone", "minor", "major", _PERFORMANCE),
    Attribute("sweep", "Sweep", "Time", "falling in pitch", "rising in pitch"),
    Attribute("attack", "Attack", "Time", "struck", "swelling"),
    Attribute("decay", "Decay", "Time", "dry", "lingering"),
    Attribute("modulation", "Rate of movement", "Time", "slow in its movement", "quick in its movement"),
    Attribute("onset_density", "Density of events", "Time", "sparse", "eventful"),
    Attribute("pulse", "Pulse", "Time", "free in time", "steady in time", _PERFORMANCE),
    Attribute("tempo", "Tempo", "Time", "slow", "fast", _PERFORMANCE),
    Attribute("dynamics", "Dynamics", "Space", "even in level", "wide in level"),
    Attribute("loudness", "Loudness", "Space", "soft", "loud", "A result is as loud as its content."),
    Attribute("width", "Width", "Space", "narrow", "wide"),
)
ROWS = {attribute.name: attribute for attribute in VISUAL}
COLUMNS = {attribute.name: attribute for attribute in AUDIBLE}
