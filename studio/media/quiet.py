"""Silence for libraries that talk on the error output."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

TALKERS = ("PIL", "tifffile")


@contextmanager
def quiet() -> Iterator[None]:
    """Within it no library is heard: no Python warning, no log line, nothing that C code writes to file descriptor 2."""
    levels = {name: logging.getLogger(name).level for name in TALKERS}
    with warnings.catch_warnings(), _no_descriptor_2():
        warnings.simplefilter("ignore")
        for name in TALKERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for name, level in levels.items():
                logging.getLogger(name).setLevel(level)


@contextmanager
def _no_descriptor_2() -> Iterator[None]:
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console has none
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
