from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.document.edits import moved, without_style
from studio.document.session import MOST_STYLES, Session, StyleSlot
from studio.ui.slots.dropping import mime_of
from tests.ui.slots.columns import CARDS, TABLE, Column, source


def middle(column: Column, widget: QWidget, part: float = 0.5) -> QPoint:
    return widget.mapTo(column, QPoint(widget.width() // 2, int(widget.height() * part)))


def drop(column: Column, mime: QMimeData, place: QPoint) -> bool:
    """Drag `mime` over the column to `place` and let it go; whether it was taken."""
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, mime, left, none)
    column.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(place, actions, mime, left, none)
    column.dragMoveEvent(move)
    if move.isAccepted():
        column.dropEvent(QDropEvent(QPointF(place), actions, mime, left, none))
    return move.isAccepted()


def test_an_empty_table_invites_in_words(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    column.show()
    assert "Drop" in column.content_invitation.text()
    assert "Drop" in column.styles.invitation.accessibleName()
    column.content_invitation.click()
    qtbot.keyClick(column.styles.invitation, Qt.Key.Key_Return)
    assert column.said == [("open_requested", "content", 0), ("open_requested", "style", 0)]


def test_the_table_is_shown_and_nothing_said(column: Column) -> None:
    assert column.content_card.title.text() == "C"
    assert [shown.title.text() for shown in column.styles.cards] == ["A", "B", "S"]
    assert [shown.weight.slider.value() for shown in column.styles.cards] == [50, 50, 50]
    assert column.count_label.text() == "3 of 8"
    assert column.styles.cards[2].accessibleName() == "Style 3: S"
    assert not column.said


def test_works_without_a_card_are_shown_by_name(column: Column) -> None:
    column.show_session(TABLE, {})
    assert column.content_card.title.text() == "c"


def test_why_a_style_is_not_used_is_said(column: Column) -> None:
    muted = replace(TABLE.styles[1], muted=True)
    column.show_session(replace(TABLE, styles=(TABLE.styles[0], muted, TABLE.styles[2])), CARDS)
    a, b, s = column.styles.cards
    assert a.detail.text() == "picture"
    assert b.detail.text() == "muted"
    assert s.detail.text() == "sound · 0:20"
    assert not s.hint.isVisible()
    soloed = replace(TABLE.styles[2], solo=True)
    column.show_session(replace(TABLE, styles=(*TABLE.styles[:2], soloed)), CARDS)
    assert [shown.detail.text() for shown in column.styles.cards] == ["not solo", "not solo", "sound · 0:20"]
    assert not s.hint.isVisible()


@pytest.mark.parametrize(
    ("target", "part", "slot", "index"),
    [
        ("content", 0.5, "content", 0),
        ("0", 0.05, "style", 0),
        ("0", 0.5, "replace", 0),
        ("1", 0.95, "style", 2),
        ("invitation", 0.5, "style", 3),
    ],
)
def test_files_go_where_they_are_let_go(target: str, part: float, slot: str, index: int, column: Column) -> None:
    widgets = {"content": column.content_card, "invitation": column.styles.invitation}
    widget = widgets.get(target) or column.styles.cards[int(target)]
    assert drop(column, mime_of(Path("/works/new 画.png")), middle(column, widget, part))
    name, said_slot, said_index, dropped = column.said[0]
    assert (name, said_slot, said_index) == ("dropped", slot, index)
    assert dropped.paths == (Path("/works/new 画.png"),)  # type: ignore[attr-defined]
    assert column.mark.isHidden()


def test_the_place_is_marked_in_words_while_something_hovers(column: Column) -> None:
    mime = mime_of(Path("/works/new.png"))
    seen = []
    for widget, part in ((column.content_card, 0.5), (column.styles.cards[1], 0.5), (column.styles.cards[1], 0.99)):
        move = QDragMoveEvent(
            middle(column, widget, part), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        column.dragMoveEvent(move)
        assert column.mark.isVisible()
        seen.append(column.mark.words)
    assert seen == ["as content", "instead of style 2", "as style 3"]


def test_what_we_cannot_use_is_not_taken(column: Column) -> None:
    mime = QMimeData()
    mime.setText("only words")
    assert not drop(column, mime, middle(column, column.content_card))
    assert not column.said


def test_pixels_from_a_browser_are_taken(column: Column) -> None:
    mime = QMimeData()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime.setImageData(image)
    assert drop(column, mime, middle(column, column.styles.invitation))
    assert column.said[0][3].image.width() == 4  # type: ignore[attr-defined]


def test_a_dragged_card_moves_in_its_row_or_becomes_the_content(column: Column) -> None:
    first = column.styles.cards[0]
    assert drop(column, first.drag_mime(), middle(column, column.styles.cards[2], 0.9))
    assert drop(column, first.drag_mime(), middle(column, column.styles.cards[0], 0.9))
    assert column.said == [("moved", 0, 2)]
    assert drop(column, first.drag_mime(), middle(column, column.content_card))
    assert column.said[1][:3] == ("dropped", "content", 0)


def test_a_full_row_takes_a_work_in_the_place_of_another(column: Column, qtbot: QtBot) -> None:
    column.show_session(replace(TABLE, styles=tuple(StyleSlot(source(f"w{index}")) for index in range(MOST_STYLES))), {})
    qtbot.waitUntil(lambda: column.styles.cards[-1].y() > column.styles.cards[0].y())
    assert column.styles.invitation.isHidden()
    assert not column.plus.isEnabled()
    assert drop(column, mime_of(Path("/works/new.png")), middle(column, column.styles.cards[0], 0.02))
    assert column.said[0][:3] == ("dropped", "replace", 0)


def test_the_keyboard_reorders_and_the_focus_goes_along(column: Column, qtbot: QtBot) -> None:
    first = column.styles.cards[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(first, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert column.said == [("moved", 0, 1)]
    column.show_session(moved(TABLE, 0, 1), CARDS)
    assert column.styles.cards[1] is first
    assert first.hasFocus()
    assert first.number == 2
    assert column.focused_slot() == ("style", 1)


def test_delete_removes_and_the_focus_stays_in_the_row(column: Column, qtbot: QtBot) -> None:
    card = column.styles.cards[1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    card.remove.click()
    assert column.said == [("removed", "style", 1)] * 2
    column.show_session(without_style(TABLE, 1), CARDS)
    assert [shown.title.text() for shown in column.styles.cards] == ["A", "S"]
    assert column.styles.cards[1].hasFocus()
    column.content_card.setFocus()
    qtbot.keyClick(column.content_card, Qt.Key.Key_Backspace)
    assert column.said[-1] == ("removed", "content", 0)
    column.show_session(replace(TABLE, content=None), CARDS)
    assert column.content_invitation.isVisible()
    assert column.content_invitation.hasFocus()


def test_copy_and_paste_keys_mean_the_focused_card(column: Column, qtbot: QtBot) -> None:
    card = column.styles.cards[2]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert column.said == [("paste_requested", "style", 2), ("copy_requested", "style", 2), ("selected", "style", 2)]


def test_switches_show_the_session_and_ask_for_its_change(column: Column) -> None:
    card = column.styles.cards[0]
    card.solo.click()
    card.mute.click()
    assert column.said == [("solo_toggled", 0), ("mute_toggled", 0)]
    assert not card.solo.isChecked()
    column.show_session(replace(TABLE, styles=(replace(TABLE.styles[0], solo=True), *TABLE.styles[1:])), CARDS)
    assert card.solo.isChecked()


def test_weights_carry_the_number_that_the_style_has_now(column: Column, qtbot: QtBot) -> None:
    card = column.styles.cards[0]
    column.show_session(moved(TABLE, 0, 2), CARDS)
    qtbot.keyClick(card.weight.slider, Qt.Key.Key_End)
    assert column.said[0][:3] == ("weight_edited", 2, 1.0)


def test_menus_do_what_they_say(column: Column) -> None:
    for shown, slot, index in ((column.content_card, "content", 0), (column.styles.cards[1], "style", 1)):
        column.said.clear()
        menu = shown.menu()
        for action in menu.actions():
            action.trigger()
        menu.deleteLater()
        assert ("use_requested", slot, index) in column.said
        assert ("swap_requested", index) in column.said
        assert ("removed", slot, index) in column.said
        assert ("open_requested", "content" if slot == "content" else "replace", index) in column.said


def test_the_same_work_may_lie_there_twice(column: Column) -> None:
    column.show_session(replace(TABLE, styles=(TABLE.styles[0], TABLE.styles[0])), CARDS)
    assert len(column.styles.cards) == 2
    assert column.styles.cards[0] is not column.styles.cards[1]


def test_everything_that_can_be_used_has_a_name_and_room(column: Column) -> None:
    parts = [column.swap, column.plus, column.content_card, column.styles.invitation]
    parts += [stop for shown in column.styles.cards for stop in shown.tab_stops()]
    for part in parts:
        assert part.accessibleName(), part
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert min(part.width(), part.height()) >= 24


def test_tab_goes_down_the_row_after_reordering(column: Column) -> None:
    column.show_session(moved(TABLE, 2, 0), CARDS)
    column.styles.cards[0].setFocus()
    seen = []
    for _ in range(12):
        column.focusNextChild()
        focus = column.focusWidget()
        seen += [index for index, shown in enumerate(column.styles.cards) if shown is focus]
    assert seen[:2] == [1, 2]


def test_what_takes_long_to_open_is_announced(column: Column, qtbot: QtBot) -> None:
    column.show_opening("style", "big.wav")
    column.show_opening("content", "big.tif")
    assert column.styles.invitation.text() == "Drop one more style"
    qtbot.waitUntil(lambda: column.styles.invitation.text() == "Opening big.wav…")
    assert column.content_card.title.text() == "Opening big.tif…"
    column.show_opening("style", "")
    column.show_opening("content", "")
    assert column.styles.invitation.text() == "Drop one more style"
    assert column.content_card.title.text() == "C"


def test_keys_of_a_slider_stay_with_it_but_reordering_works_from_everywhere(column: Column, qtbot: QtBot) -> None:
    slider = column.styles.cards[0].weight.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Delete)
    qtbot.keyClick(slider, Qt.Key.Key_Return)
    assert not column.said
    qtbot.keyClick(slider, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column.said == [("moved", 0, 1)]


def test_a_work_that_lies_there_twice_keeps_its_cards_apart(column: Column, qtbot: QtBot) -> None:
    twice = replace(TABLE, styles=(TABLE.styles[0], TABLE.styles[0], TABLE.styles[1]))
    column.show_session(twice, CARDS)
    first = column.styles.cards[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    column.show_session(moved(twice, 0, 1), CARDS)
    assert column.styles.cards[1] is first
    assert first.hasFocus()


def test_menus_grey_what_makes_no_sense(column: Column) -> None:
    menu = column.styles.cards[0].menu()
    greyed = {action.text().split("\t")[0] for action in menu.actions() if not action.isEnabled()}
    menu.deleteLater()
    assert greyed == {"Move up", "Invert mask", "Remove mask", "Use all of it"}
    column.show_session(Session(TABLE.content), CARDS)
    assert "swap" in column.content_card.senseless
    assert not column.swap.isEnabled()


def test_the_row_scrolls_while_something_hovers_at_its_end(column: Column, qtbot: QtBot) -> None:
    column.resize(248, 460)
    bar = column.styles.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    place = QPoint(100, column.height() - 8)
    mime = mime_of(Path("/works/new.png"))
    move = QDragMoveEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    column.dragMoveEvent(move)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
