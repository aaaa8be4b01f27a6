#!/usr/bin/env bash
# Builds the wheel, installs it with the pins in an environment of its own, and runs it from another folder.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

uv build --quiet --wheel --out-dir "$place/dist" "$project"
uv run --quiet --project "$project" python "$project/packaging/make_pins.py" --print >"$place/pins.txt"
uv venv --quiet --python 3.11 "$place/env"
uv pip install --quiet --python "$place/env" --constraints "$place/pins.txt" "$place"/dist/*.whl

mkdir "$place/elsewhere"
cd "$place/elsewhere"
"$place/env/bin/clavilux" check
"$place/env/bin/clavilux" demo --out works --json >demo.json
"$place/env/bin/python" - <<'PYTHON'
import json
from pathlib import Path

works = json.loads(Path("demo.json").read_text())["works"]
pairs = {work["pair"] for work in works}
assert pairs == {"image+image", "audio+audio", "audio+image", "image+audio"}, pairs
assert all(Path(work["output"]).stat().st_size > 10_000 for work in works)
print(f"the wheel made {len(works)} works; peak memory {max(work['peak_memory_mb'] for work in works)} MB")
PYTHON
