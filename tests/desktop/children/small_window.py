"""A window that proves the harness: a button, a slider, a field, a menu, a picture that can be dragged out and dropped onto."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDrag, QDragEnterEvent, QDropEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QSlider, QVBoxLayout, QWidget

HOME = Path(os.environ["CLAVILUX_HOME"])


def log(event: str, **values: object) -> None:
    """As the studio does: a JSON object a line."""
    (HOME / "log").mkdir(parents=True, exist_ok=True)
    with (HOME / "log" / "clavilux.log").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"event": event, **values}) + "\n")


class Picture(QLabel):
    """Dragged out as a file, dropped onto."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(mime)
        log("dragged", action=drag.exec(Qt.DropAction.CopyAction).name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        log("dropped", files=[url.toLocalFile() for url in event.mimeData().urls()])
        event.acceptProposedAction()


class Window(QMainWindow):
    """All of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Small window")
        column = QWidget()
        self.setCentralWidget(column)
        layout = QVBoxLayout(column)
        button, field = QPushButton("Go"), QLineEdit()
        button.clicked.connect(lambda: self.setWindowTitle("Small window: gone"))
        field.setAccessibleName("Name")
        field.editingFinished.connect(lambda: log("named", text=field.text()))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName("Strength")
        picture = Picture("picture")
        picture.setAcceptDrops(True)
        picture.setMinimumHeight(120)
        for widget in (button, field, slider, picture):
            layout.addWidget(widget)
        undo = self.menuBar().addMenu("&Edit").addAction("Undo")
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.triggered.connect(lambda: log("undone"))
        self.resize(400, 300)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 Qt's name
        log("closed")


application = QApplication([])
window = Window()
window.show()
application.exec()
