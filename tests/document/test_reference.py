"""A table of reference as text."""

import pytest

from studio.document.reference import as_text, from_text


def test_there_and_back() -> None:
    table = {"lightness": {"median": 0.5508, "deviation": 0.117836}, "direction": {"median": 179.25, "deviation": 1e-5}}
    assert from_text(as_text(table)) == table
    assert as_text(from_text(as_text(table))) == as_text(table)
    assert from_text("") == {}


@pytest.mark.parametrize("text", ["lightness", "lightness:1", "lightness:1/x", "lightness:nan/1", "lightness:1/0", "a-b:1/1", "x:1/-2"])
def test_what_is_no_table_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="reference holds"):
        from_text(text)
