"""What happened, one JSON line an event in the log: for people who look for a fault, and for tests of the real window."""

import json
import logging

log = logging.getLogger("studio.events")


def note(event: str, **values: object) -> None:
    """Write `event` and its plain values down."""
    log.info(json.dumps({"event": event, **values}, ensure_ascii=False, default=str))
