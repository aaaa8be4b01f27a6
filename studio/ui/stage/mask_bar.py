"""The bar below the picture while a mask is painted: brush, inversion, the end of it."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from studio.media.mask import empty, inverted
from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import WordedWidget, tr
from studio.ui.stage.brush import LARGEST, SMALLEST, Brush
from studio.ui.stage.mask_layer import MaskLayer

SLIDER_WIDTH = 84


class MaskBar(WordedWidget):
    """Shows the brush of a `MaskLayer` and changes it; seen as long as the layer is."""

    def __init__(self, layer: MaskLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = layer
        self.paint, self.erase, self.invert, self.clear, self.done = (QPushButton(self) for _ in range(5))
        self.size_label, self.softness_label = QLabel(self), QLabel(self)
        self.diameter, self.softness = QSlider(Qt.Orientation.Horizontal, self), QSlider(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        self._show_brush()
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Words, hints and names."""
        for button, text, words in (
            (self.paint, tr("Paint"), tr("The style acts where you paint")),
            (self.erase, tr("Erase"), tr("The style does not act where you erase (E); so do the right button and Alt")),
            (self.invert, tr("Invert"), tr("The style acts where it did not, and not where it did")),
            (self.clear, tr("Clear"), tr("The style acts nowhere: paint anew")),
            (self.done, tr("Done"), tr("End painting (Enter)")),
        ):
            button.setText(text)
            button.setToolTip(words)
            button.setAccessibleDescription(words)
        for label, slider, text, words in (
            (self.size_label, self.diameter, tr("Size"), tr("How large the brush is ([ and ])")),
            (self.softness_label, self.softness, tr("Softness"), tr("How softly the brush fades out (Shift with [ and ])")),
        ):
            label.setText(text)
            slider.setAccessibleName(text)
            slider.setAccessibleDescription(words)
            for part in (label, slider):
                part.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Keys of the brush mean the brush here too."""
        if not self._layer.take_key(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        ground = QFrame(self)
        ground.setProperty("role", "notice")
        row = QHBoxLayout(ground)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(6)
        for button in (self.paint, self.erase, self.invert, self.clear):
            button.setProperty("role", "chip")
        self.done.setProperty("role", "primary")
        for button in (self.paint, self.erase):
            button.setCheckable(True)
        for label in (self.size_label, self.softness_label):
            label.setProperty("role", "muted")
        for slider, low, high in ((self.diameter, SMALLEST, LARGEST), (self.softness, 0.0, 1.0)):
            slider.setRange(round(low * 100), round(high * 100))
            slider.setFixedWidth(SLIDER_WIDTH)
        self.softness.setSingleStep(5)
        for group in (
            (self.paint, self.erase),
            (self.size_label, self.diameter),
            (self.softness_label, self.softness),
            (self.invert, self.clear),
            (self.done,),
        ):
            if group[0] is not self.paint:
                row.addSpacing(8)
            for widget in group:
                row.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 16)
        outer.addWidget(ground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def _connect(self) -> None:
        layer = self._layer
        keep_space(self.paint, self.erase, self.invert, self.clear, self.done)
        self._either = QButtonGroup(self)
        for button, erasing in ((self.paint, False), (self.erase, True)):
            self._either.addButton(button)
            button.clicked.connect(lambda _checked=False, erasing=erasing: self._set(erasing=erasing))
        self.diameter.valueChanged.connect(lambda _value: self._set())
        self.softness.valueChanged.connect(lambda _value: self._set())
        self.invert.clicked.connect(lambda: layer.take(inverted(layer.shown)))
        self.clear.clicked.connect(lambda: layer.take(empty(layer.shown.width, layer.shown.height)))
        self.done.clicked.connect(layer.ended)
        layer.brush_changed.connect(self._show_brush)
        layer.opened.connect(self.setVisible)

    def _set(self, *, erasing: bool | None = None) -> None:
        erases = self.erase.isChecked() if erasing is None else erasing
        self._layer.set_brush(Brush(self.diameter.value() / 100, self.softness.value() / 100, erases))

    def _show_brush(self) -> None:
        brush = self._layer.brush
        with QSignalBlocker(self.diameter), QSignalBlocker(self.softness):
            self.diameter.setValue(round(brush.diameter * 100))
            self.softness.setValue(round(brush.softness * 100))
        (self.erase if brush.erasing else self.paint).setChecked(True)
