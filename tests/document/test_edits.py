"""The table: what its edits do, and what it becomes a document of."""

from pathlib import Path

import pytest

from studio.document import edits
from studio.document.document import Source
from studio.document.session import MOST_STYLES, Session, default_settings
from studio.document.settings import SETTINGS


def source(name: str, kind: str = "image") -> Source:
    return Source(Path(name), f"{name:0>64}", kind)


PHOTO, PAINTING, SONG, RAIN = source("photo"), source("painting"), source("song", "audio"), source("rain", "audio")


def test_an_empty_or_half_empty_table_is_no_document() -> None:
    assert Session().document() is None
    assert edits.with_content(Session(), PHOTO).document() is None
    assert edits.with_style(Session(), PAINTING).document() is None


@pytest.mark.parametrize(("content", "style"), [(PHOTO, PAINTING), (PHOTO, RAIN), (SONG, PAINTING), (SONG, RAIN)])
def test_every_pair_becomes_a_document_with_its_own_settings(content: Source, style: Source) -> None:
    document = edits.with_style(edits.with_content(Session(seed=7), content), style).document()
    assert document is not None
    assert type(document.settings) is SETTINGS[content.kind, style.kind]
    assert document.seed == 7
    assert document.settings.quality == "best"


def test_settings_of_a_pair_are_there_again_when_the_pair_returns() -> None:
    table = edits.with_style(edits.with_content(Session(), PHOTO), PAINTING)
    turned = table.with_settings(SETTINGS["image", "image"](strength=0.3))
    other = edits.with_content(turned, SONG)
    assert other.settings == default_settings(("audio", "image"))
    back = edits.with_content(other, PHOTO)
    assert back.settings is not None
    assert back.settings.strength == 0.3


def test_mute_and_solo_choose_the_active_styles() -> None:
    table = edits.with_content(Session(), PHOTO)
    for style in (PAINTING, source("second"), source("third")):
        table = edits.with_style(table, style)
    assert len(table.active) == 3
    muted = edits.with_slot(table, 0, muted=True)
    assert [slot.source for slot in muted.active] == [source("second"), source("third")]
    alone = edits.with_slot(muted, 0, solo=True)
    assert [slot.source for slot in alone.active] == [PAINTING]


def test_of_several_kinds_the_first_one_leads_and_all_work() -> None:
    table = edits.with_style(edits.with_style(edits.with_content(Session(), PHOTO), PAINTING), RAIN)
    assert table.pair == ("image", "image")
    assert table.pairs == (("image", "image"), ("image", "audio"))
    document = table.document()
    assert document is not None
    assert [style.source for style in document.styles] == [PAINTING, RAIN]
    assert Session.of(document) == table.with_settings(document.settings, *document.others)
    assert edits.with_slot(table, 1, solo=True).pair == ("image", "audio")
    assert edits.with_slot(table, 0, weight=0.0).pair == ("image", "audio")


def test_weights_that_sum_to_nothing_are_no_document() -> None:
    table = edits.with_style(edits.with_content(Session(), PHOTO), PAINTING)
    assert edits.with_slot(table, 0, weight=0.0).document() is None


def test_the_ninth_style_takes_the_place_of_the_last() -> None:
    table = Session()
    for number in range(MOST_STYLES + 1):
        table = edits.with_style(table, source(str(number)))
    assert [slot.source.path.name for slot in table.styles] == ["0", "1", "2", "3", "4", "5", "6", "8"]


def test_swapping_twice_changes_nothing() -> None:
    table = edits.with_style(edits.with_content(Session(), PHOTO), SONG)
    swapped = edits.swapped(table)
    assert swapped.content == SONG
    assert swapped.styles[0].source == PHOTO
    assert edits.swapped(swapped) == table
    assert edits.swapped(Session()) == Session()


def test_styles_move_and_go() -> None:
    table = Session()
    for name in "abc":
        table = edits.with_style(table, source(name))
    names = [slot.source.path.name for slot in edits.moved(table, 0, 2).styles]
    assert names == ["b", "c", "a"]
    assert [slot.source.path.name for slot in edits.without_style(table, 1).styles] == ["a", "c"]


def test_a_document_and_its_table_say_the_same() -> None:
    table = edits.with_style(edits.with_content(Session(seed=3), PHOTO), PAINTING)
    document = table.document()
    assert document is not None
    assert Session.of(document).document() == document


def test_another_content_has_no_loop_of_the_old_one() -> None:
    table = Session(content=SONG, loop=(1.0, 2.0), looping=True)
    assert edits.with_content(table, RAIN).loop is None
