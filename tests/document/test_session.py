"""The table: which styles shape the result, and how."""

import json
from pathlib import Path

import numpy as np

from studio.document.document import Document, Source, Style, Work, request_of
from studio.document.session import Session, StyleSlot
from studio.document.session_json import session_from_json
from studio.document.settings import ImageSettings
from studio.media.image import Image


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


def test_spans_are_for_a_sound_and_regions_for_pictures() -> None:
    half = (0.0, 0.0, 0.5, 1.0)
    slots = (StyleSlot(named("a"), span=(1.0, 2.0), region=half), StyleSlot(named("b", "audio"), region=half))
    on_sound, on_picture = (Session(named("content", kind), slots).document() for kind in ("audio", "image"))
    assert on_sound is not None
    assert on_picture is not None
    assert [(style.span, style.region) for style in on_sound.styles] == [((1.0, 2.0), half), (None, None)]
    assert [(style.span, style.region) for style in on_picture.styles] == [(None, half), (None, None)]


def test_the_style_is_the_region_of_its_picture_and_the_same_object_each_time() -> None:
    generator = np.random.default_rng(0)
    whole = Image(generator.random((40, 60, 3)).astype(np.float32))
    style = Style(named("a"), region=(0.5, 0.0, 1.0, 1.0))
    document = Document(named("content"), (style, Style(named("a"))), ImageSettings())
    works: dict[str, Work] = {source.sha256: whole for source in document.sources}
    part, all_of_it = request_of(document, works, "cpu").styles
    assert all_of_it is whole
    np.testing.assert_array_equal(part.pixels, whole.pixels[:, 30:])
    assert request_of(document, works, "cpu").styles[0] is part


def test_spans_of_sounds_travel_over_the_table() -> None:
    slots = (StyleSlot(named("a", "audio"), span=(1.0, 2.0)), StyleSlot(named("b", "audio"), -0.5))
    on_sound = Session(named("content", "audio"), slots).document()
    assert on_sound is not None
    assert [(style.weight, style.span) for style in on_sound.styles] == [(1.0, (1.0, 2.0)), (-0.5, None)]
    assert Session.of(on_sound).styles == slots
    on_picture = Session(named("content"), slots).document()
    assert on_picture is not None
    assert [(style.weight, style.span) for style in on_picture.styles] == [(1.0, None)]


def test_styles_that_only_lead_away_shape_nothing() -> None:
    assert Session(named("content"), (StyleSlot(named("a"), -1.0),)).document() is None


def test_what_lies_on_the_table() -> None:
    session = Session(named("content"), (StyleSlot(named("a"), mask=named("mask")), StyleSlot(named("b"))))
    assert [source.path.name for source in session.sources] == ["content", "a", "b", "mask"]
    document = session.document()
    assert document is not None
    assert set(document.sources) == set(session.sources)
    assert Session.of(document).styles == session.styles


def test_a_mask_that_is_no_picture_is_none_and_old_weights_below_0_keep_their_proportion() -> None:
    work = {"name": "a.png", "sha256": "a" * 64, "kind": "image"}
    masks: list[object] = [work, {**work, "kind": "audio"}, 3, None]
    styles = [{**work, "weight": weight, "mask": mask} for weight, mask in zip((0.5, -2.0, 0.0, 1.0), masks, strict=True)]
    values = {"clavilux": 1, "content": work, "styles": styles, "settings": {}, "seed": 0}
    found = session_from_json(json.dumps(values), lambda described: Path(described["name"]))
    assert [slot.weight for slot in found.styles] == [0.25, -1.0, 0.0, 0.5]
    assert [slot.mask is not None for slot in found.styles] == [True, False, False, False]
