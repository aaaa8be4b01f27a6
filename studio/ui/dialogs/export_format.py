"""How the file of an export is written: format, depth, quality, recipe inside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from studio.export.options import DEPTHS, WITH_QUALITY, ExportOptions
from studio.ui.dialogs.chips import Chips
from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr

NAMES = {
    ".png": "PNG",
    ".tif": "TIFF",
    ".jpg": "JPEG",
    ".webp": "WebP",
    ".wav": "WAV",
    ".flac": "FLAC",
    ".ogg": "OGG",
    ".opus": "OPUS",
    ".mp3": "MP3",
}
PICTURES = (".png", ".tif", ".jpg", ".webp")
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3")
SAME = {".tiff": ".tif", ".jpeg": ".jpg"}
"""Other extensions of the formats."""

INDENT = 26
BEST = 100
"""At this end of the slider WebP is lossless."""

JPEG_QUALITY = 95


class ExportFormat(WordedWidget):
    """Chips for format and depth, a slider for quality, a box for the recipe; emits `changed`."""

    changed = Signal()

    def __init__(self, kind: str, deep: bool, parent: QWidget | None = None) -> None:
        """`kind` of the work, "image" or "audio"; `deep` where a picture has 16 bits, which are offered first then."""
        super().__init__(parent)
        self._kind = kind
        self._suffixes = PICTURES if kind == "image" else SOUNDS
        self._formats = Chips([NAMES[suffix] for suffix in self._suffixes])
        self._depths = Chips([])
        self._deep = deep
        self._quality, self._figure, self._quality_label = QSlider(Qt.Orientation.Horizontal), label("value"), label()
        self._hint, self._recipe, self._recipe_help = label("muted", wraps=True), QCheckBox(), label("muted", wraps=True)
        self._lay_out()
        self._show_format()
        self.retranslate()

    @property
    def suffix(self) -> str:
        """The extension of the format."""
        return self._suffixes[self._formats.chosen]

    @property
    def recipe(self) -> bool:
        """Whether the recipe goes in."""
        return self._recipe.isChecked()

    def options(self) -> ExportOptions:
        """Depth and quality as chosen."""
        depths = DEPTHS.get(self.suffix, ())
        bits = depths[self._depths.chosen] if depths else 0
        quality = self._quality.value() if self.suffix in WITH_QUALITY else 0
        return ExportOptions(bits=bits, quality=0 if self.suffix == ".webp" and quality == BEST else quality)

    def choose(self, suffix: str) -> bool:
        """Take the format of an extension, without emitting; False where it is none of ours."""
        suffix = SAME.get(suffix.lower(), suffix.lower())
        if suffix not in self._suffixes:
            return False
        if suffix != self.suffix:
            self._formats.choose(self._suffixes.index(suffix))
            self._show_format()
        return True

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._formats.name(tr("Format"))
        self._depths.name(tr("Depth"))
        self._quality_label.setText(tr("Quality"))
        self._quality.setAccessibleName(tr("Quality"))
        self._recipe.setText(tr("Recipe inside"))
        self._recipe_help.setText(tr("Dropped back into the window, the file restores every setting. No folder names go in."))
        self._recipe.setAccessibleDescription(self._recipe_help.text())
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(24)
        chips.addWidget(self._formats)
        chips.addWidget(self._depths)
        chips.addStretch(1)
        column.addLayout(chips)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._quality.setRange(1, BEST)
        self._quality.setPageStep(5)
        self._figure.setMinimumWidth(72)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for each in (self._quality_label, self._quality, self._figure):
            row.addWidget(each)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._recipe.setChecked(True)
        column.addWidget(self._recipe)
        self._recipe_help.setIndent(INDENT)
        column.addWidget(self._recipe_help)
        self._formats.changed.connect(self._change_format)
        self._depths.changed.connect(self._change)
        self._quality.valueChanged.connect(self._change)
        self._recipe.toggled.connect(self._change)

    def _change_format(self) -> None:
        self._show_format()
        self.changed.emit()

    def _change(self) -> None:
        self._say()
        self.changed.emit()

    def _show_format(self) -> None:
        """What the format offers: its depths, its quality."""
        depths = DEPTHS.get(self.suffix, ())
        self._depths.setVisible(bool(depths))
        self._depths.fill([_depth_words(bits) for bits in depths])
        usual = (16 if self._deep else 8) if self._kind == "image" else 24
        if depths:
            self._depths.choose(depths.index(usual))
        lossy = self.suffix in WITH_QUALITY
        for each in (self._quality_label, self._quality, self._figure):
            each.setVisible(lossy)
        self._quality.blockSignals(True)
        self._quality.setValue(JPEG_QUALITY if self.suffix == ".jpg" else BEST)
        self._quality.blockSignals(False)
        self._say()

    def _say(self) -> None:
        lossless = self.suffix == ".webp" and self._quality.value() == BEST
        self._figure.setText(tr("lossless") if lossless else str(self._quality.value()))
        depths = DEPTHS.get(self.suffix, ())
        self._depths.fill([_depth_words(bits) for bits in depths])
        self._hint.setText(_hint(self.suffix))


def _depth_words(bits: int) -> str:
    return tr("32 bit float") if bits == 32 else tr("{bits} bit", bits=bits)


def _hint(suffix: str) -> str:
    """What the format is good for."""
    return {
        ".png": tr("Lossless, for screens and for going on with."),
        ".tif": tr("Lossless, for print and for other studios."),
        ".jpg": tr("Small, for sending; over white where it is transparent."),
        ".webp": tr("Small, for the web; lossless at the right end."),
        ".wav": tr("Uncompressed, for every audio program."),
        ".flac": tr("Lossless in two thirds of the room."),
        ".ogg": tr("Small, hardly to be told from the original."),
        ".opus": tr("Small, always at 48 kHz."),
        ".mp3": tr("Small, plays everywhere; one or two channels."),
    }[suffix]
