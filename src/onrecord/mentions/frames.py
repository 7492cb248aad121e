"""What is said, by the cue's frame: a noun phrase, a predicate, an infinitive, what follows a preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.mentions import clauses
from onrecord.mentions.clauses import spans
from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import source_of, tidy
from onrecord.mentions.tree import Tree
from onrecord.mentions.unnamed import kinds
from onrecord.model import Span
from onrecord.syntax import Sentence

_JOINS = {"as", "for", "of", "to", "about", "against", "from", "over", "toward", "with"}
_OF = frozenset(["about", "of", "for", "on", "against", "over", "to", "toward", "towards", "with", "in", "at"])
_CIRCUMSTANCES = ("prep", "relcl", "acl")
_FIGURES = re.compile(r":\s+(?:\w+ ){0,2}?\d")
_COLON = 20  # characters past an object in which a colon brings a figure
_RELATIVE = ("who", "that", "which")
_MAY = frozenset({"can", "may", "might", "could", "should", "must"})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and the last word of its cue."""

    content: tuple[Span, ...]
    last: int
    loose: bool = False  # it needs someone whose words these are
    act: bool = False  # an order, an intention, a judgement: its figures are not the word of whoever gives it


def said(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb, passive: bool) -> Said | None:
    """What a verb reports: a clause, or by another of its frames."""
    if "clause" in verb.takes and (clause := clauses.read(text, tree, sentence, index, verb)):
        return Said(clause, index, act=_only_may(tree, index))
    found = _framed(text, tree, sentence, index, verb, passive)
    infinitive = tree.child(index, "xcomp") is not None and "infinitive" in verb.takes
    silent = found is not None and (_only_may(tree, index) or not infinitive and not _tells(tree, index, verb))
    return replace(found, act=True) if found and silent else found


def _only_may(tree: Tree, index: int) -> bool:
    """ "Tenants can ask for 40": nobody has done so."""
    return any(tree.lower(child) in _MAY for child in tree.all(index, "aux"))


def _tells(tree: Tree, index: int, verb: Verb) -> bool:
    """Whether the verb tells the figures of its object: "announced 40 cuts", not "approved 40 cuts"."""
    words = lexicon()
    if verb.disputed:  # "questioned the figure", not "questioned 40 drivers"
        thing = tree.child(index, "dobj")
        return thing is None or tree.lower(thing) in words.given | words.counts | words.nouns.keys()
    if verb.lemma in words.finding:
        who = tree.child(index, "nsubj")
        return who is not None and tree.lower(who) in kinds()["reports"]
    after = any(tree.lower(child) in verb.prepositions for child in tree.all(index, "prep", "prt"))
    if verb.lemma in words.telling and ("object" in verb.takes or after) or verb.denied or " " in verb.lemma:
        return True
    described = tree.child(index, "oprd", "ccomp", "xcomp", "acomp", "attr") is not None
    return "predicate" in verb.takes and (described or any(word.tag == "``" for word in tree.words[index:]))


def _framed(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb, passive: bool) -> Said | None:
    """What a verb reports other than a clause, by the first of its frames that the tree shows."""
    if passive:
        return _passive(text, tree, index, verb)
    if tree.words[index].dep in ("acl", "advcl", "relcl") and tree.infinitive(index):
        return None  # "an effort to enact ...": a purpose, not a report
    if "order" in verb.takes and (ordered := _order(text, tree, index)):
        return Said(ordered, index, act=True)
    if "infinitive" in verb.takes and (to := tree.child(index, "xcomp")) is not None and tree.infinitive(to):
        done = any(tree.lower(child) == "have" for child in tree.all(to, "aux"))  # "claimed to have killed 40"
        return Said(spans(text, tree, to, _joined(tree, index, to)), index, act=not done)
    if (doing := tree.child(index, "xcomp")) is not None and tree.words[doing].tag == "VBG" and doing > index:
        return Said(spans(text, tree, doing, doing), index) if verb.takes & {"clause", "object"} else None
    if verb.prepositions and (after := _after_preposition(text, tree, index, verb.prepositions)):
        return after
    if verb.takes & {"object", "predicate"} and (things := _complements(tree, index, verb)):
        last = max((things[-1], *_standing(tree, index)))
        span = tidy(text, _to_stop(tree, index, tree.thing(things[0], last)))
        return Said((_past_colon(text, sentence, span),), _particle(tree, index)) if span else None
    if "object" in verb.takes and (one := _antecedent(text, tree, index)):
        return Said(one, index)
    return None


def _standing(tree: Tree, index: int) -> tuple[int, ...]:
    """ "The poll shows Lee ahead by 40 to 30", "with 40 percent": how what it shows stands."""
    who = tree.child(index, "nsubj")
    if who is None or tree.lower(who) not in kinds()["reports"]:
        return ()
    more = (child for child in tree.all(index, "prep", "advmod", "npadvmod", "advcl") if child > index)
    under = ((child, tree.words[child : tree.edges[child][1] + 1]) for child in more)
    return tuple(child for child, words in under if any(word.tag == "CD" for word in words))


def _particle(tree: Tree, index: int) -> int:
    particle = tree.child(index, "prt")
    return particle if particle == index + 1 else index


def after_adjective(text: str, tree: Tree, index: int) -> Said | None:
    """ "confident that ...", "willing to ...", "critical of ..." """
    clause = tree.child(index, "ccomp", "xcomp")
    if clause is not None and clause > index:
        return Said(spans(text, tree, clause, clause), index)
    return _after_preposition(text, tree, index, _OF)


def after_noun(text: str, tree: Tree, index: int) -> Said | None:
    """ "the claim that ...", "his plan to ...", "questions about ..." """
    lower = tree.lower(index)
    for clause in tree.all(index, "acl", "ccomp"):
        if clause > index and lower in lexicon().nouns and tree.marked(clause, "that", "whether", "if"):
            return Said(spans(text, tree, clause, clause), index)
        if clause > index and lower in lexicon().desires and tree.infinitive(clause):
            return Said(spans(text, tree, clause, clause), index, loose=True)
    if lower in lexicon().stances:
        found = _after_preposition(text, tree, index, _OF)
        head = tree.words[index].head
        put = lexicon().verbs.get(lower)
        kept = put is not None and put.disputed and tree.words[index].dep == "dobj"
        if found is None and kept and index + 1 in tree.children[head]:  # "cast doubt on", with "on" the verb's own
            found = _after_preposition(text, tree, head, _OF)
        return Said(found.content, found.last, loose=True) if found else None
    return None


def after_holder(text: str, tree: Tree, index: int) -> Said | None:
    """ "an opponent of ...", "a critic of ..." """
    return _after_preposition(text, tree, index, {"of", "for"})


# --- frames -----------------------------------------------------------------------------------


def _passive(text: str, tree: Tree, index: int, verb: Verb) -> Said | None:
    """ "The plan was criticised by ...", "is expected to ...", "was told to ..." """
    to, thing, agent = tree.child(index, "xcomp"), tree.child(index, "nsubjpass"), tree.child(index, "agent")
    if thing is None and tree.words[index].dep == "acl":
        span = source_of(text, tree.phrase(tree.words[index].head, index))
        about = "object" in verb.takes and agent is not None and span
        return Said((span,), index if agent is None else agent) if about and span else None
    if to is not None and tree.infinitive(to) and verb.takes & {"order", "clause", "infinitive"}:
        both = spans(text, tree, to, to)
        if (verb.lemma in lexicon().raising or "order" not in verb.takes) and thing is not None:
            both = spans(text, tree, thing, thing) + both
        return Said(both, agent if agent == index + 1 else index)
    if thing is None or not verb.takes & {"object", "predicate"}:
        return None
    if agent is not None:
        return Said(spans(text, tree, thing, thing), agent)
    of = next((c for c in tree.all(index, "oprd", "prep") if c > index and _describes(tree, c)), None)
    return Said(spans(text, tree, thing, thing) + spans(text, tree, of, of), index) if of is not None else None


def _describes(tree: Tree, index: int) -> bool:
    """ "was called a fraud", "was accused of theft", "was described as tired"."""
    return tree.words[index].dep == "oprd" or tree.lower(index) in ("of", "as", "for")


def _order(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    to = tree.child(index, "xcomp", "ccomp")
    if to is None or not tree.infinitive(to) or to < index:
        return None
    whom = tree.child(index, "dobj")
    return spans(text, tree, whom if whom is not None and whom > index else to, to)


def _after_preposition(text: str, tree: Tree, index: int, prepositions: frozenset[str] | set[str]) -> Said | None:
    for preposition in tree.all(index, "prep", "prt"):
        if tree.lower(preposition) not in prepositions or preposition < index:
            continue
        thing = tree.child(preposition, "pobj", "pcomp")
        if thing is None:
            thing = tree.child(index, "dobj", "xcomp")
        if thing is not None and thing > preposition:
            last = next((c for c in tree.all(index, "advcl", "xcomp") if c > thing and tree.infinitive(c)), thing)
            span = tidy(text, _to_stop(tree, index, tree.thing(thing, last)))
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
        given = dep == "npadvmod" and tree.child(index, "dative") is not None  # "offered drivers 4%"
        if child > index and (dep in ("dobj", "oprd") or joined or after or as_ or given):
            things.append(child)
    return things


def _to_stop(tree: Tree, index: int, span: Span) -> Span:
    """What is judged with what follows it at once: "the delays at the port"."""
    start, end = span
    for child in tree.children[index]:
        first, last = tree.edges[child]
        near = 0 <= tree.words[first].start - end <= 1
        if near and tree.words[child].dep in _CIRCUMSTANCES:
            end = tree.words[last].end
    return start, end


def _past_colon(text: str, sentence: Sentence, span: Span) -> Span:
    """ "read out the toll: 11 dead, 29 missing": the figures that a colon after the object brings are said too."""
    figures = _FIGURES.search(text, span[0], min(span[1] + _COLON, sentence.end))
    return (tidy(text, (span[0], sentence.end)) if figures else None) or span


def _antecedent(text: str, tree: Tree, index: int) -> tuple[Span, ...] | None:
    """ "the remarks that she criticised": what is judged is the noun before."""
    word, who = tree.words[index], tree.child(index, "nsubj")
    when = any(tree.words[c].tag == "WRB" for c in tree.all(index, "advmod"))
    if word.dep != "relcl" or who is None or when or tree.lower(who) in _RELATIVE:
        return None
    span = source_of(text, tree.phrase(word.head, index))
    return (span,) if span else None


def _joined(tree: Tree, index: int, to: int) -> int:
    """The last of the infinitives in a row: "wants to raise ..., cut ... and build ..."."""
    more = [c for c in tree.all(index, "conj") if c > to and tree.words[c].tag == "VB" != tree.words[index].tag]
    return more[-1] if more else to
