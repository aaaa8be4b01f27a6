"""Asks how and where to export, and says beforehand what it will cost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.document.document import Document, Source, Work
from studio.document.parts import parts_of
from studio.export.estimate import Estimate, Extent, estimate
from studio.export.formats import check_target
from studio.export.levels import Levels
from studio.export.options import SIZES, ExportChoice, ExportOptions, Sizing, sizing
from studio.export.stems import files_of, stem_names
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.dialogs.export_format import NAMES, SAME, ExportFormat
from studio.ui.dialogs.export_levels import ExportLevels
from studio.ui.dialogs.export_place import fit_for_a_name, folder_for, free_path, remember_folder
from studio.ui.dialogs.export_sizes import CUSTOM, ExportSizes, Offer, duration, size_of_file
from studio.ui.dialogs.worded_dialog import WordedDialog, label, rule
from studio.ui.language import tr, translated_error

Measure = Callable[[ExportOptions, Callable[[Levels], None]], None]

WIDTH = 600
WORDS_WIDTH = WIDTH - 48
"""Within the margins."""


class ExportDialog(WordedDialog):
    """Format, size and file for what lies on the table; emits `export_requested` with an `ExportChoice`."""

    export_requested = Signal(object)

    def __init__(
        self,
        document: Document,
        content: Work,
        device: str = "cpu",
        parent: QWidget | None = None,
        *,
        finished: bool = False,
        titles: Mapping[str, str] | None = None,
        measure: Measure | None = None,
    ) -> None:
        """`content` is the work of the document; `device` where it will be made: memory is counted for the CPU alone.

        `finished` where the result of the document as it is has been made already; `titles` of the works by SHA-256, else those of files.
        `measure` finds in a thread how loud a sound will be as the options want it, and tells it, or nothing.
        """
        super().__init__(parent)
        self._finished, self._titles = finished, titles or {}
        self._document, self._on_table = document, Extent.of(content).scaled(getattr(document.settings, "size", 0))
        self._free = None if device == "cpu" else 1 << 50
        self._kind = "audio" if isinstance(content, Audio) else "image"
        self._size, self._edge = "own", max(self._on_table.width, self._on_table.height)
        self._format = ExportFormat(self._kind, isinstance(content, Image) and content.bits > 8)
        self._sizes, self._levels = ExportSizes(), ExportLevels(stem_names(document))
        self._measure = measure
        self._measured: ExportOptions | None = None
        self._title, self._what = label("title"), label("muted")
        self._sections = [label("section") for _ in range(3)]
        self._path, self._browse = QLineEdit(), QPushButton()
        self._path.setObjectName("path")
        self._warning, self._summary = label("warning", wraps=True), label("muted")
        self._cancel, self._export = QPushButton(), QPushButton()
        self._lay_out()
        self._propose()
        self.retranslate()

    def choice(self) -> ExportChoice:
        """What is asked for now."""
        made = self._sizing()
        options = replace(self._options(), dpi=made.dpi, square=made.square)
        size = 0 if self._size == "own" or self._kind == "audio" else made.size
        return ExportChoice(self._target(), size, options, self._format.recipe)

    def _options(self) -> ExportOptions:
        """Format, and of a sound levels and stems, as chosen."""
        options = self._format.options()
        if self._kind == "image":
            return options
        levels = self._levels.options()
        return replace(options, loudness=levels.loudness, peak=levels.peak, stems=levels.stems)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("Export"))
        styles = ", ".join(self._named(style.source) for style in self._document.styles)
        self._title.setText(tr("Export"))
        what = tr("{styles} onto {content}", styles=styles, content=self._named(self._document.content))
        self._what.ensurePolished()
        self._what.setText(self._what.fontMetrics().elidedText(what, Qt.TextElideMode.ElideMiddle, WORDS_WIDTH))
        self._what.setToolTip(what)
        for section, words in zip(
            self._sections, (tr("Format"), tr("Size") if self._kind == "image" else tr("Loudness"), tr("File")), strict=True
        ):
            section.setText(words)
        self._path.setAccessibleName(tr("File"))
        self._browse.setText(tr("Choose…"))
        self._cancel.setText(tr("Cancel"))
        self._export.setText(tr("Export"))
        self._show()

    def _named(self, source: Source) -> str:
        return self._titles.get(source.sha256) or source.path.stem

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._what)
        self.column.addLayout(head)
        self.column.addWidget(rule())
        for section, part in zip(self._sections, (self._format, self._sizes if self._kind == "image" else self._levels), strict=False):
            self.column.addWidget(section)
            self.column.addWidget(part)
            self.column.addWidget(rule())
        self.column.addWidget(self._sections[2])
        self.column.addLayout(_row(self._path, self._browse))
        self.column.addWidget(self._warning)
        self.column.addStretch(1)
        self._browse.setAutoDefault(False)
        self._cancel.setAutoDefault(False)
        self._cancel.setProperty("role", "ghost")
        self._export.setProperty("role", "primary")
        self._export.setDefault(True)
        foot = _row(self._summary, self._cancel, self._export)
        foot.setStretch(0, 1)
        self.column.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        self._format.changed.connect(self._take_format)
        self._levels.changed.connect(self._show)
        self._sizes.chosen.connect(self._take_size)
        self._sizes.edge_edited.connect(self._take_edge)
        self._path.textEdited.connect(self._take_path)
        self._browse.clicked.connect(self._ask_path)
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self._finish)

    def _take_format(self) -> None:
        """The format was chosen: the name follows."""
        target = self._target()
        if SAME.get(target.suffix.lower(), target.suffix.lower()) != self._format.suffix:
            self._path.setText(str(target.with_suffix(self._format.suffix)))
        self._show()

    def _take_path(self) -> None:
        """The name was written: the format follows."""
        self._format.choose(Path(self._path.text().strip()).suffix)
        self._show()

    def _take_size(self, name: str) -> None:
        self._size = name
        self._show()

    def _take_edge(self, edge: int) -> None:
        self._edge = edge
        self._show()

    def _ask_path(self) -> None:
        kinds = f"{NAMES[self._format.suffix]} (*{self._format.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(self._target()), kinds)
        if name:
            self._path.setText(name)
            self._take_path()

    def _target(self) -> Path:
        """The file as written, with the extension of the format where it has none of ours."""
        text = self._path.text().strip()
        path = Path(text) if Path(text).name else Path(self._folder(), tr("Untitled"))
        known = SAME.get(path.suffix.lower(), path.suffix.lower())
        return path if known == self._format.suffix else path.with_name(path.name + self._format.suffix)

    def _sizing(self, name: str | None = None) -> Sizing:
        name = self._size if name is None else name
        width, height = max(1, self._on_table.width), max(1, self._on_table.height)
        if name != CUSTOM:
            return sizing(name, width, height)
        extent = Extent(width, height).scaled(self._edge)
        return Sizing(CUSTOM, self._edge, extent.width, extent.height)

    def _estimate(self, made: Sizing) -> Estimate:
        options = replace(self._options(), square=made.square)
        found = estimate(self._document, self._on_table.scaled(made.size), self._target(), options, self._free)
        if not (self._finished and made.name == "own"):
            return found
        again = options.stems and bool(parts_of(self._document))  # the layer is made by a run of its own
        return replace(found, seconds=found.seconds / 2 if again else 0.0)

    def _show(self) -> None:
        """Everything that follows from what was chosen."""
        if self._kind == "image":
            sizes = {name: self._sizing(name) for name in (*SIZES, CUSTOM)}
            offers = {name: Offer(made, self._estimate(made)) for name, made in sizes.items()}
            self._sizes.show_offers(offers, self._size)
            now = offers[self._size].estimate
        else:
            now = self._estimate(Sizing("own", 0, 1, 1))
            self._foretell()
        costs = {"time": duration(now.seconds), "size": size_of_file(now.file_bytes)}
        self._summary.setText("" if now.problem else tr("{time} · {size}", **costs))
        obstacle, note = self._obstacle(now), ""
        if obstacle is None and (there := sum(path.exists() for path in self._files())):
            one, more = tr("This file is there already and will be replaced"), tr("Files are there already and will be replaced")
            note = one if there == 1 else more
        self._warning.setText(translated_error(obstacle) if obstacle else note)
        self._warning.setVisible(bool(self._warning.text()))
        self._export.setEnabled(obstacle is None)
        self._fit()

    def _foretell(self) -> None:
        """Have the levels measured that go with what was chosen, where they are others than last time."""
        wanted = replace(self._levels.options(), stems=False)
        if wanted == self._measured:
            return
        self._measured = wanted
        self._levels.show_levels(None)
        if self._measure is not None:
            self._measure(wanted, lambda found: self._show_measured(wanted, found))

    def _show_measured(self, options: ExportOptions, found: Levels) -> None:
        if options == self._measured:
            self._levels.show_levels(found, exact=self._finished)

    def _files(self) -> tuple[Path, ...]:
        return files_of(self._target(), self._document, self._options())

    def _fit(self) -> None:
        """Room for the words that came, none left where they went."""
        self._warning.ensurePolished()
        self._warning.setMinimumHeight(self._warning.heightForWidth(WORDS_WIDTH) if self._warning.text() else 0)
        self.column.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _obstacle(self, now: Estimate) -> StudioError | None:
        try:
            for path in self._files():
                check_target(path, self._kind)
        except StudioError as error:
            return error
        return now.problem

    def _finish(self) -> None:
        choice = self.choice()
        remember_folder(self._kind, choice.path.parent)
        self.accept()
        self.export_requested.emit(choice)

    def _propose(self) -> None:
        """A name that says what it is, in the folder of last time, in the place of no other file."""
        style, content = (self._named(source) for source in (self._document.styles[0].source, self._document.content))
        self._path.setText(str(free_path(self._folder(), f"{fit_for_a_name(content)} × {fit_for_a_name(style)}", self._format.suffix)))
        self._path.setCursorPosition(len(self._path.text()))

    def _folder(self) -> Path:
        return folder_for(self._kind, self._document.content.path.parent, self._kind)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
