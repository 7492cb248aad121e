"""The limit: what hand-written SQL takes, with no row accounted for."""

import json
import sys

import duckdb

COLUMNS = ", ".join(f"'c{at}': 'varchar'" for at in range(9))
QUERY = f"""
with days as (
  select replace(c0, ' Area of Responsibility', '') office, strptime(c1, '%m/%d/%Y')::date as day, count(*) as arrests
  from read_csv('{sys.argv[1]}/*.csv', delim = '|', quote = '"', skip = 6, header = false, auto_detect = false,
                columns = {{{COLUMNS}}})
  where c0 is not null and c0 not like 'HQ%' group by all)
select office, count(*) from days where arrests >= 75 group by office
"""
print(json.dumps(dict(duckdb.sql(QUERY).fetchall())))
