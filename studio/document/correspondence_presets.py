"""The cells of the named matrices, each with its reason and its source; docs/mapping.md shows them as a table.

Signs come from the sources, the size of every weight is ours but where the reason says otherwise. What is called an analogy is our own.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from studio.document.correspondence import Correspondence, Matrix, Place, parsed

SPENCE = "Spence 2011"
PALMER = "Palmer et al. 2013"
WHITEFORD = "Whiteford et al. 2018"
MARKS = "Marks 1974"
KOHLER = "Köhler 1929; Ramachandran & Hubbard 2001"
VALDEZ = "Valdez & Mehrabian 1994"
ON_THE_SPIRITUAL = "Kandinsky 1912"
POINT_AND_LINE = "Kandinsky 1926"
ANALOGY = "analogy"

_BALANCED = (
    ("valence", "valence", 0.3, "Pictures and musics that go together share their mood.", PALMER),
    ("arousal", "arousal", 0.3, "Pictures and musics that go together are equally exciting.", WHITEFORD),
    ("dominance", "dominance", 0.3, "Pictures and musics that go together are equally strong: dark and vivid, deep and loud.", PALMER),
    ("lightness", "register", 0.25, "Light is high, dark is deep: one of the firmest links there are, in children too.", MARKS),
    ("lightness", "brightness", 0.65, "Light colours go with bright timbres.", MARKS),
    ("lightness", "valence", 0.35, "Light colours are chosen for glad music.", PALMER),
    ("contrast", "dynamics", 0.35, "The distance of light and dark stands for the distance of loud and soft.", ANALOGY),
    ("contrast", "arousal", 0.35, "Strong contrast excites.", "Berlyne 1971"),
    ("saturation", "arousal", 0.3, "Exciting music goes with saturated colours.", WHITEFORD),
    ("saturation", "harmonicity", -0.3, "Rich and distorted timbres go with saturated colours, pure ones with pale.", WHITEFORD),
    ("saturation", "width", 0.3, "Colours that are strong stand far apart, grey ones lie together.", ANALOGY),
    ("warmth", "warmth", 0.75, "Warm colours sound full in the low middle, cold ones airy.", WHITEFORD),
    ("warmth", "valence", 0.4, "Yellow and orange are chosen for glad music, blue for sad.", PALMER),
    ("hue_spread", "pitch_variety", 0.15, "Many hues stand for many pitches.", ANALOGY),
    ("hue_spread", "width", 0.5, "Many hues, far apart in the colour circle, sound far apart in the room.", ANALOGY),
    ("hue_spread", "arousal", 0.1, "Variety excites.", "Berlyne 1971"),
    ("coarseness", "modulation", -0.3, "Fine patterns go with quick movement, broad ones with slow.", SPENCE),
    ("coarseness", "onset_density", -0.4, "Small things come one after the other in quick order.", SPENCE),
    ("coarseness", "brightness", -0.06, "What is large sounds dull.", "Gallace & Spence 2006"),
    ("coarseness", "warmth", 0.02, "What is large sounds full.", "Gallace & Spence 2006"),
    ("coarseness", "decay", 0.1, "What is large rings longer.", "Walker & Smith 1985"),
    ("clutter", "onset_density", 0.7, "A crowd of edges is a crowd of events.", SPENCE),
    ("clutter", "modulation", 0.02, "A crowd of edges moves quickly.", SPENCE),
    ("sharpness", "attack", -0.6, "Sharp edges begin abruptly.", KOHLER),
    ("sharpness", "decay", -0.15, "Sharp edges end abruptly, soft ones fade.", ANALOGY),
    ("sharpness", "onset_density", 0.1, "Crisp marks are separate events.", ANALOGY),
    ("grain", "roughness", 0.5, "Grain under the eye is roughness in the ear.", "Guest et al. 2002"),
    ("roughness", "roughness", 0.15, "Rough surfaces go with rough, dissonant sounds.", "Guest et al. 2002"),
    ("roughness", "onset_density", 0.15, "A rough surface is struck everywhere.", ANALOGY),
    ("roughness", "harmonicity", -0.02, "A rough surface makes noise.", "Guest et al. 2002"),
    ("angularity", "roughness", 0.6, "Angular shapes go with harsh sounds (kiki), round ones with smooth (bouba).", KOHLER),
    ("angularity", "harmonicity", -0.02, "Round shapes go with pure tones.", KOHLER),
    ("angularity", "attack", -0.1, "Angular shapes go with hard onsets.", KOHLER),
    ("regularity", "pulse", 0.5, "A pattern that repeats is a beat.", ANALOGY),
    ("sweep", "sweep", 0.8, "Rising lines rise in pitch.", SPENCE),
    ("sweep", "pulse", 0.2, "A steady pulse strides forward.", ANALOGY),
    ("sweep", "valence", 0.15, "Up is glad, down is sad.", "Meier & Robinson 2004"),
    ("sweep", "register", 0.05, "What rises leads into the heights.", SPENCE),
    ("elevation", "register", 0.65, "High in space is high in pitch, in many languages and before language.", "Walker et al. 2010"),
    ("emptiness", "decay", 0.9, "An empty room rings.", ANALOGY),
)
_PALMER = (
    ("valence", "valence", 1.0, "Emotion links music and colour: r = .89 to .99 between the mood of a music and of its colours.", PALMER),
    ("arousal", "arousal", 1.0, "Emotion links music and colour: without it the direct links vanish.", WHITEFORD),
    ("dominance", "dominance", 1.0, "Emotion links music and colour: strong music is given strong colours, weak music weak ones.", PALMER),
    ("lightness", "tempo", 0.4, "Faster music is lighter.", PALMER),
    ("saturation", "tempo", 0.5, "Faster music is more saturated.", PALMER),
    ("warmth", "tempo", 0.35, "Faster music is yellower.", PALMER),
    ("lightness", "mode", 0.5, "Major is lighter.", PALMER),
    ("saturation", "mode", 0.4, "Major is more saturated.", PALMER),
    ("warmth", "mode", 0.5, "Major is yellower, minor is bluer.", PALMER),
)
_VALDEZ = (
    ("lightness", "valence", 0.69, "Pleasure = .69 brightness + .22 saturation: the weight is theirs.", VALDEZ),
    ("saturation", "valence", 0.22, "Pleasure = .69 brightness + .22 saturation: the weight is theirs.", VALDEZ),
    ("lightness", "arousal", -0.31, "Arousal = −.31 brightness + .60 saturation: the weight is theirs, its sign against Palmer's.", VALDEZ),
    ("saturation", "arousal", 0.6, "Arousal = −.31 brightness + .60 saturation: the weight is theirs.", VALDEZ),
    ("lightness", "dominance", -0.76, "Dominance = −.76 brightness + .32 saturation: the weight is theirs.", VALDEZ),
    ("saturation", "dominance", 0.32, "Dominance = −.76 brightness + .32 saturation: the weight is theirs.", VALDEZ),
)
_KANDINSKY = (
    (
        "lightness",
        "register",
        0.6,
        "Light blue is a flute, dark blue a cello, darker still a double bass, the deepest an organ.",
        ON_THE_SPIRITUAL,
    ),
    ("warmth", "brightness", 0.6, "Yellow sounds like a trumpet blown ever louder, blue inward and muffled.", ON_THE_SPIRITUAL),
    ("warmth", "register", 0.4, "Yellow is the sharp high trumpet, blue draws into the depth.", ON_THE_SPIRITUAL),
    ("warmth", "arousal", 0.6, "Yellow presses upon one, blue turns away into rest.", ON_THE_SPIRITUAL),
    ("saturation", "harmonicity", -0.4, "Red rings like fanfares with tuba: strong, obstinate.", ON_THE_SPIRITUAL),
    ("saturation", "arousal", 0.5, "Vermilion glows, grey is motionless.", ON_THE_SPIRITUAL),
    ("contrast", "dynamics", 0.5, "White is a pause full of possibilities, black a pause after the end.", ON_THE_SPIRITUAL),
    ("angularity", "brightness", 0.5, "The acute angle is yellow, the circle blue.", POINT_AND_LINE),
    ("angularity", "attack", -0.5, "The acute angle is the sharpest and most active.", POINT_AND_LINE),
    ("coarseness", "register", -0.5, "A line grows from violin and flute to double bass and tuba with its width.", POINT_AND_LINE),
    ("clutter", "onset_density", 0.6, "Points are short blows: many points, many blows.", POINT_AND_LINE),
    ("sweep", "sweep", 0.6, "The rising diagonal is a rising line of melody.", POINT_AND_LINE),
    ("elevation", "brightness", 0.4, "Above is loose, light and free; below is dense and heavy.", POINT_AND_LINE),
    ("emptiness", "decay", 0.6, "Silence about the point makes its sound ring.", POINT_AND_LINE),
    ("regularity", "pulse", 0.5, "Repetition is the simplest rhythm.", POINT_AND_LINE),
)

MAPPINGS = ("balanced", "palmer", "valdez_mehrabian", "kandinsky", "inverted", "mine")
MAPPING_LABELS = ("Balanced", "Palmer", "Valdez and Mehrabian", "Kandinsky", "Inverted", "Mine")
MAPPING_HELPS = (
    "Published links and some analogies, weighed by ear and eye.",
    "Emotion alone links the senses; in music tempo and mode.",
    "Pleasure, arousal and dominance of colours, as measured in 1994.",
    "What the painter heard in colours and forms.",
    "The balanced one with every sign turned.",
    "Empty: only the cells that you set yourself.",
)


def _table(*cells: tuple[str, str, float, str, str]) -> Mapping[Place, Correspondence]:
    made = [Correspondence(visual, audible, weight, "straight", reason, source) for visual, audible, weight, reason, source in cells]
    return MappingProxyType({cell.place: cell for cell in made})


PRESETS: Mapping[str, Mapping[Place, Correspondence]] = MappingProxyType(
    {
        "balanced": _table(*_BALANCED),
        "palmer": _table(*_PALMER),
        "valdez_mehrabian": _table(*_VALDEZ),
        "kandinsky": _table(*_KANDINSKY),
        "inverted": _table(*((visual, audible, -weight, reason, source) for visual, audible, weight, reason, source in _BALANCED)),
        "mine": _table(),
    }
)
"""The cells of each mapping by place."""


@lru_cache(maxsize=64)
def matrix(mapping: str = "balanced", cells: str = "") -> Matrix:
    """The matrix of a preset with the cells that `cells` changes, which keep the reason that is known for their place.

    ValueError as for `correspondence.parsed`.
    """
    preset = PRESETS[mapping]
    return Matrix(preset, MappingProxyType({})).with_cells(explained(cell, mapping) for cell in parsed(cells))


def explained(cell: Correspondence, mapping: str) -> Correspondence:
    """The cell with the reason and the source that its place has in the mapping, else in any other."""
    known = PRESETS[mapping].get(cell.place) or next((table[cell.place] for table in PRESETS.values() if cell.place in table), None)
    if known is None:
        return cell
    return Correspondence(cell.visual, cell.audible, cell.weight, cell.curve, known.reason, known.source, cell.muted)
