"""What the person sees after an error of ours: what happened, that the work is safe, and three ways on."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import tr
from studio.ui.theme import icon, theme


class CrashDialog(WordedDialog):
    """Shows a report; closing it means to continue."""

    quit_requested = Signal()

    def __init__(self, report: str, path: Path | None, *, saved: bool, parent: QWidget | None = None) -> None:
        """`path`: the written report, None where it could not be written; `saved`: whether the work is in the journal."""
        super().__init__(parent)
        self._path = path
        self._saved = saved
        self.setModal(True)
        self.resize(620, 440)
        self._title, self._words, self._privacy = label("title"), label(wraps=True), label("muted", wraps=True)
        self._sign = label()
        self._sign.setFixedSize(28, 28)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy, self._folder, self._quit, self._continue = (QPushButton() for _ in range(4))
        self._continue.setProperty("role", "primary")
        self._continue.setDefault(True)
        self._lay_out()
        self._copy.clicked.connect(self._copy_report)
        self._folder.clicked.connect(self._open_folder)
        self._continue.clicked.connect(self.accept)
        self._quit.clicked.connect(self._leave)
        self._continue.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("An error in Clavilux"))
        self._title.setText(tr("That should not have happened"))
        self._words.setText(
            tr("An error inside Clavilux stopped what it was doing. Your work was saved first and is offered again at the next start.")
            if self._saved
            else tr("An error inside Clavilux stopped what it was doing. Your work could not be saved: save it now under a new name.")
        )
        self._privacy.setText(
            tr("The report stays on this computer. It holds names of files and folders; look at it before you pass it on.")
        )
        self._report.setAccessibleName(tr("Report"))
        self._copy.setText(tr("Copy report"))
        self._folder.setText(tr("Open folder"))
        self._quit.setText(tr("Quit"))
        self._continue.setText(tr("Continue"))
        self._sign.setPixmap(icon("warning", theme().amber).pixmap(QSize(28, 28), self.devicePixelRatioF()))
        self._folder.setEnabled(self._path is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._words)
        self.column.addWidget(self._report, 1)
        self.column.addWidget(self._privacy)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._copy, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self._quit, self._continue):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(tr("Copied"))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _leave(self) -> None:
        self.accept()
        self.quit_requested.emit()
