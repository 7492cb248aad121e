"""As an analyst would write it: pandas reads the sheet, only the columns that are needed."""

import json
import sys
from pathlib import Path

import pandas as pd

COLUMNS = ["Apprehension Date", "Apprehension AOR", "Unique Identifier"]
arrests = pd.read_excel(Path(sys.argv[1]) / "arrests.xlsx", skiprows=2, usecols=COLUMNS)
arrests = arrests[arrests["Apprehension Date"] < "2050-01-01"]
once = arrests.drop_duplicates(["Unique Identifier", "Apprehension Date"])
office = once["Apprehension AOR"].str.replace(" Area of Responsibility", "")
counts = once.assign(office=office).dropna(subset="office").groupby(["office", "Apprehension Date"]).size()
print(json.dumps(counts[counts >= 30].groupby("office").size().to_dict()))
