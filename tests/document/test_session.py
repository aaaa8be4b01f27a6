"""The table: which styles shape the result, and how."""

from pathlib import Path

from studio.document.document import Source
from studio.document.session import Session, StyleSlot


def named(name: str, kind: str = "image") -> Source:
    return Source(Path(name), name, kind)


def test_weights_below_nothing_and_masks_are_for_pictures_on_a_picture() -> None:
    slots = (StyleSlot(named("a"), 0.5, mask=named("mask")), StyleSlot(named("b"), -0.5))
    on_picture = Session(named("content"), slots).document()
    assert on_picture is not None
    assert [(style.weight, style.mask) for style in on_picture.styles] == [(0.5, named("mask")), (-0.5, None)]
    assert on_picture.weights == (1.0, -1.0)
    on_sound = Session(named("content", "audio"), slots).document()
    assert on_sound is not None
    assert [(style.weight, style.mask) for style in on_sound.styles] == [(0.5, None)]


def test_styles_that_only_lead_away_shape_nothing() -> None:
    assert Session(named("content"), (StyleSlot(named("a"), -1.0),)).document() is None


def test_what_lies_on_the_table() -> None:
    session = Session(named("content"), (StyleSlot(named("a"), mask=named("mask")), StyleSlot(named("b"))))
    assert [source.path.name for source in session.sources] == ["content", "a", "b", "mask"]
    document = session.document()
    assert document is not None
    assert set(document.sources) == set(session.sources)
    assert Session.of(document).styles == session.styles
