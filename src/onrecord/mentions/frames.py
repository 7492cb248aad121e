"""What is said, by the cue's frame: a clause, a noun phrase, a predicate, an infinitive, what follows a preposition."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import source_of, tidy
from onrecord.mentions.tree import Tree
from onrecord.model import Span
from onrecord.syntax import Sentence

_JOINS = {"as", "for", "of", "to", "about", "against", "from", "over", "toward", "with"}
_OF = frozenset(["about", "of", "for", "on", "against", "over", "to", "toward", "towards", "with", "in", "at"])
_REACH = 14  # words after a cue in which its "that" may stand
_STOPS = {",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH", "NFP", ""}
_PAIRED = {"so", "such", "now", "than", "provided"}
_SUBORDINATE = {"while", "although", "though", "as", "if", "when", "because", "since", "after", "before"}
_FINITE = ("VBZ", "VBD", "VBP", "MD")
_APART = {",", "–", "—", "―", "--", "-", "(", ")"}
_RELATIVE = ("who", "that", "which")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and the last word of its cue."""

    content: tuple[Span, ...]
    last: int
    loose: bool = False  # it needs someone whose words these are
    act: bool = False  # an order or an intention: what is told is that it was given


def said(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb, passive: bool) -> Said | None:
    """What a verb reports, by the first of its frames that the tree shows."""
    if "clause" in verb.takes and (clause := _clause(text, tree, sentence, index, verb)):
        return Said(_to_comma(text, tree, sentence, index, clause), index)
    if passive:
        return _passive(text, tree, index, verb)
    if tree.words[index].dep in ("acl", "advcl", "relcl") and is_infinitive(tree, index):
        return None  # "an effort to enact ...": a purpose, not a report
    if "order" in verb.takes and (ordered := _order(text, tree, index)):
        return Said(ordered, index, act=True)
    if "infinitive" in verb.takes and (to := tree.child(index, "xcomp")) is not None and is_infinitive(tree, to):
        return Said(_spans(text, tree, to, _joined(tree, index, to)), index, act=True)
    if (doing := tree.child(index, "xcomp")) is not None and tree.words[doing].tag == "VBG" and doing > index:
        return Said(_spans(text, tree, doing, doing), index) if verb.takes & {"clause", "object"} else None
    if verb.prepositions and (after := _after_preposition(text, tree, index, verb.prepositions)):
        return after
    if verb.takes & {"object", "predicate"} and (things := _complements(tree, index, verb)):
        span = tidy(text, tree.thing(things[0], things[-1]))
        return Said((span,), _particle(tree, index)) if span else None
    if "object" in verb.takes and (one := _antecedent(text, tree, index)):
        return Said(one, index)
    return None


def _particle(tree: Tree, index: int) -> int:
    particle = tree.child(index, "prt")
    return particle if particle == index + 1 else index


def after_adjective(text: str, tree: Tree, index: int) -> Said | None:
    """ "confident that ...", "willing to ...", "critical of ..." """
    clause = tree.child(index, "ccomp", "xcomp")
    if clause is not None and clause > index:
        return Said(_spans(text, tree, clause, clause), index)
    return _after_preposition(text, tree, index, _OF)


def after_noun(text: str, tree: Tree, index: int) -> Said | None:
    """ "the claim that ...", "his plan to ...", "questions about ..." """
    lower = tree.lower(index)
    for clause in tree.all(index, "acl", "ccomp"):
        if clause > index and lower in lexicon().nouns and _marked(tree, clause, "that", "whether", "if"):
            return Said(_spans(text, tree, clause, clause), index)
        if clause > index and lower in lexicon().desires and is_infinitive(tree, clause):
            return Said(_spans(text, tree, clause, clause), index, loose=True)
    if lower in lexicon().stances:
        found = _after_preposition(text, tree, index, _OF)
        return Said(found.content, found.last, loose=True) if found else None
    return None


def after_holder(text: str, tree: Tree, index: int) -> Said | None:
    """ "an opponent of ...", "a critic of ..." """
    return _after_preposition(text, tree, index, {"of", "for"})


def is_infinitive(tree: Tree, index: int) -> bool:
    """Whether the verb has its "to"."""
    return any(tree.lower(child) == "to" for child in tree.all(index, "aux"))


def has_that_clause(tree: Tree, index: int) -> bool:
    """Whether a clause with "that" depends on the word."""
    return any(_marked(tree, child, "that") for child in tree.all(index, "ccomp") if child > index)


def _marked(tree: Tree, clause: int, *words: str) -> bool:
    return any(tree.lower(child) in words for child in tree.all(clause, "mark"))


# --- frames -----------------------------------------------------------------------------------


def _passive(text: str, tree: Tree, index: int, verb: Verb) -> Said | None:
    """ "The plan was criticised by ...", "is expected to ...", "was told to ..." """
    to, thing, agent = tree.child(index, "xcomp"), tree.child(index, "nsubjpass"), tree.child(index, "agent")
    if thing is None and tree.words[index].dep == "acl":
        span = source_of(text, tree.phrase(tree.words[index].head, index))
        about = "object" in verb.takes and agent is not None and span
        return Said((span,), index if agent is None else agent) if about and span else None
    if to is not None and is_infinitive(tree, to) and verb.takes & {"order", "clause", "infinitive"}:
        both = _spans(text, tree, to, to)
        if (verb.lemma in lexicon().raising or "order" not in verb.takes) and thing is not None:
            both = _spans(text, tree, thing, thing) + both
        return Said(both, agent if agent == index + 1 else index)
    if thing is None or not verb.takes & {"object", "predicate"}:
        return None
    if agent is not None:
        return Said(_spans(text, tree, thing, thing), agent)
    of = next((c for c in tree.all(index, "oprd", "prep") if c > index and _describes(tree, c)), None)
    return Said(_spans(text, tree, thing, thing) + _spans(text, tree, of, of), index) if of is not None else None


def _describes(tree: Tree, index: int) -> bool:
    """ "was called a fraud", "was accused of theft", "was described as tired"."""
    return tree.words[index].dep == "oprd" or tree.lower(index) in ("of", "as", "for")


def _order(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    to = tree.child(index, "xcomp", "ccomp")
    if to is None or not is_infinitive(tree, to) or to < index:
        return None
    whom = tree.child(index, "dobj")
    return _spans(text, tree, whom if whom is not None and whom > index else to, to)


def _after_preposition(text: str, tree: Tree, index: int, prepositions: frozenset[str] | set[str]) -> Said | None:
    for preposition in tree.all(index, "prep", "prt"):
        if tree.lower(preposition) not in prepositions or preposition < index:
            continue
        thing = tree.child(preposition, "pobj", "pcomp")
        if thing is None:
            thing = tree.child(index, "dobj", "xcomp")
        if thing is not None and thing > preposition:
            last = next((c for c in tree.all(index, "advcl", "xcomp") if c > thing and is_infinitive(tree, c)), thing)
            span = tidy(text, tree.thing(thing, last))
            return Said((span,), preposition) if span else None
    return None


def _complements(tree: Tree, index: int, verb: Verb) -> list[int]:
    """The verb's object with what is said of it: "called it a farce", "blamed him for the loss"."""
    things: list[int] = []
    for child in tree.children[index]:
        dep = tree.words[child].dep
        joined = "predicate" in verb.takes and dep in ("ccomp", "acomp", "xcomp", "attr")
        after = bool(things) and (dep in ("xcomp", "acomp") or dep == "prep" and tree.lower(child) in _JOINS)
        as_ = "predicate" in verb.takes and dep == "prep" and tree.lower(child) == "as"
        if child > index and (dep in ("dobj", "oprd") or joined or after or as_):
            things.append(child)
    return things


def _antecedent(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    """ "the remarks that she criticised": what is judged is the noun before."""
    word, who = tree.words[index], tree.child(index, "nsubj")
    if word.dep != "relcl" or who is None or tree.lower(who) in _RELATIVE:
        return None
    span = source_of(text, tree.phrase(word.head, index))
    return (span,) if span else None


def _joined(tree: Tree, index: int, to: int) -> int:
    """The last of the infinitives in a row: "wants to raise ..., cut ... and build ..."."""
    more = [c for c in tree.all(index, "conj") if c > to and tree.words[c].tag == "VB" != tree.words[index].tag]
    return more[-1] if more else to


def _spans(text: str, tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    span = tidy(text, (tree.span(first)[0], max(tree.span(first)[1], tree.span(last)[1])))
    return (span,) if span else ()


# --- clauses ----------------------------------------------------------------------------------


def _clause(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb) -> tuple[Span, ...] | None:
    if (that := _that(tree, index)) is not None:
        span = tidy(text, (tree.words[that].start, tree.span(tree.words[that].head)[1]))
        return (span,) if span else None
    clause = _complement(tree, index)
    if clause is None:
        if verb.lemma in lexicon().apart and (apart := _set_off(text, tree, sentence, index)):
            return apart
        return _loose_clause(text, tree, index) if verb.lemma in lexicon().plain else None
    if tree.edges[clause][0] > index:
        whom = tree.child(index, "dobj")
        first = whom if whom is not None and index < whom < clause and "listener" not in verb.takes else clause
        return _spans(text, tree, first, clause)
    if clause > index and text[tree.words[index].end : tree.words[index].end + 1] != ",":
        span = tidy(text, (tree.words[index].end, tree.span(clause)[1]))
        return (span,) if span else None
    return _around(text, tree, sentence, index)


def _joined_clause(tree: Tree, index: int, end: int) -> int:
    """Where a clause that "and", "but" or "because" joins to what is said ends, if it reports nothing itself."""
    for child in tree.all(index, "conj", "advcl", "ccomp"):
        word = tree.words[child]
        begin = tree.words[tree.edges[child][0]].start
        apart = not end <= begin <= end + len(", and ") or tree.child(child, "nsubj", "nsubjpass") is None
        verb = lexicon().verbs.get(word.text.lower())
        if apart or not word.tag.startswith(("V", "MD")) or verb and "clause" in verb.takes:
            continue
        if word.dep == "conj" or _marked(tree, child, "because", "since"):
            return tree.span(child)[1]
    return end


def _loose_clause(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    """ "She said after the vote he would go": a clause of its own that the tree takes for a circumstance."""
    for clause in tree.all(index, "advcl", "dep"):
        who = tree.child(clause, "nsubj", "nsubjpass", "expl")
        if clause > index and who is not None and who > index and tree.child(clause, "mark") is None:
            span = tidy(text, (tree.span(who)[0], tree.span(clause)[1]))
            return (span,) if span else None
    return None


def _to_comma(text: str, tree: Tree, sentence: Sentence, index: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
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


def _complement(tree: Tree, index: int) -> int | None:
    clauses = [
        child
        for child in tree.all(index, "ccomp")
        if not (is_infinitive(tree, child) and tree.child(child, "nsubj") is not None)
        and (child > index or not _marked(tree, child, *_SUBORDINATE))
    ]
    return next((child for child in clauses if child > index), clauses[0] if clauses else None)


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
    after = tidy(text, (tree.words[last].end, sentence.end))
    return ((before, after) if after else (before,)) if before else None


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
    after = tidy(text, (end, sentence.end)) if head.start > end else None
    return (before, after) if after else (before,)
