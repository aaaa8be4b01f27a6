"""What happened, one JSON line an event in the log: for people who look for a fault, and for tests of the real window."""

import json
import logging
import os
import time

log = logging.getLogger("studio.events")


_LOADED = time.time()


def seconds_since_start() -> float:
    """Seconds since the program was started: by the clock of whoever started it (CLAVILUX_STARTED), else since this module was loaded."""
    return time.time() - float(os.environ.get("CLAVILUX_STARTED") or _LOADED)


def note(event: str, **values: object) -> None:
    """Write `event` and its plain values down."""
    log.info(json.dumps({"event": event, **values}, ensure_ascii=False, default=str))
