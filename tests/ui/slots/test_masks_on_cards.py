"""Masks and weights below 0 on the cards of styles."""

from dataclasses import replace

from PySide6.QtGui import QColor, QImage

from studio.document.session import Session, StyleSlot
from studio.ui.slots.card import Card
from tests.ui.slots.columns import CARDS, TABLE, Column, card, source


def masked(mask: str = "b") -> Session:
    """The table with a mask on its first style."""
    return replace(TABLE, styles=(replace(TABLE.styles[0], mask=source(mask)), *TABLE.styles[1:]))


def test_a_mask_is_seen_on_the_card_and_a_press_paints_on(column: Column) -> None:
    assert not any(shown.mask_badge.isVisible() for shown in column.styles.cards)
    column.show_session(masked(), CARDS)
    badge = column.styles.cards[0].mask_badge
    assert badge.isVisible()
    assert badge.accessibleName() == "Mask of A"
    assert "white" in badge.toolTip()
    assert badge.grab().toImage().pixelColor(13, 13) == QColor("teal")
    badge.click()
    assert column.said == [("mask_requested", 0, "paint_mask")]
    column.show_session(replace(masked(), content=source("s", "audio")), CARDS)
    assert not badge.isVisible()


def test_the_menu_asks_for_masks_of_pictures_on_pictures(column: Column) -> None:
    column.show_session(masked(), CARDS)
    words = {"Paint where it acts…": "paint_mask", "Load mask…": "load_mask", "Invert mask": "invert_mask", "Remove mask": "remove_mask"}
    menus = [card.menu() for card in column.styles.cards]
    for action in menus[0].actions():
        action.trigger()
    assert [said[2] for said in column.said if said[0] == "mask_requested"] == list(words.values())
    usable = [{action.text() for action in menu.actions() if action.isEnabled()} & words.keys() for menu in menus]
    assert usable == [words.keys(), {"Paint where it acts…", "Load mask…"}, set()]
    for menu in menus:
        menu.deleteLater()


def test_the_mask_of_a_style_that_leads_away_rests(column: Column) -> None:
    away = masked()
    column.show_session(replace(away, styles=(replace(away.styles[0], weight=-0.4), *away.styles[1:])), CARDS)
    card = column.styles.cards[0]
    assert card.mask_badge.isVisible()
    assert not card.mask_badge.isEnabled()
    assert "rests" in card.mask_badge.toolTip()
    menu = card.menu()
    assert [action.text() for action in menu.actions() if "mask" in action.text().lower() or "acts" in action.text()] == ["Remove mask"]
    menu.deleteLater()
    column.show_session(away, CARDS)
    assert card.mask_badge.isEnabled()


def test_a_sound_on_a_sound_may_act_in_the_loop_alone_and_lead_away(column: Column) -> None:
    sounds = Session(source("c", "audio"), (StyleSlot(source("s", "audio")), StyleSlot(source("t", "audio"), -0.5)), loop=(62.5, 70.0))
    column.show_session(sounds, CARDS)
    card = column.styles.cards[0]
    assert [shown.weight.slider.minimum() for shown in column.styles.cards] == [-100, -100]
    menu = card.menu()
    verbs = {action.text(): action for action in menu.actions()}
    assert verbs["Only in the loop"].isEnabled()
    assert not verbs["From beginning to end"].isEnabled()
    verbs["Only in the loop"].trigger()
    assert column.said == [("span_requested", 0, True)]
    bound = replace(sounds, styles=(replace(sounds.styles[0], span=sounds.loop), sounds.styles[1]))
    column.show_session(bound, CARDS)
    assert "1:02.5–1:10" in card.detail.text()
    assert "1:02.5–1:10" in card.accessibleDescription()
    menu.deleteLater()


def test_a_part_of_a_picture_may_be_its_style_and_take_turns_on_a_sound(column: Column) -> None:
    column.show_session(replace(TABLE, content=source("s", "audio"), loop=(1.0, 2.0)), CARDS)
    a, _, s = column.styles.cards
    menus = [card.menu() for card in (a, s)]
    verbs, of_sound = ({action.text(): action for action in menu.actions()} for menu in menus)
    assert "Use a part…" not in of_sound
    assert not verbs["Use all of it"].isEnabled()
    for words in ("Use a part…", "Only in the loop"):
        verbs[words].trigger()
    assert column.said == [("region_requested", 0, False), ("span_requested", 0, True)]
    before = a.thumbnail.grab().toImage()
    part = replace(TABLE, styles=(replace(TABLE.styles[0], region=(0.5, 0.0, 1.0, 1.0)), *TABLE.styles[1:]))
    column.show_session(part, {**CARDS, "a" * 8: halves()})
    assert a.detail.text() == "picture · part"
    assert a.thumbnail.grab().toImage().pixelColor(8, 32) == QColor("white") != before.pixelColor(8, 32)
    for menu in menus:
        menu.deleteLater()


def halves() -> Card:
    """A card whose picture is black on the left and white on the right."""
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    for x in range(32, 64):
        for y in range(48):
            picture.setPixelColor(x, y, QColor("white"))
    return replace(card("a"), thumbnail=picture)


def test_pictures_on_pictures_may_lead_away(column: Column) -> None:
    a, b, s = column.styles.cards
    assert [shown.weight.slider.minimum() for shown in (a, b, s)] == [-100, -100, 0]
    away = replace(TABLE, styles=(TABLE.styles[0], replace(TABLE.styles[1], weight=-0.4)))
    column.show_session(away, CARDS)
    assert b.detail.text() == "picture"
    assert b.weight.slider.accessibleDescription() == "−40 %: leads away from this style"
    column.show_session(replace(away, content=source("s", "audio")), CARDS)
    assert b.detail.text() == "weight below 0"
    assert b.hint.isVisible()
    assert b.weight.slider.minimum() == 0
