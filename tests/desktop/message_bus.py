"""A D-Bus session of our own and the little of its protocol that a screen reader needs: calls and their answers, little-endian."""

import os
import socket
import struct
import subprocess
import time
from pathlib import Path
from typing import Any

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""
ALIGNMENTS = {"y": 1, "g": 1, "v": 1, "n": 2, "q": 2, "x": 8, "t": 8, "d": 8, "(": 8, "{": 8, **dict.fromkeys("biusoa", 4)}
NUMBERS = {"y": "<B", "b": "<I", "n": "<h", "q": "<H", "i": "<i", "u": "<I", "x": "<q", "t": "<Q", "d": "<d"}
CALL, ANSWER, ERROR = 1, 2, 3


class BusError(Exception):
    """The other side answered with an error."""


class MessageBus:
    """`dbus-daemon` on a socket in `folder`; our own connection to it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "bus"
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=self.path))
        command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile"]
        self.daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 10
        while not self.path.exists():
            assert time.monotonic() < until, "dbus-daemon did not start"
            time.sleep(0.02)
        self.connection = Connection(self.path)

    @property
    def address(self) -> str:
        return f"unix:path={self.path}"

    def close(self) -> None:
        self.connection.close()
        self.daemon.terminate()
        self.daemon.wait(10)


class Connection:
    """One client of a bus."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(str(path))
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        assert self.socket.recv(1000).startswith(b"OK")
        self.socket.sendall(b"BEGIN\r\n")
        self.serial = 0
        self.name: str = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")[0]

    def close(self) -> None:
        self.socket.close()

    def names(self) -> list[str]:
        """The unique names of the others on the bus."""
        listed = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")[0]
        return [name for name in listed if name.startswith(":") and name != self.name]

    def call(self, service: str, path: str, interface: str, method: str, signature: str = "", *arguments: object) -> list:
        """The answer's arguments; BusError where the other side refuses, or is gone."""
        self.serial += 1
        body = b""
        for kind, value in zip(_types(signature), arguments, strict=True):
            body = _written(body, kind, value)
        fields = [(1, "o", path), (2, "s", interface), (3, "s", method), (6, "s", service)]
        if signature:
            fields.append((8, "g", signature))
        head = struct.pack("<cBBBII", b"l", CALL, 0, 1, len(body), self.serial)
        inner = b"\0" * 16  # what stands before the fields: for alignment alone
        for code, kind, value in fields:
            inner = _written(_padded(inner, 8) + struct.pack("<B", code), "v", (kind, value))
        message = head + struct.pack("<I", len(inner) - 16) + inner[16:]
        self.socket.sendall(_padded(message, 8) + body)
        return self._answer()

    def _answer(self) -> list:
        while True:
            fixed = self._received(16)
            kind, size, fields_size = fixed[1], *struct.unpack("<I", fixed[4:8]), *struct.unpack("<I", fixed[12:16])
            rest = self._received((fields_size + 7) // 8 * 8 + size)
            fields = dict(_read(fixed + rest, 12, "a(yv)")[0])
            if kind not in (ANSWER, ERROR) or fields.get(5) != self.serial:
                continue
            body, place, values = rest[len(rest) - size :], 0, []
            for part in _types(fields.get(8, "")):
                value, place = _read(body, place, part)
                values.append(value)
            if kind == ERROR:
                raise BusError(f"{fields.get(4)}: {values}")
            return values

    def _received(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = self.socket.recv(size - len(parts))
            if not part:
                raise BusError("the bus has gone")
            parts += part
        return bytes(parts)


def _padded(data: bytes, alignment: int) -> bytes:
    return data + bytes(-len(data) % alignment)


def _types(signature: str) -> list[str]:
    """The complete types of a signature: "sa(so)" → "s", "a(so)"."""
    found = []
    while signature:
        length = _length(signature)
        found.append(signature[:length])
        signature = signature[length:]
    return found


def _length(signature: str) -> int:
    if signature[0] == "a":
        return 1 + _length(signature[1:])
    if signature[0] not in "({":
        return 1
    depth = 0
    for place, sign in enumerate(signature):
        depth += (sign in "({") - (sign in ")}")
        if not depth:
            return place + 1
    raise ValueError(signature)


def _written(data: bytes, kind: str, value: object) -> bytes:
    data = _padded(data, ALIGNMENTS[kind])
    if kind in NUMBERS:
        return data + struct.pack(NUMBERS[kind], value)
    if kind == "v":
        inner, content = value  # type: ignore[misc]
        return _written(_written(data, "g", inner), inner, content)
    text = str(value).encode()
    return data + struct.pack("<B" if kind == "g" else "<I", len(text)) + text + b"\0"


def _read(data: bytes, place: int, kind: str) -> tuple[Any, int]:
    """One value of type `kind` at `place` and the place after it."""
    place += -place % ALIGNMENTS[kind[0]]
    if kind in NUMBERS:
        return struct.unpack_from(NUMBERS[kind], data, place)[0], place + struct.calcsize(NUMBERS[kind])
    elif kind in "sog":
        size, start = (data[place], place + 1) if kind == "g" else (struct.unpack_from("<I", data, place)[0], place + 4)
        return data[start : start + size].decode(), start + size + 1
    elif kind == "v":
        inner, place = _read(data, place, "g")
        return _read(data, place, inner)
    elif kind[0] == "a":
        end = place + 4 + struct.unpack_from("<I", data, place)[0]
        place += 4
        end += -place % ALIGNMENTS[kind[1]]
        place += -place % ALIGNMENTS[kind[1]]
        values = []
        while place < end:
            value, place = _read(data, place, kind[1:])
            values.append(value)
        return values, place
    else:
        values = []
        for part in _types(kind[1:-1]):
            value, place = _read(data, place, part)
            values.append(value)
        return tuple(values), place
