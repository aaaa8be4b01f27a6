"""Another program to drop into: a small window at 10, 10; prints what it was given, a JSON object a line."""

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


class Target(QLabel):
    """Takes everything, and reads files at once, as a file manager would."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        told = {
            "formats": event.mimeData().formats(),
            "files": [str(path) for path in files],
            "sha256": [hashlib.sha256(path.read_bytes()).hexdigest() for path in files],
            "image": event.mimeData().hasImage(),
            "recipe": bytes(event.mimeData().data("application/x-clavilux-recipe").data()).decode(),
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
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
