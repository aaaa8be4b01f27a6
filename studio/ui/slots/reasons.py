"""Why a style on the table does not shape the result."""

from studio.document.session import Session
from studio.ui.language import tr


def why_unused(session: Session, index: int) -> str:
    """ "" for a style in use, else "muted", "solo" (others are), "weight" (0) or "away" (below 0 where that has no sense)."""
    slot = session.styles[index]
    solos = any(other.solo for other in session.styles)
    if solos and not slot.solo:
        return "solo"
    if slot.muted and not slot.solo:
        return "muted"
    if slot.weight == 0:
        return "weight"
    return "" if any(slot is other for other in session.active) else "away"


def common_kind(session: Session, index: int) -> str:
    """The kind of style `index` where it is the content's, else "".

    Only then it may lead away and a picture have a mask.
    """
    kind = session.styles[index].source.kind
    return kind if session.content is not None and session.content.kind == kind else ""


def on_pictures(session: Session, index: int) -> bool:
    """Whether style `index` is a picture on a picture: only there it may have a mask."""
    return common_kind(session, index) == "image"


def may_be_masked(session: Session, index: int) -> bool:
    """Whether a mask of style `index` would act: a style that leads away does so everywhere."""
    return on_pictures(session, index) and session.styles[index].weight >= 0


def reason_word(reason: str) -> str:
    """A reason in a word or two, for the place of the kind."""
    return {
        "muted": tr("muted"),
        "solo": tr("not solo"),
        "weight": tr("weight 0"),
        "away": tr("weight below 0"),
    }.get(reason, "")


def reason_hint(reason: str) -> str:
    """A reason as a sentence with what to do."""
    return {
        "muted": tr("Muted: it does not shape the result. Release it to use the style again"),
        "solo": tr("Another style is solo: make this one solo too, or release the other"),
        "weight": tr("Its weight is 0: turn it up to use it"),
        "away": tr("It leads away, which only a style of the content's kind beside one above 0 can: turn it up to use it"),
    }.get(reason, "")
