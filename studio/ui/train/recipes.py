"""The recipes of training in an artist's words."""

from studio.training.settings import SETTINGS
from studio.ui.language import tr

_ORDER = ("image", "any", "music", "audio", "cross", "conv", "dcgan")
RECIPES = (*(name for name in _ORDER if name in SETTINGS), *(name for name in SETTINGS if name not in _ORDER))
"""Those that the table uses first, then those for study."""

KINDS = {"audio": ("audio", "audio"), "cross": ("audio", "image"), "music": ("image", "audio")}
"""The kinds of contents and styles of the recipes that learn from sounds; others learn from pictures."""


def kind_of_works(recipe: str, role: str) -> str:
    """The kind of the works of a recipe's folder, "content" or "style": "image" or "audio"."""
    content, style = KINDS.get(recipe, ("image", "image"))
    return content if role == "content" else style


def recipe_words(recipe: str) -> tuple[str, str]:
    """What a recipe is called, and what it is."""
    known = {
        "image": (
            tr("Pictures"),
            tr("A look: paints any picture as those in a folder are painted, at once. Half an hour on two cores, less on a GPU."),
        ),
        "any": (
            tr("Any style"),
            tr("A look for every style: learns from hundreds of paintings to paint like one it never saw. Hours on two cores."),
        ),
        "music": (
            tr("By music"),
            tr("A look that music leads: learns from the slow painter of music to paint as any music asks, at once. An hour on two cores."),
        ),
        "audio": (tr("Sounds"), tr("A look for sounds: moves the tone colour of any sound towards those in a folder, at once.")),
        "cross": (tr("Painted sounds"), tr("A look for sounds that a picture leads: its light, warmth and roughness become tone colour.")),
        "conv": (tr("Patches"), tr("For study: small patches of style and content through three convolutions, the classic first try.")),
        "dcgan": (tr("Out of noise"), tr("For study: small pictures out of nothing but chance, like those in a folder.")),
    }
    return known.get(recipe, (recipe, ""))
