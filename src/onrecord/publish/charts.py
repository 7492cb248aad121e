"""The large charts: Altair to SVG on this machine, one style, readable without colour, no script.

Colours are swapped for the style sheet's own, so that a chart follows light, dark and print.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

WIDTH, HEIGHT = 520, 210
WRITTEN = 12  # days whose numbers are all written; of more, only the highest
# Placeholder colours, each swapped for a variable of the style sheet.
INK, SOFT, ACCENT, WARN, PAPER = "#010101", "#020202", "#030303", "#040404", "#050505"
_VARIABLES = {INK: "--ink", SOFT: "--soft", ACCENT: "--accent", WARN: "--warn", PAPER: "--paper"}


def days(rows: Sequence[tuple[date, float, bool]], evidence: str, level: float, high: float | None, title: str,
         description: str) -> Markup:  # fmt: skip
    """Days as marks against the level: circles posted, squares recorded; filled where the target was in force."""
    import altair as alt

    highest = max(n for _, n, _ in rows)
    data = [
        {
            "day": day.isoformat(),
            "count": n,
            "fill": ACCENT if held else PAPER,
            "said": f"{n:,.0f}" if len(rows) <= WRITTEN or n == highest else "",
        }
        for day, n, held in rows
    ]
    base = alt.Chart(alt.InlineData(values=data)).encode(x=_time(data, "%a %-d %b"), y=_count("count"))
    stems = base.mark_rule(color=SOFT, strokeWidth=1).encode(y2=alt.datum(0))
    shape = "circle" if evidence == "posted" else "square"
    marks = base.mark_point(shape=shape, filled=True, size=70, opacity=1, stroke=ACCENT, strokeWidth=1.5)
    numbers = base.mark_text(dy=-12, color=INK, fontSize=12).encode(text="said:N")
    filled = marks.encode(fill=alt.Fill("fill:N", scale=None))
    return _svg(alt.layer(*_level(level, high), stems, filled, numbers), title, description)


def weeks(rows: Sequence[tuple[date, float, float]], level: float, high: float | None, title: str,
          description: str) -> Markup:  # fmt: skip
    """Each week's daily mean as a line, its highest day as a tick, against the level."""
    import altair as alt

    data = [{"day": d.isoformat(), "mean": mean, "best": best} for d, mean, best in rows]
    base = alt.Chart(alt.InlineData(values=data)).encode(x=_time(data, "%-d %b" if len(data) <= WRITTEN else "%b %Y"))
    line = base.mark_line(color=ACCENT, strokeWidth=1.8).encode(y=_count("mean"))
    best = base.mark_tick(orient="horizontal", color=INK, thickness=1, size=4).encode(y=_count("best"))
    return _svg(alt.layer(*_level(level, high), best, line), title, description)


def bars(rows: Sequence[tuple[str, int]], title: str, description: str) -> Markup:
    """A number for each name, longest first, the number written at the bar's end."""
    import altair as alt

    data = [{"name": name, "count": n} for name, n in rows]
    base = alt.Chart(alt.InlineData(values=data)).encode(
        x=alt.X("count:Q", axis=None),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=220)),
    )
    text = base.mark_text(align="left", dx=4, color=INK).encode(text=alt.Text("count:Q", format=",.0f"))
    chart = alt.layer(base.mark_bar(color=ACCENT, height=11), text).properties(width=WIDTH - 160)
    return _svg(chart, title, description, height=20 * len(data))


def _level(level: float, high: float | None) -> list[Any]:
    """The announced level as a line; where it is a range, both ends."""
    import altair as alt

    lines = []
    for value in dict.fromkeys((level, high if high is not None else level)):
        data = alt.InlineData(values=[{"level": value, "label": f"{value:,.0f}"}])
        base = alt.Chart(data).encode(y=alt.Y("level:Q"))
        lines.append(base.mark_rule(color=WARN, strokeWidth=1.5, strokeDash=[6, 3]))
        text = base.mark_text(align="left", dx=5, color=WARN, fontWeight="bold")
        lines.append(text.encode(x=alt.value(WIDTH), text="label:N"))
    return lines


def _time(rows: Sequence[Any], form: str) -> Any:
    import altair as alt

    days = [(int(d[:4]), int(d[5:7]), int(d[8:])) for d in sorted({row["day"] for row in rows})]
    ticks = [alt.DateTime(year=y, month=m, date=d, utc=True) for y, m, d in days]
    few: dict[str, Any] = {"values": ticks} if len(ticks) <= 12 else {"tickCount": 6}
    axis = alt.Axis(title=None, format=form, grid=False, labelOverlap=True, **few)
    return alt.X("day:T", axis=axis, scale=alt.Scale(padding=18, type="utc"))


def _count(field: str) -> Any:
    import altair as alt

    return alt.Y(
        f"{field}:Q", axis=alt.Axis(title=None, format=",.0f", tickCount=4, tickMinStep=1), scale=alt.Scale(zero=True)
    )


def _svg(chart: Any, title: str, description: str, height: int = HEIGHT) -> Markup:
    """The chart as an SVG element with its title and description, in the style sheet's colours."""
    made = chart.properties(height=height, padding={"left": 14, "right": 30, "top": 8, "bottom": 4}).configure(
        **_style()
    )
    if "width" not in made.to_dict():
        made = made.properties(width=WIDTH)
    return _inline(_convert(made.to_json()), title, description)


@functools.cache
def _style() -> dict[str, Any]:
    text = {"labelColor": INK, "titleColor": INK, "labelFont": "sans-serif", "labelFontSize": 12}
    axis = {**text, "domainColor": SOFT, "tickColor": SOFT, "gridColor": SOFT, "gridOpacity": 0.35, "gridDash": [1, 3]}
    return {"axis": axis, "view": {"stroke": None}, "background": "transparent", "font": "sans-serif", "aria": False}


def _convert(specification: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification))


def _inline(svg: str, title: str, description: str) -> Markup:
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(f'"{colour}"', f'"var({variable})"')
    view = re.search(r'viewBox="[^"]*"', svg)
    body = re.sub(r' (?:role|aria-[a-z]+|class)="[^"]*"', "", svg[svg.index(">") + 1 :])
    head = Markup('<svg class="chart" role="img" {}><title>{}</title><desc>{}</desc>')
    return head.format(Markup(view.group() if view else ""), title, description) + Markup(body)
