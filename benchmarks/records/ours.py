"""onrecord, without a cache: every row counted or set aside, layouts recognised, zero days filled in."""

import json
import sys
from pathlib import Path

from onrecord import beats, records, targets

beat = beats.load("immigration_enforcement")
_, series, _ = records.read(Path(sys.argv[1]), beat)
each = [entry.target() for entry in beat.targets if entry.scope == "each office"]
table = targets.attainment(each, series, [office.name for office in beat.offices])
print(json.dumps({score.office: score.days_met for score in targets.scores(table) if score.days_met}))
