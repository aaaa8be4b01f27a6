"""Starts Clavilux from the source tree: `uv run main.py …` is `uv run clavilux …`."""

import sys

from studio.app import main

if __name__ == "__main__":
    sys.exit(main())
