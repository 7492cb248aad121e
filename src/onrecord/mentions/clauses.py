"""The clause that a cue reports: after it, before it, around it, and how far it goes."""

from __future__ import annotations

import bisect

from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import tidy
from onrecord.mentions.tree import Tree
from onrecord.model import Span
from onrecord.syntax import Sentence

_REACH = 14  # words after a cue in which its "that" may stand
_STOPS = {",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH", "NFP", ""}
_PAIRED = {"so", "such", "now", "than", "provided"}
_SUBORDINATE = {"while", "although", "though", "as", "if", "when", "because", "since", "after", "before"}
_FINITE = ("VBZ", "VBD", "VBP", "MD")
_RELATIVE = ("whose ", "which ", "who ")
_WHEN = ("NNP", "CD", "IN", "DT", "NN", "JJ")  # "said on Monday", "said in a late update"
_APART = {",", "–", "—", "―", "--", "-", "(", ")"}


def read(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb) -> tuple[Span, ...] | None:
    """What a verb says as a clause, in one piece or two."""
    clause = _clause(text, tree, sentence, index, verb)
    return _to_comma(text, tree, index, clause) if clause else None


def has_that_clause(tree: Tree, index: int) -> bool:
    """Whether a clause with "that" depends on the word."""
    return any(tree.marked(child, "that") for child in tree.all(index, "ccomp") if child > index)


def spans(text: str, tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    """The words under two words and all between, as one span, or none."""
    span = tidy(text, (tree.span(first)[0], max(tree.span(first)[1], tree.span(last)[1])))
    return (span,) if span else ()


def _clause(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb) -> tuple[Span, ...] | None:
    that = _that(tree, index)
    if that is not None and _of_aside(tree, index, that):
        return _set_off(text, tree, sentence, index) or _around(text, tree, sentence, index)
    if that is not None:
        span = tidy(text, (tree.words[that].start, tree.span(tree.words[that].head)[1]))
        return (span,) if span else None
    if (rest := _that_of(text, tree, index)) is not None:
        return (rest,)
    if tree.words[index].dep == "parataxis" and (apart := _set_off(text, tree, sentence, index)):
        return apart
    clause = _complement(tree, index)
    if clause is not None and _headless(tree, clause, index):
        return None
    if clause is None:
        if verb.lemma in lexicon().apart and (apart := _set_off(text, tree, sentence, index)):
            return apart
        return _loose_clause(text, tree, index) if verb.lemma in lexicon().plain else None
    if tree.edges[clause][0] > index:
        whom = tree.child(index, "dobj")
        first = whom if whom is not None and index < whom < clause and "listener" not in verb.takes else clause
        return _led_by(text, tree, sentence, index, spans(text, tree, first, clause))
    if clause < index and ";" in text[tree.span(clause)[1] : tree.words[index].start]:
        return None  # "Monitors say 12 died; the army says five"
    if clause > index and text[tree.words[index].end : tree.words[index].end + 1] != ",":
        span = tidy(text, (tree.words[index].end, tree.span(clause)[1]))
        return (span,) if span else None
    return _around(text, tree, sentence, index)


def _of_aside(tree: Tree, index: int, that: int) -> bool:
    """ "40 came, the ministry reported Friday, the latest sign that ...": the clause is of a noun behind a comma."""
    commas = [at for at in range(index, that) if tree.words[at].text == ","]
    set_off = any(word.text == "," for word in tree.words[:index])
    return bool(commas) and set_off and that - commas[-1] > 1 and tree.words[that - 1].tag.startswith("NN")


def _headless(tree: Tree, clause: int, index: int) -> bool:
    """ "The 40 homes added in May were a record": what the tree takes for something said has no subject."""
    finite = tree.words[index].dep == "ROOT" and tree.words[clause].tag in ("VBD", "VBZ", "VBP")
    return index < clause and finite and tree.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "aux") is None


def _led_by(text: str, tree: Tree, sentence: Sentence, index: int, said: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "The dam broke, officials said in an update: 40 are missing", "..., she said, whose": with what leads in."""
    who = tree.child(index, "nsubj")
    before = next((c for c in tree.all(index, "ccomp") if c < index and tree.child(c, "nsubj", "nsubjpass")), None)
    if who is None or before is None or not said:
        return said
    if text[said[0][0] - 2 : said[0][0] - 1] != ":" and not text.startswith(_RELATIVE, said[0][0]):
        return said
    front = tidy(text, (sentence.start, tree.span(who)[0]))
    return (front, *said) if front and tree.edges[before][1] < tree.edges[who][0] else said


def _joined_clause(tree: Tree, index: int, end: int) -> int:
    """Where a clause that "and", "but" or "because" joins to what is said ends, if it reports nothing itself."""
    for child in tree.all(index, "conj", "advcl", "ccomp"):
        if _would_too(tree, index, child, end):
            return tree.span(child)[1]
        word = tree.words[child]
        begin = tree.words[tree.edges[child][0]].start
        apart = not end <= begin <= end + len(", and ") or tree.child(child, "nsubj", "nsubjpass") is None
        verb = lexicon().verbs.get(word.text.lower())
        if apart or not word.tag.startswith(("V", "MD")) or verb and "clause" in verb.takes:
            continue
        if word.dep == "conj" or tree.marked(child, "because", "since"):
            return tree.span(child)[1]
    return end


def _would_too(tree: Tree, index: int, child: int, end: int) -> bool:
    """ "It says the cut would hurt, but would save 40": a second predicate of what is said, which the tree gives to
    whoever says it."""
    modal = next((c for c in tree.all(child, "aux") if tree.words[c].tag == "MD"), None)
    after = modal is not None and end <= tree.words[modal].start and tree.child(child, "nsubj", "nsubjpass") is None
    if modal is None or not after or tree.words[child].dep not in ("conj", "ccomp"):
        return False
    if tree.lower(modal) == "would" and tree.words[index].tag == "VBD":
        return True
    said = tree.all(index, "ccomp")
    return any(tree.lower(c) == tree.lower(modal) for clause in said for c in tree.all(clause, "aux"))


def _loose_clause(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    """ "She said after the vote he would go": a clause of its own that the tree takes for a circumstance."""
    for clause in tree.all(index, "advcl", "dep"):
        who = tree.child(clause, "nsubj", "nsubjpass", "expl")
        if clause > index and who is not None and who > index and tree.child(clause, "mark") is None:
            span = tidy(text, (tree.span(who)[0], tree.span(clause)[1]))
            return (span,) if span else None
    return None


def _to_comma(text: str, tree: Tree, index: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A clause that the tree breaks off in the middle goes on to the next comma, unless the cue's own clause does."""
    *rest, (start, end) = spans
    end = _joined_clause(tree, index, end)
    spans = (*rest, (start, end))
    at = bisect.bisect_left([word.start for word in tree.words], end)
    if start < tree.words[index].start or at >= len(tree.words) or tree.words[at].tag in _STOPS:
        return spans
    own = tree.words[at]
    if own.tag == "CC" and any(tree.child(c, "nsubj") is None for c in tree.all(index, "conj")):
        return spans
    while at < len(tree.words) and tree.words[at].tag not in _STOPS:
        at += 1
    span = tidy(text, (start, tree.words[at - 1].end))
    return (*rest, span) if span else spans


def _that(tree: Tree, index: int) -> int | None:
    """The "that" after the cue, past who is told and when: "told a meeting of leaders that ..."."""
    for at in range(index + 1, min(index + _REACH, len(tree.words))):
        word = tree.words[at]
        if word.text == "that" and word.dep in ("mark", "advmod") and word.head > at:
            return at if at == index + 1 or index + 1 < at and tree.lower(at - 1) not in _PAIRED else None
        if word.tag.startswith(("V", "MD", "CC")) or word.text in ";:":
            return None
    return None


def _that_of(text: str, tree: Tree, index: int) -> Span | None:
    """ "wrote that of 57 files, only 14 were complete": a "that" taken for a thing, since a circumstance follows it."""
    at = index + 1
    if at + 1 >= len(tree.words) or tree.lower(at) != "that" or tree.words[at].dep != "dobj":
        return None
    return tidy(text, (tree.words[at].start, tree.span(index)[1])) if tree.words[at + 1].tag == "IN" else None


def _complement(tree: Tree, index: int) -> int | None:
    clauses = [
        child
        for child in tree.all(index, "ccomp")
        if not (tree.infinitive(child) and tree.child(child, "nsubj") is not None)
        and (child > index or not tree.marked(child, *_SUBORDINATE))
    ]
    after = next((child for child in clauses if child > index), None)
    before = next((child for child in clauses if child < index), None)
    aside = after is not None and any(word.text == "," for word in tree.words[index : tree.edges[after][0]])
    return before if after is None or aside and before is not None else after  # "40 came, he told her, above the ..."


def _set_off(text: str, tree: Tree, sentence: Sentence, index: int) -> tuple[Span, ...] | None:
    """All of the sentence but a cue that stands with its subject between commas, or between one and the end."""
    first, last = index, index
    while first and tree.words[first - 1].text not in _APART:
        first -= 1
    while last + 1 < len(tree.words) and tree.words[last + 1].text not in _APART | {"."}:
        last += 1
        if last > index + _REACH or tree.words[last].tag in _FINITE:
            return None
    inside = range(first, index)
    who = any(tree.words[at].dep == "nsubj" and tree.words[at].head == index for at in inside)
    other = any(tree.words[at].tag in ("IN", "WDT", "WP", "WRB") and tree.lower(at) != "as" for at in inside[:1])
    if not first or not who or other or tree.child(index, "dobj", "xcomp", "attr", "acomp", "prt") is not None:
        return None
    before = tidy(text, (sentence.start, tree.words[first - 1].start))
    if last + 2 >= len(tree.words) and not _is_statement(tree, first - 1):
        return None
    after = tidy(text, (tree.words[last].end, to_semicolon(text, tree.words[last].end, sentence.end)))
    return ((before, after) if after else (before,)) if before else None


def to_semicolon(text: str, begin: int, end: int) -> int:
    """Where what is said goes no further: at the next semicolon after its cue."""
    at = text.find(";", begin, end)
    return at if at >= 0 else end


def _is_statement(tree: Tree, end: int) -> bool:
    """Whether the words up to an index are a clause that stands by itself."""
    words = tree.words[:end]
    first = next((word.tag for word in words if word.tag not in ("CC", "``", "RB", ",")), "")
    return first not in ("IN", "WRB", "TO", "VBG") and any(word.tag in _FINITE for word in words)


def _around(text: str, tree: Tree, sentence: Sentence, index: int) -> tuple[Span, ...] | None:
    """All of the sentence but the cue's own clause, in one or two pieces."""
    who = tree.child(index, "nsubj", "nsubjpass")
    if who is None:
        return None
    begin = min(tree.span(who)[0], tree.words[index].start)
    end = max(tree.span(who)[1], tree.words[index].end)
    before = tidy(text, (sentence.start, begin))
    if not before:
        return None
    head = tree.words[tree.words[index].head]
    more = to_semicolon(text, end, sentence.end) if head.start > end else 0
    after = tidy(text, (end, more)) if more else _further(text, tree, sentence, index, end)
    return (before, after) if after else (before,)


def _further(text: str, tree: Tree, sentence: Sentence, index: int, end: int) -> Span | None:
    """ "40 are missing, she said on Monday: 12 in Pell", "..., she said, and 12 were hurt": what follows."""
    last = index
    while last + 1 < len(tree.words) and tree.words[last + 1].tag in _WHEN and last < index + _REACH:
        last += 1
    if tree.lower(last + 1) == ":":
        return tidy(text, (tree.words[last + 1].end, sentence.end))
    for clause in (clause for clause in tree.all(index, "ccomp") if clause > index):  # "..., above the 40 he had set"
        comma = next((at for at in range(last, clause) if tree.words[at].text == ","), None)
        if comma is not None:
            return tidy(text, (tree.words[comma].end, tree.span(clause)[1]))
    for clause in tree.all(index, "conj"):
        begin = tree.words[tree.edges[clause][0]].start
        verb = lexicon().verbs.get(tree.lower(clause))
        apart = tree.child(clause, "nsubj", "nsubjpass", "expl") is not None and text[begin - 6 : begin] == ", and "
        if apart and not (verb and "clause" in verb.takes):
            return tidy(text, (begin, to_semicolon(text, begin, tree.span(clause)[1])))
    return None
