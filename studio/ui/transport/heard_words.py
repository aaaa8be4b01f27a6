"""What is heard alone of a result, in words."""

from studio.ui.language import tr


def word_of(alone: str) -> str:
    """The name of what is shown: one of `document.parts.heard_alone`, "" the whole."""
    return {"": tr("Result"), "content": tr("Content part"), "layer": tr("Layer"), "difference": tr("Difference")}[alone]


def slot_word(alone: str) -> str:
    """What slot B is called."""
    return {"": tr("B result"), "content": tr("B content part"), "layer": tr("B layer"), "difference": tr("B difference")}[alone]


def sentence_of(alone: str) -> str:
    """What one hears now."""
    return {
        "": tr("The whole result is heard"),
        "content": tr("The content is heard as it was shaped, without the layer"),
        "layer": tr("The style's layer is heard alone, as loud as it lies in the result"),
        "difference": tr("What sets the result apart from the content is heard"),
    }[alone]
