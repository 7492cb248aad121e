"""onrecord on a workbook, without a cache: its layout recognised, every row counted or set aside."""

import json
import sys
from collections import Counter
from pathlib import Path

from onrecord import beats, records

_, series, _ = records.read(Path(sys.argv[1]), beats.load("immigration_enforcement"))
counts = zip(series["office"].to_pylist(), series["count"].to_pylist(), strict=True)
print(json.dumps(Counter(office for office, number in counts if number >= 30 and office != "office not given")))
