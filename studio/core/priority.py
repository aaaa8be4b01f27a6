"""Who goes first where cores are short: what is heard before what is seen, what is seen before what is computed."""

import contextlib
import os
import sys
import threading

_COMPUTING = 10
_SOUNDING = -11
_REAL_TIME = 5
_LONGEST_BURST = 2_000_000
"""Microseconds."""


def give_way() -> None:
    """Let the calling thread, and the threads that it starts, wait for everything else; for long computing, on Linux alone needed."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _COMPUTING)


def go_first() -> None:
    """Put the calling thread, and the threads that it starts, before everything else where the system lets us; for what feeds a device.

    For threads that mostly wait: on Linux, with rights to real time, one that computes for two seconds on end is killed. Other systems
    give that rank to the threads of their sound drivers by themselves.
    """
    if sys.platform.startswith("linux"):
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_RTTIME, (_LONGEST_BURST, _LONGEST_BURST))
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _SOUNDING)
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(_REAL_TIME))
