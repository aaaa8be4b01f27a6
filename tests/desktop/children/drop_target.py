"""Another program to drop into: a small window at 10, 10; prints, a JSON object a line, that something is over it and what it was given."""

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


def tell(what: dict[str, object]) -> None:
    """A line, at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Target(QLabel):
    """Takes everything, and reads files at once, as a file manager would."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 Qt's name
        event.acceptProposedAction()
        tell({"over": [event.position().x(), event.position().y()]})

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        told = {
            "formats": event.mimeData().formats(),
            "files": [str(path) for path in files],
            "sha256": [hashlib.sha256(path.read_bytes()).hexdigest() for path in files],
            "image": event.mimeData().hasImage(),
            "recipe": bytes(event.mimeData().data("application/x-clavilux-recipe").data()).decode(),
        }
        tell(told)
        event.acceptProposedAction()


application = QApplication([])
target = Target("drop here")
target.setAcceptDrops(True)
target.setWindowTitle("Drop target")
target.setAlignment(Qt.AlignmentFlag.AlignCenter)
target.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
target.setGeometry(10, 10, 120, 60)
target.show()
application.exec()
