"""Who counts: "the police counted 300", "put the toll at 43", "by the union's count", "the ministry's tally of 60"."""

from __future__ import annotations

from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import Found, source_of, tidy
from onrecord.mentions.frames import Said
from onrecord.mentions.tree import Tree
from onrecord.mentions.unnamed import kinds
from onrecord.model import Span
from onrecord.syntax import Sentence

_THINGS = ("dobj", "dative", "prep", "oprd", "npadvmod", "ccomp")  # what belongs to a verb on its right
_LEVELS = ("attr", "prep", "dobj", "acomp", "ccomp")
_PARTS = frozenset({"half", "third", "quarter", "majority", "dozens", "hundreds", "thousands", "millions"})
_FAR = 60  # words of a phrase in which its number stands
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_OUR = frozenset({"our", "my"})


def said(text: str, tree: Tree, index: int, verb: Verb, passive: bool) -> Said | None:
    """The figure that a verb of counting has: its object, or what is counted by somebody."""
    if passive:
        agent = tree.child(index, "agent")
        first = _first_counted(tree, index)
        span = tidy(text, (tree.words[first].start, tree.words[index - 1].end)) if agent and first < index else None
        return Said((span,), agent or index) if span and _numbers(tree, first, index) else None
    things = [child for child in tree.all(index, *_THINGS) if child > index]
    given = tree.words[index].tag == "VBN" and not _HAVE & {tree.lower(child) for child in tree.all(index, "aux")}
    if given or _has(tree, index, verb):
        return None  # "offices given a number" give none
    if not things or not _is_count(tree, index, things, verb):
        return None
    span = tidy(text, (tree.span(things[0])[0], tree.span(things[-1])[1]))
    return Said((span,), index) if span else None


def by_count(text: str, tree: Tree, sentence: Sentence, index: int) -> Found | None:
    """ "By the union's count, 300 marched", "300 marched, by our count of the registers"."""
    by = tree.words[index].head
    owner = tree.child(index, "poss")
    if owner is None or tree.words[index].dep != "pobj" or tree.lower(by) not in ("by", "on"):
        return None
    if tree.lower(owner) in _OUR:
        of = tree.child(index, "prep")
        owner = tree.child(of, "pobj") if of is not None and tree.lower(of) == "of" else None
    source = owned_by(text, tree, owner) if owner is not None else None
    after = tidy(text, (tree.span(index)[1], sentence.end))
    content = after or tidy(text, (sentence.start, tree.words[by].start))
    if source is None or content is None:
        return None
    return Found((content,), source, (tree.words[by].start, tree.words[index].end))


def in_report(text: str, tree: Tree, sentence: Sentence) -> Found | None:
    """ "In a statement from the ministry, 40 people were listed": a report opens a sentence in which nobody speaks."""
    if not tree.words or tree.lower(0) != "in" or (thing := tree.child(0, "pobj")) is None:
        return None
    owner = tree.child(thing, "poss")
    by = next((c for c in tree.all(thing, "prep") if tree.lower(c) in ("from", "by")), None)
    owner = tree.child(by, "pobj") if by is not None else owner
    source = owned_by(text, tree, owner) if owner is not None else None
    end = tree.span(0)[1]
    content = tidy(text, (end, sentence.end)) if text[end : end + 1] == "," else None
    if source is None or content is None or tree.lower(thing) not in kinds()["reports"]:
        return None
    return Found((content,), source, (tree.words[0].start, tree.words[by if by is not None else thing].end))


def derived(text: str, tree: Tree, index: int) -> Found | None:
    """ "The figure of 40 comes from a survey", "the 40 is taken from the ministry's report"."""
    by, what = tree.child(index, "prep"), tree.child(index, "nsubj", "nsubjpass")
    who = tree.child(by, "pobj") if by is not None and tree.lower(by) == "from" else None
    if who is None or what is None or not _numbers(tree, *_under(tree, what)):
        return None
    known = tree.lower(who) in kinds()["reports"]
    figure = tree.words[what].tag == "CD" or tree.lower(what) in lexicon().given | lexicon().counts
    content, source = tidy(text, tree.span(what)), source_of(text, tree.span(who))
    if not (known and figure and content and source):
        return None
    return Found((content,), source, (tree.words[index].start, tree.words[by or index].end))


def of_count(text: str, tree: Tree, index: int) -> Said | None:
    """ "The union's count of 300", "the union's own count stands at 300"."""
    owner = tree.child(index, "poss")
    who = owned_by(text, tree, owner) if owner is not None else None
    if who is None or tree.lower(index) not in lexicon().reckonings and not is_body(text[slice(*who)]):
        return None
    of = next((c for c in tree.all(index, "prep") if tree.lower(c) == "of" and _numbers(tree, *_under(tree, c))), None)
    verb = tree.words[index].head
    if of is None and tree.words[index].dep == "nsubj":
        levels = tree.all(verb, *_LEVELS)
        of = next((c for c in levels if c > verb and _numbers(tree, *_under(tree, c))), None)
    span = tidy(text, tree.span(of)) if of is not None else None
    return Said((span,), index, loose=True) if span else None


def is_body(shown: str) -> bool:
    """Whether a source is an office or people who keep records: no runner "recorded" a time for others."""
    words = [word.strip(".,'’") for word in shown.split()]
    known = kinds()["organisation"] | kinds()["kinds"].keys() | kinds()["unnamed"]
    names = any(word.lower() in known or word.isupper() and len(word) > 1 for word in words)
    return names or shown.lower() in ("its", "their")


def records(shown: str, verb: Verb) -> bool:
    """Whether a source keeps records, or posts what it has: "it posted 40 arrests for May"."""
    return is_body(shown) or verb.lemma == "post" and shown.lower() == "it"


def owned_by(text: str, tree: Tree, owner: int) -> Span | None:
    """Who owns something, without the ending that says so."""
    left, right = tree.edges[owner]
    while right > left and (tree.words[right].tag == "POS" or tree.words[right].text in ("'", "’")):
        right -= 1
    return source_of(text, (tree.words[left].start, tree.words[right].end))


def _first_counted(tree: Tree, index: int) -> int:
    """Where the words that are counted begin: the noun before, or the whole clause."""
    thing = tree.child(index, "nsubjpass")
    if thing is None and tree.words[index].dep in ("acl", "advcl"):
        thing = tree.words[index].head
    return tree.edges[thing][0] if thing is not None else index


def _is_count(tree: Tree, index: int, things: list[int], verb: Verb) -> bool:
    if verb.takes & _OWN_RULES.keys():
        return any(rule(tree, index, things, verb) for takes, rule in _OWN_RULES.items() if takes in verb.takes)
    who = tree.child(index, "nsubj")
    poll = who is not None and tree.lower(who) in kinds()["reports"]  # "a poll gave her a lead of three points"
    if verb.prepositions:  # "put the toll at 43", "the poll put Lee on 44 percent"
        known = verb.prepositions | ({"on"} if poll else set())
        return any(_numbers(tree, *_under(tree, thing)) for thing in things if tree.lower(thing) in known)
    thing = next((thing for thing in things if tree.words[thing].dep == "dobj"), None)
    if thing is None or not _numbers(tree, *_under(tree, thing)):
        return False
    return "giving" not in verb.takes or poll or tree.words[thing].tag == "CD" or tree.lower(thing) in lexicon().given


def _has(tree: Tree, index: int, verb: Verb) -> bool:
    """ "The chain counts 400 shops" has them; a headline's "..., police count 18,000" tells."""
    who = tree.child(index, "nsubj")
    headline = who is not None and tree.words[tree.edges[who][0] - 1].text == ","
    return bool(verb.takes & {"counting", "recording"}) and tree.words[index].tag in ("VBZ", "VBP") and not headline


def _under(tree: Tree, index: int) -> Span:
    return tree.edges[index][0], tree.edges[index][1] + 1


def _numbers(tree: Tree, first: int, last: int) -> bool:
    near = tree.words[first : min(last, first + _FAR)]
    return any(word.tag == "CD" or word.text.lower() in _PARTS for word in near)


def _holds(tree: Tree, index: int, things: list[int], verb: Verb) -> bool:
    """ "Has it at 4,431", "makes it 4 million"."""
    if not verb.prepositions:
        clause = next((thing for thing in things if tree.words[thing].dep == "ccomp"), None)
        return clause is not None and tree.words[clause].tag == "CD" and tree.lower(tree.edges[clause][0]) in _IT
    whole = next((thing for thing in things if tree.words[thing].dep == "dobj"), None)
    at = any(tree.lower(t) in verb.prepositions and _numbers(tree, *_under(tree, t)) for t in things)
    return at and whole is not None and tree.lower(whole) in _IT


def _guides(tree: Tree, index: int, things: list[int], verb: Verb) -> bool:
    """ "Has guided to 2.5 billion"."""
    to = any(tree.lower(t) in verb.prepositions and _numbers(tree, *_under(tree, t)) for t in things)
    return to and tree.child(index, "dobj") is None


def _revises(tree: Tree, index: int, things: list[int], verb: Verb) -> bool:
    """ "Lowered its forecast for the year to 16 million", "cut his price target to 28"."""
    thing = tree.child(index, "dobj")
    if (
        thing is None
        or not _numbers(tree, *_under(tree, thing))
        and not any(_numbers(tree, *_under(tree, t)) for t in things)
    ):
        return False
    return tree.lower(thing) in lexicon().forecasts or tree.lower(thing - 1) == "price"


_IT = frozenset({"it", "that", "this"})
_OWN_RULES = {"holding": _holds, "guiding": _guides, "revising": _revises}
