"""Attributions in a parsed sentence: the cue's place in the tree gives its subject and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import Found, source_of, tidy
from onrecord.mentions.tree import Tree
from onrecord.model import Span, Stance
from onrecord.syntax import Sentence

_AUXILIARY = ("aux", "auxpass", "neg")
_NOBODY = {"it", "there", "this", "that", "what"}
_OUTSIDE = re.compile(r"[,–—(-]\s*$")


def read(text: str, sentence: Sentence, quoted: Sequence[Span]) -> list[Found]:
    """The attributions of one sentence whose cue stands outside quotations, outermost only, in order."""
    tree = Tree(sentence)
    found = [
        one
        for index, word in enumerate(sentence.words)
        if not any(start <= word.start < end for start, end in quoted)
        for one in _at(text, tree, sentence, index)
    ]
    return outermost(found)


def outermost(found: Sequence[Found]) -> list[Found]:
    """Those whose cue lies in no other's content: what is reported inside a report is not told apart here."""
    return [
        one
        for one in found
        if not any(start <= one.cue[0] < end and other is not one for other in found for start, end in other.content)
    ]


def _at(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    word, lower = tree.words[index], tree.lower(index)
    if lower == "according":
        yield from _according(text, tree, sentence, index)
    elif lower in lexicon().hedges:
        yield from _hedge(text, sentence, tree, index)
    elif word.tag.startswith("V") and (verb := lexicon().verbs.get(lower)):
        one = _verb(text, tree, sentence, index, verb)
        if one:
            yield one
    elif word.tag.startswith("NN") and lower in lexicon().nouns | dict.fromkeys(lexicon().desires):
        yield from _noun(text, tree, index)


def cue_and_source(text: str, tree: Tree, index: int, begin: int, end: int) -> tuple[Span, Span] | None:
    """The source and the cue of a verb beside a quotation, where both lie between begin and end."""
    source, _ = _source(text, tree, index, False)
    cue = _cue(tree, index, index)
    if source is None or source[0] < begin or source[1] > end:
        return None
    return source, cue


# --- verbs ------------------------------------------------------------------------------------


def _verb(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb) -> Found | None:
    stance: Stance = "denied" if verb.denied else "reported"
    passive = tree.child(index, "auxpass", "nsubjpass") is not None or _bare_passive(tree, index)
    said = _said(text, tree, sentence, index, verb, passive)
    if not said:
        return None
    content, last = said
    source, antecedent = _source(text, tree, index, passive)
    if source is None and not passive and tree.words[index].dep != "advcl":
        return None
    if source and _covers(content, source):
        return None
    return Found(content, source, _cue(tree, index, last), stance=stance, antecedent=antecedent)


def _bare_passive(tree: Tree, index: int) -> bool:
    """ "the laws proposed by ..." """
    word = tree.words[index]
    return word.tag == "VBN" and word.dep == "acl"


def _covers(content: Sequence[Span], source: Span) -> bool:
    return any(start <= source[0] and source[1] <= end for start, end in content)


def _source(text: str, tree: Tree, index: int, passive: bool) -> tuple[Span | None, Span | None]:
    if passive:
        agent = tree.child(index, "agent")
        who = tree.child(agent, "pobj") if agent is not None else None
        return (source_of(text, tree.span(who)) if who is not None else None), None
    who = tree.subject(index)
    if who is None or tree.lower(who) in _NOBODY and tree.antecedent(index, who) is None:
        return None, None
    antecedent = tree.antecedent(index, who)
    whole = source_of(text, _phrase(tree, who, index))
    return whole, (source_of(text, _phrase(tree, antecedent, index)) if antecedent is not None else None)


def _phrase(tree: Tree, noun: int, without: int) -> Span:
    """The noun phrase, without the clause that holds the cue itself."""
    left, right = tree.edges[noun]
    for child in tree.children[noun]:
        if tree.edges[child][0] <= without <= tree.edges[child][1]:
            right = max(noun, tree.edges[child][0] - 1)
    return tree.words[left].start, tree.words[right].end


def _cue(tree: Tree, index: int, last: int) -> Span:
    """The verb group: auxiliaries, "not", adverbs beside them, and a verb it runs through ("continued to call for")."""
    first = index
    while True:
        near = [c for c in tree.children[first] if c < first and tree.words[c].dep in (*_AUXILIARY, "advmod")]
        begin = first
        for child in reversed(near):
            if child == begin - 1:
                begin = child
        head = tree.words[first].head
        if tree.words[first].dep == "xcomp" and head < first and tree.lower(head) in lexicon().through:
            first = head
            continue
        return tree.words[begin].start, tree.words[max(last, index)].end


def _said(
    text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb, passive: bool
) -> tuple[tuple[Span, ...], int] | None:
    """What is said, and the last word of the cue; by the first frame that fits."""
    if "clause" in verb.takes:
        clause = _clause(text, tree, sentence, index)
        if clause:
            return clause, index
    if "listener" in verb.takes and "order" not in verb.takes and verb.lemma != "tell":
        return None
    if passive:
        return _passive(text, tree, index, verb)
    if "order" in verb.takes and (ordered := _order(text, tree, index)):
        return ordered, index
    if "infinitive" in verb.takes and (to := tree.child(index, "xcomp")) is not None and _is_infinitive(tree, to):
        return _spans(text, tree, to, to), index
    if verb.prepositions and (after := _after_preposition(text, tree, index, verb)):
        return after
    if "object" in verb.takes and (thing := tree.child(index, "dobj")) is not None:
        return _spans(text, tree, thing, _last_complement(tree, index, thing)), index
    return None


def _passive(text: str, tree: Tree, index: int, verb: Verb) -> tuple[tuple[Span, ...], int] | None:
    """ "The plan was criticised by ...", "is expected to ...", "was told to ..." """
    to = tree.child(index, "xcomp")
    thing = tree.child(index, "nsubjpass")
    if thing is None and tree.words[index].dep == "acl":
        return None
    if to is not None and verb.takes & {"order", "clause", "infinitive"}:
        both = _spans(text, tree, to, to)
        if "order" not in verb.takes and thing is not None:
            both = _spans(text, tree, thing, thing) + both
        return both, index
    if thing is None or "object" not in verb.takes or tree.child(index, "agent") is None:
        return None
    agent = tree.child(index, "agent")
    return _spans(text, tree, thing, thing), index if agent is None else agent


def _order(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    to = tree.child(index, "xcomp", "ccomp")
    if to is None or not _is_infinitive(tree, to) or to < index:
        return None
    whom = tree.child(index, "dobj")
    return _spans(text, tree, whom if whom is not None and whom > index else to, to)


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower(child) == "to" for child in tree.all(index, "aux"))


def _after_preposition(text: str, tree: Tree, index: int, verb: Verb) -> tuple[tuple[Span, ...], int] | None:
    for preposition in tree.all(index, "prep", "prt"):
        if tree.lower(preposition) not in verb.prepositions or preposition < index:
            continue
        thing = tree.child(preposition, "pobj", "pcomp")
        if thing is None:
            thing = tree.child(index, "dobj", "xcomp")
        if thing is not None and thing > preposition:
            return _spans(text, tree, thing, thing), preposition
    return None


def _last_complement(tree: Tree, index: int, thing: int) -> int:
    """The object's predicate or reason belongs to what is said: "called it a farce", "blamed him for the loss"."""
    last = thing
    for child in tree.children[index]:
        after = child > thing and tree.words[child].dep in ("oprd", "acomp", "xcomp", "prep")
        if after and (tree.words[child].dep != "prep" or tree.lower(child) in ("as", "for", "of")):
            last = child
    return last


def _spans(text: str, tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    start, end = tree.span(first)[0], tree.span(last)[1]
    span = tidy(text, (start, end))
    return (span,) if span else ()


# --- clauses ----------------------------------------------------------------------------------


def _clause(text: str, tree: Tree, sentence: Sentence, index: int) -> tuple[Span, ...] | None:
    clause = _complement(tree, index)
    if clause is not None and tree.edges[clause][0] > index:
        return _spans(text, tree, clause, clause)
    if clause is not None:
        return _around(text, tree, sentence, index)
    if tree.words[index].dep in ("parataxis", "ccomp", "advcl", "dep") and _set_off(text, tree, sentence, index):
        return _around(text, tree, sentence, index)
    return None


def _complement(tree: Tree, index: int) -> int | None:
    for child in tree.children[index]:
        dep = tree.words[child].dep
        if dep == "ccomp" and not (_is_infinitive(tree, child) and tree.child(child, "nsubj") is not None):
            return child
    return None


def _set_off(text: str, tree: Tree, sentence: Sentence, index: int) -> bool:
    """Whether the cue and its subject stand between commas or dashes, or between one and the sentence's end."""
    if tree.child(index, "dobj", "xcomp", "attr", "mark") is not None or tree.child(index, "nsubj") is None:
        return False
    start, end = _cue_clause(tree, index)
    before, after = text[sentence.start : start], text[end : sentence.end].lstrip()
    return bool(_OUTSIDE.search(before)) and (not after or after[0] in ",–—-.)")


def _cue_clause(tree: Tree, index: int) -> Span:
    """The cue with its subject and modifiers, without what is said."""
    parts = [index, *tree.all(index, "nsubj", *_AUXILIARY, "advmod", "prep", "npadvmod", "dobj", "dative")]
    near = [part for part in parts if part == index or tree.words[part].dep != "ccomp"]
    return min(tree.span(p)[0] if p != index else tree.words[p].start for p in near), max(
        tree.span(p)[1] if p != index else tree.words[p].end for p in near
    )


def _around(text: str, tree: Tree, sentence: Sentence, index: int) -> tuple[Span, ...] | None:
    """All of the sentence but the cue's own clause, in one or two pieces."""
    who = tree.child(index, "nsubj", "nsubjpass")
    if who is None:
        return None
    begin = min(tree.span(who)[0], _cue(tree, index, index)[0])
    end = max(tree.span(who)[1], tree.words[index].end)
    before = tidy(text, (sentence.start, begin))
    if not before:
        return None
    after = _rest(text, tree, sentence, index, end)
    return (before, after) if after else (before,)


def _rest(text: str, tree: Tree, sentence: Sentence, index: int, end: int) -> Span | None:
    """What follows a cue set between commas: "..., he said, ..."; a cue's own time and place are no part of it."""
    clauses = [c for c in tree.children[index] if tree.words[c].dep in ("ccomp",)]
    if any(tree.edges[c][0] < index < tree.edges[c][1] for c in clauses):
        return None
    if tree.words[index].head != index and tree.words[tree.words[index].head].start > end:
        return tidy(text, (end, sentence.end))
    return None


# --- nouns, "according to" and hedges ---------------------------------------------------------


def _noun(text: str, tree: Tree, index: int) -> Iterator[Found]:
    """ "the agency's claim that ...", "warnings from doctors that ...", "his plan to ..." """
    clause = next((c for c in tree.all(index, "acl", "ccomp", "relcl") if _reports(tree, c, index)), None)
    if clause is None or clause < index:
        return
    owner = tree.child(index, "poss")
    if owner is None:
        by = next((c for c in tree.all(index, "prep") if tree.lower(c) in ("by", "from", "of")), None)
        owner = tree.child(by, "pobj") if by is not None else None
    if owner is None and _is_infinitive(tree, clause):
        return
    content = _spans(text, tree, clause, clause)
    source = source_of(text, tree.span(owner)) if owner is not None else None
    stance: Stance = "denied" if lexicon().nouns.get(tree.lower(index)) else "reported"
    yield Found(content, _without_case(text, source), (tree.words[index].start, tree.words[index].end), stance=stance)


def _without_case(text: str, source: Span | None) -> Span | None:
    if source is None:
        return None
    match = re.search(r"['’]s?$", text[slice(*source)])
    return (source[0], source[0] + match.start()) if match else source


def _reports(tree: Tree, clause: int, noun: int) -> bool:
    if tree.words[clause].dep == "relcl":
        return False
    if any(tree.lower(child) == "that" for child in tree.all(clause, "mark")):
        return tree.lower(noun) in lexicon().nouns
    return _is_infinitive(tree, clause) and tree.lower(noun) in lexicon().desires


def _according(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    to = tree.child(index, "prep")
    who = tree.child(to, "pobj") if to is not None else None
    if to is None or who is None:
        return
    source = source_of(text, tree.span(who))
    begin, end = tree.words[index].start, tree.span(who)[1]
    pieces = (tidy(text, (sentence.start, begin)), tidy(text, (end, sentence.end)))
    content = tuple(piece for piece in pieces if piece)
    if content and source:
        yield Found(content, source, (begin, tree.words[to].end))


def _hedge(text: str, sentence: Sentence, tree: Tree, index: int) -> Iterator[Found]:
    word = tree.words[index]
    pieces = (tidy(text, (sentence.start, word.start)), tidy(text, (word.end, sentence.end)))
    content = tuple(piece for piece in pieces if piece)
    if content:
        yield Found(content, None, (word.start, word.end))
