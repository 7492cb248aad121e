"""Small pages and articles, written for these tests."""

PARAGRAPH = (
    "The county's six clinics treated 412 patients on Saturday, the health office said, and 388 the day before. "
    "Nurses at each of the clinics were told in a briefing to expect more visitors as the week goes on, and to keep "
    "the doors open until the last of them had been seen. "
)


def page(body: str = PARAGRAPH * 3, head: str = "") -> bytes:
    """A web page with an article."""
    return (
        f"<html><head><title>Clinics are full | The Harbour Post</title>{head}</head><body><nav>Home Sport</nav>"
        f"<article><h1>Clinics are full</h1><p>{body}</p><p>{body}</p></article></body></html>"
    ).encode()
