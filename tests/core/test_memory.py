"""Free memory, as far as the system tells."""

import sys
from pathlib import Path

import pytest

from studio.core.memory import available_memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_linux_says_it_and_a_container_less(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"/proc/meminfo": "MemTotal: 9 kB\nMemAvailable:    2000 kB\n"}

    def read(path: Path, **_: object) -> str:
        if str(path) not in texts:
            raise FileNotFoundError(path)
        return texts[str(path)]

    real = available_memory()
    assert real is not None
    assert real > 1 << 20
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", read)
        assert available_memory() == 2_048_000
        texts |= {"/sys/fs/cgroup/memory.max": "max\n", "/sys/fs/cgroup/memory.current": "7\n"}
        assert available_memory() == 2_048_000
        texts["/sys/fs/cgroup/memory.max"] = "1007\n"
        assert available_memory() == 1000
        texts["/proc/meminfo"] = "nothing"
        assert available_memory() is None


def test_a_system_that_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("darwin", "win32"):
        if platform != sys.platform:
            monkeypatch.setattr(sys, "platform", platform)
            assert available_memory() is None
