"""A private PulseAudio server with null sinks: what their monitors give was heard. No screen, card, D-Bus or user's server needed."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

RATE = 48000
SINK = "clavilux_test"
_FRAME = 8


@dataclass(eq=False)
class Recording:
    """A file into which parec writes what a sink gives out, as float32 in two channels."""

    path: Path
    process: subprocess.Popen[bytes]

    def frames(self) -> int:
        return self.path.stat().st_size // _FRAME

    def stop(self) -> np.ndarray:
        """(frames, 2) what was heard up to half a second from now."""
        time.sleep(0.5)
        self.process.terminate()
        self.process.wait(5)
        return np.fromfile(self.path, dtype="<f4", count=self.frames() * 2).reshape(-1, 2)


@dataclass(eq=False)
class Pulse:
    """The running server; `server` is what PULSE_SERVER is set to."""

    folder: Path
    server: str
    process: subprocess.Popen[bytes]
    listener: subprocess.Popen[bytes] | None = None

    def control(self, *words: str) -> str:
        """What pactl answers."""
        return subprocess.run(["pactl", "-s", self.server, *words], capture_output=True, text=True, check=True, timeout=10).stdout

    def add_sink(self, name: str, rate: int = RATE) -> str:
        """Plug in another output; its module's number is for `remove_sink`."""
        options = [f"rate={rate}", "channels=2", "format=float32le", f"sink_properties=device.description={name}"]
        return self.control("load-module", "module-null-sink", f"sink_name={name}", *options).strip()

    def remove_sink(self, module: str) -> None:
        self.control("unload-module", module)

    @contextlib.contextmanager
    def record(self, sink: str = SINK, rate: int = RATE) -> Iterator[Recording]:
        """Record what `sink` gives out; the server resamples where `rate` is not the sink's."""
        path = self.folder / f"heard-{time.monotonic_ns()}.f32"
        command = ["parec", "-s", self.server, f"--device={sink}.monitor", "--format=float32le", f"--rate={rate}", "--channels=2"]
        with path.open("wb") as file:
            process = subprocess.Popen([*command, "--raw", "--latency-msec=20"], stdout=file, stderr=subprocess.DEVNULL)
        recording = Recording(path, process)
        try:
            wait_for(lambda: recording.frames() > 0, 10)
            put_first(process.pid)
            yield recording
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(5)
            path.unlink(missing_ok=True)

    def keep_awake(self) -> None:
        """Listen all the while: a null sink that nobody listens to takes two seconds ahead, which no card does."""
        command = ["parec", "-s", self.server, f"--device={SINK}.monitor", "--raw", "--latency-msec=20"]
        self.listener = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        for process in (self.listener, self.process):
            if process is not None:
                process.terminate()
                process.wait(5)


def put_first(number: int) -> None:
    """Give every thread of the process the rank that a desktop gives its sound server, where we may: it is not what is tested."""
    for thread in Path(f"/proc/{number}/task").iterdir():
        with contextlib.suppress(OSError):
            os.sched_setscheduler(int(thread.name), os.SCHED_RR, os.sched_param(6))


def wait_for(wanted: Callable[[], object], seconds: float = 5.0) -> None:
    """Wait until `wanted()` holds; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def missing() -> str | None:
    """What the tests that listen lack on this machine."""
    names = [name for name in ("pulseaudio", "pactl", "parec") if not shutil.which(name)]
    return f"to hear what is played: install {' and '.join(names)} (packages pulseaudio, pulseaudio-utils)" if names else None


def start(folder: Path, socket: Path | None = None) -> Pulse:
    """Start a server of its own in `folder`, reached through `socket`."""
    run, home = folder / "run", folder / "home"
    run.mkdir(mode=0o700)
    home.mkdir()
    door = socket or run / "native"
    script = folder / "default.pa"
    script.write_text(
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={door}\n"
        f"load-module module-null-sink sink_name={SINK} rate={RATE} channels=2 format=float32le "
        "sink_properties=device.description=ClaviluxTest\n"
        f"set-default-sink {SINK}\nset-default-source {SINK}.monitor\n",
        encoding="utf-8",
    )
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "PULSE_RUNTIME_PATH": str(run), "PULSE_STATE_PATH": str(home)}
    options = ["-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit"]
    process = subprocess.Popen(
        ["pulseaudio", *options, "--disable-shm=yes", f"--log-target=file:{folder}/pulse.log"],
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    pulse = Pulse(folder, f"unix:{door}", process)
    wait_for(lambda: door.exists() and process.poll() is None, 10)
    pulse.keep_awake()
    put_first(process.pid)
    return pulse


def running(folder: Path) -> Iterator[Pulse]:
    """For the fixture `pulse`: the server, to which this process and its children play meanwhile; skips or, in CI, fails without it."""
    if reason := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    before = {name: os.environ.get(name) for name in ("PULSE_SERVER", "PULSE_SINK", "PULSE_COOKIE")}
    pulse = start(folder)
    os.environ["PULSE_SERVER"] = pulse.server
    try:
        yield pulse
    finally:
        pulse.stop()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
