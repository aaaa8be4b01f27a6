"""The peak memory of a program, sampled ten times a second: `peak_memory.py PROGRAM ARGUMENTS…`; Linux alone.

Says on stderr in MB: resident (all that lies in memory), anonymous (what the system cannot put aside: not its code, not mapped files), and
the seconds it ran. Ends with the program's exit status.
"""

import re
import subprocess
import sys
import time
from pathlib import Path


def main() -> int:
    """Run the program to its end, print the peaks."""
    started = time.monotonic()
    program = subprocess.Popen(sys.argv[1:])
    peaks = {"VmRSS": 0, "RssAnon": 0}
    while program.poll() is None:
        text = Path(f"/proc/{program.pid}/status").read_text(encoding="ascii", errors="replace")
        for name, peak in peaks.items():
            found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
            peaks[name] = max(peak, int(found[1]) if found else 0)
        time.sleep(0.1)
    megabytes = {name: round(1024 * peak / 1e6) for name, peak in peaks.items()}
    seconds = time.monotonic() - started
    sys.stderr.write(
        f"resident {megabytes['VmRSS']} MB, anonymous {megabytes['RssAnon']} MB, {seconds:.0f} s, status {program.returncode}\n"
    )
    return program.returncode


if __name__ == "__main__":
    sys.exit(main())
