"""The binding to Qt keeps what its calls return; PySide 6.12.0 under Python 3.11 loses a reference to None with each, until it dies."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100, "take pyside6-essentials<6.12: this one ends the program after about 5000 calls"
