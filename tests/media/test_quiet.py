"""Silence around libraries."""

import logging
import os
import warnings

import pytest

from studio.media.quiet import quiet


def test_nothing_is_heard_within_and_everything_after(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet():
        os.write(2, b"a C library speaks")
        warnings.warn("a warning", stacklevel=1)
        logging.getLogger("tifffile").error("a complaint")
    assert capfd.readouterr().err == ""
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"
    assert logging.getLogger("tifffile").isEnabledFor(logging.ERROR)


def test_the_descriptor_comes_back_after_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="x"), quiet():
        raise ValueError("x")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_program_without_error_output(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> int:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(os, "dup", none)
    with quiet():
        done = True
    assert done
