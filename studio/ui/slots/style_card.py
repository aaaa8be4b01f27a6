"""The card of a style."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.session import StyleSlot
from studio.ui.language import tr
from studio.ui.slots.card import Card
from studio.ui.slots.dropping import STYLE_MIME
from studio.ui.slots.mask_badge import MaskBadge
from studio.ui.slots.pieces import IconButton, Title
from studio.ui.slots.reasons import reason_hint, reason_word
from studio.ui.slots.thumbnail import Thumbnail
from studio.ui.slots.titles import kind_word, title_of
from studio.ui.slots.weight import Weight
from studio.ui.slots.work_card import WorkCard

THUMBNAIL = 64


class StyleCard(WorkCard):
    """A style: its picture or waveform, title, kind, weight, mask, solo, mute, remove; greyed with the reason where it is not used."""

    weight_edited = Signal(float, str)
    gesture_ended = Signal()
    solo_toggled = Signal()
    mute_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self._slot: StyleSlot | None = None
        self._reason = ""
        self._kind = ""
        self._on_sound = False
        self._mask_card: Card | None = None
        self.thumbnail = Thumbnail(self, filling=True, radius=4)
        self.thumbnail.setFixedSize(THUMBNAIL, THUMBNAIL)
        self.title, self.detail, self.hint = Title(self), Title(self), QLabel(self)
        self.detail.setProperty("role", "muted")
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.solo = IconButton("solo", self, checkable=True)
        self.mute = IconButton("mute", self, checkable=True)
        self.remove = IconButton("close", self, shy=True)
        self.weight = Weight(self)
        self.mask_badge = MaskBadge(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_slot(
        self,
        slot: StyleSlot,
        card: Card | None,
        number: int,
        reason: str,
        *,
        kind: str = "",
        on_sound: bool = False,
        mask_card: Card | None = None,
    ) -> None:
        """Show a style as number `number` (from 1); `reason`: why it is not used, "" where it is (see `why_unused`).

        `kind`: that which it has in common with the content, "" where it has another; `on_sound`: whether that is a sound; `mask_card`: its
        mask in small, once it was read.
        """
        self._kind, self._on_sound, self._mask_card = kind, on_sound, mask_card
        self._slot, self.card, self.path, self.number, self._reason = slot, card, slot.source.path, number, reason
        self.thumbnail.show_card(card, faded=bool(reason), region=slot.region)
        for button, on in ((self.solo, slot.solo), (self.mute, slot.muted)):
            button.setChecked(on)
        self.hint.setVisible(reason == "away")
        self.mask_badge.setVisible(kind == "image" and slot.mask is not None)
        self.retranslate()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab visits in the card, in its order."""
        return self, self.mask_badge, self.solo, self.mute, self.weight.slider, self.weight.field, self.remove

    def drag_mime(self) -> QMimeData:
        """The file for other programs, the number for another place in the row."""
        mime = super().drag_mime()
        mime.setData(STYLE_MIME, str(self.number - 1).encode())
        return mime

    def menu_words(self) -> tuple[tuple[str, str], ...]:
        """What can be done with a style."""
        away = self._slot is not None and self._slot.weight < 0
        painting = (
            ("paint_mask", tr("Paint where it acts…")),
            ("load_mask", tr("Load mask…")),
            ("invert_mask", tr("Invert mask")),
        )
        masks = (("", ""), *(() if away else painting), ("remove_mask", tr("Remove mask")))
        spans = (("", ""), ("span_loop", tr("Only in the loop")), ("span_whole", tr("From beginning to end")))
        regions = (("", ""), ("region_part", tr("Use a part…")), ("region_whole", tr("Use all of it")))
        return (
            ("open", tr("Open another…")),
            ("paste", tr("Paste as style")),
            ("copy", tr("Copy")),
            ("", ""),
            ("use", tr("Use as content")),
            ("swap", tr("Swap with content")),
            *(regions if self._slot is not None and self._slot.source.kind == "image" else ()),
            *(masks if self._kind == "image" else spans if self._on_sound else ()),
            ("", ""),
            ("earlier", tr("Move up")),
            ("later", tr("Move down")),
            ("remove", tr("Remove")),
        )

    def retranslate(self) -> None:
        """Title, kind, reason and all names."""
        if self._slot is None:
            return
        title, slot = title_of(self.card, self.path), self._slot
        kind = kind_word(slot.source.kind)
        if self._reason:
            detail = reason_word(self._reason)
        else:
            length = self.card.detail if self.card and slot.source.kind == "audio" else ""
            span = _span_words(slot.span) if slot.span and self._on_sound else ""
            part = tr("part") if slot.region and slot.source.kind == "image" else ""
            detail = " · ".join(word for word in (kind, part, span or length) if word)
        self.title.setText(title)
        self.title.fade(bool(self._reason))
        self.detail.setText(detail)
        self.hint.setText(reason_hint(self._reason))
        self.weight.show_weight(slot.weight, title, slot.source.kind == "audio", bool(self._kind))
        self.mask_badge.show_mask(self._mask_card, title, resting=slot.weight < 0)
        self.setToolTip(reason_hint(self._reason) or str(self.path or ""))
        self.setAccessibleName(tr("Style {number}: {title}", number=self.number, title=title))
        self.setAccessibleDescription(f"{detail}. {reason_hint(self._reason)}")
        for button, name, words in (
            (self.solo, tr("Solo {title}", title=title), tr("Solo: only this style, with the other solos")),
            (self.mute, tr("Mute {title}", title=title), tr("Mute: leave this style out")),
            (self.remove, tr("Remove {title}", title=title), tr("Remove")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(words)

    def _lay_out(self) -> None:
        switches = QHBoxLayout()
        switches.setSpacing(0)
        switches.addWidget(self.detail, 1)
        switches.addWidget(self.solo)
        switches.addWidget(self.mute)
        heading = QHBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.remove)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.thumbnail, 0, 0, 3, 1)
        grid.addWidget(self.mask_badge, 0, 0, 3, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(heading, 0, 1)
        grid.addLayout(switches, 1, 1)
        grid.addWidget(self.weight, 2, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 6, 5, 6)
        column.setSpacing(4)
        column.addLayout(grid)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.weight.edited.connect(self.weight_edited)
        self.weight.gesture_ended.connect(self.gesture_ended)
        self.solo.clicked.connect(self._ask_solo)
        self.mute.clicked.connect(self._ask_mute)
        self.mask_badge.clicked.connect(lambda: self.acted.emit("paint_mask"))
        self.remove.clicked.connect(lambda: self.acted.emit("remove"))

    def _ask_solo(self) -> None:
        """The button shows what the session says, not what was pressed."""
        self.solo.setChecked(bool(self._slot and self._slot.solo))
        self.solo_toggled.emit()

    def _ask_mute(self) -> None:
        self.mute.setChecked(bool(self._slot and self._slot.muted))
        self.mute_toggled.emit()


def _span_words(span: tuple[float, float]) -> str:
    """From when to when a style acts: "0:02.5–0:07"."""
    return "–".join(f"{int(second // 60)}:{second % 60:04.1f}".removesuffix(".0") for second in span)
