"""onrecord on either engine, without a cache: every cell it counts."""

import json
import sys
from pathlib import Path

from onrecord import beats, records

(release,), series, _ = records.read(Path(sys.argv[1]), beats.load("immigration_enforcement"), engine=sys.argv[2])
assert release.read == release.counted + sum(item.count for item in release.set_aside)
keys = ["office", "day", "count"]
print(json.dumps([release.read, release.counted, *map(str, series.select(keys).to_pylist())]))
