"""Which words make a time: patterns over the class letters of calendar.yml, tried in order at every place.

A pattern stands beside the function that reads what it matches; what only looks like a time is read as none. So
``h?[lxts]U`` is "the last week", "this year": h the, l last, x next, t this, s same or that, U a unit. D is a number
of one or two digits, Y four digits, n another number, o "25th", i a date in figures, k "1990s", C "9 a.m.", Q "Q3",
y "FY2024", z any other word, | the end of a line; marks stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.mentions.timex import days, distances, holidays, parts, relative, sets, stretches, written, years
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time

Read = Callable[[Reader, int, int], Iterator[Time]]

_PLAIN = r"(?:N-?N|[DnYN5])"  # two; twenty-five; 100
_COUNT = rf"(?:[ND]-?p-?a-?U(?=-?U)|D?D;D|(?:a?v)?{_PLAIN}|avf?|vf?)"  # two and a half; 2 1/2; a few; several
_NUMBER = rf"(?:{_COUNT}|a)"
_LATE = r"(?:h?g-?|gI(?=Y)|h?3f|L)?"  # early, mid-, early in, the end of, later
_MONTH = r"(?:M|m\.?)"
_WEEKDAY = r"(?:W|w\.|w(?=,?[MmDo]))"
_DATE = rf"(?:{_WEEKDAY},?O?h?)?(?:{_MONTH}h?[DoR](?!-?U)(?:,?Y)?|h?[Do]f?{_MONTH}(?!\.?[Do])(?:,?Y)?|h?RfM(?:,?Y)?)"

# (pattern, reader), the longer first
TABLE: list[tuple[str, Read]] = [
    (r"i", written.full),
    (rf"[Cc]z?z?,?O?{_DATE}", days.clock_on_date),
    (rf"{_DATE},?A[Cc]|h?Pf{_DATE}", days.clock_on_date),
    (rf"h?F?U(?=E{_DATE})", written.ending),
    (rf"h?Uf{_DATE}", parts.week_of),
    (rf"(?:h?[lxt])?{_DATE}(?:f?[lxt]U)?", written.day_and_month),
    (r"(?<=[OI])ho(?=[.,;|])", written.day_of_month),
    (r"h?[lxts]?F-?U?U?,?Y|h?[lxt]FU|h?YFU|FD|y", years.fiscal),
    (rf"h?[Rl]U[fI](?:(?:h?[lxt])?{_MONTH}(?:,?f?Y)?|Y|h?[lxt]U|hU)", parts.part_of),
    (rf"(?:hUf|{_LATE}|h?[lxt]){_MONTH}(?:,?f?Y|'[Dn]|f?[lxt]U)?", written.month),
    (r"(?:h?Y(?:,|'z)?|[lxt]U'z)R-?U", years.quarter),
    (rf"{_LATE}h?F?(?:[Ro]F?-?U|Q)(?:,?f?(?:Y|h?[lxt]U|hU))?", years.quarter),
    (r"h?R(?=ph?RU)", years.first_of_two),
    (rf"{_LATE}'?k|{_LATE}hu|h5u", years.decade),
    (r"5(?:N-?N|N)(?!-?U)", years.spoken_year),
    (r"HW(?:,?f?Y)?|H[UE]?(?:,?f?Y)?|KU'z[UE](?:,?f?Y)?|q(?:'z?)?U(?:,?f?Y)?|qW(?:,?f?Y)?", holidays.holiday),
    (rf"{_LATE}(?:h?(?:[lx]|t[lx]?)S|h?SfY|SY|(?<=I)h?(?:g-?)?S)", relative.season),
    (r"(?:h?PO?f?|[Cc]z?z?,?O?[lxt]?)WP?|(?:h?g|L)?(?:[lt]|hx|x)?W(?:f?[lx]U|,?P|,?A?[Cc])?", days.weekday),
    (r"[Cc]z?z?,?O?d|[gL]?d(?:P|,?A[Cc])?", days.named_day),
    (rf"h?[lxt](?:l)?(?:[NDn]p)?{_COUNT}-?U|hR{_COUNT}U", distances.stretch),
    (r"hU[bL]", distances.day_beside),
    (r"hsU(?:f?Y|[lt]U)", relative.same_of),
    (rf"(?:{_NUMBER}-?U(?:p?aU)?|U)(?:[bL]|Ir)", distances.ago),
    (r"(?:h|a)?U-[bL](?:U|(?=z))|h?l-U(?:U|(?=z))", distances.year_ago),
    (rf"{_NUMBER}UI(?:x?W|d)", distances.from_day),
    (rf"{_LATE}h?(?:[lxs]|t[lx]?)[UJ]", relative.stepped),
    (r"[Cc]IhP|(?:[Cc]z?z?,?)?g?h?[ltsx]P|(?<=I)h?g-?P", days.part_of_day),
    (r"hPb", days.part_beside),
    (r"[IO]?hJ", relative.weekend),
    (r"hUf?Y", years.year),
    (r"[gL]IhU|h?3fhU|U(?:-|'z)?3(?:,?Y)?|(?<=[If])h8?U|8-U", relative.this_unit),
    (rf"(?:{_COUNT}|a)-?U(?:(?:,|,?p){_PLAIN}-?U)+", stretches.together),
    (rf"{_COUNT}-?8?U(?:-?G)?", stretches.duration),
    (r"h9U", stretches.final),
    (r"(?<![ghRlxts4-])U(?=f)|(?<=I)U", stretches.unmeasured),
    (r"a?U-G|a?_", stretches.lasting),
    (r"aUpaU|a?U-U|UaU|aU", stretches.one),
    (r"ez?U|e[NDn]U", sets.every),
    (r"ez?W|eM|eS|eP|eJ|(?<=O)J|V", sets.recurring),
    (r"[ND]?6(?:a|e[ND]?)U", sets.times_in),
    (r"2", sets.regular),
    (r"r|7U|6(?=[zBL])|hl(?=[.,;?!])|hZ(?=[B.,;?!])|(?<=I)hz?Z|Ah?j|(?<=I)hl(?![NDnvYRzUJ5]|$)", stretches.reference),
    (rf"{_LATE}Y|(?<=')[Dn]", years.year),
    (r"[Cc]", days.clock),
    (r"Nz'0", days.spoken_clock),
    (r"(?:(?<=\|)|^)n(?=\|)", days.stamp),
]

_READERS: dict[str, Read] = {f"rule{number}": read for number, (_, read) in enumerate(TABLE)}
_TELLING = "WwMmSUJPdHKqVkCYioQyurcZjFlDn5602_"  # every time holds one of these; most words are far from any
_NEAR = 6  # tokens from where a time begins to its first telling one
_NEVER_FIRST = "z.,|;?BGTXpfbE-"
_SCAN = re.compile(
    rf"(?![{_NEVER_FIRST}])(?=[^{_TELLING}]{{0,{_NEAR}}}[{_TELLING}])(?:"
    + "|".join(f"(?P<rule{n}>{pattern})" for n, (pattern, _) in enumerate(TABLE))
    + ")"
)


def matches(codes: str) -> Iterator[tuple[Read, int, int]]:
    """The stretches of words that look like times, in order, each with the function that reads it."""
    for match in _SCAN.finditer(codes):
        if match.lastgroup:
            yield _READERS[match.lastgroup], match.start(), match.end()
