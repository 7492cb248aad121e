"""Attributions in a parsed sentence: the cue's place in the tree gives its subject and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions import clauses, counting, frames, nesting, unnamed
from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import Covered, Found, enclosed, source_of, tidy
from onrecord.mentions.frames import Said
from onrecord.mentions.tree import Tree
from onrecord.model import Span, Stance, Way
from onrecord.syntax import Sentence

_AUXILIARY = ("aux", "auxpass", "neg")
_NOBODY = {"it", "there", "this", "that", "what"}
_CLOSE = 6  # words from a verb to the noun that it keeps up
_OWN = {"his", "her", "its", "their"}
_APART = re.compile(r", (?:while|whereas)\b")
_OWNER = re.compile(r"['’]s?$")


def read(text: str, sentence: Sentence, quoted: Covered) -> list[Found]:
    """The attributions of one sentence whose cue stands outside quotations, those inside others too."""
    tree = Tree(sentence)
    found = [
        one
        for index, word in enumerate(sentence.words)
        if not quoted.holds(word.start)
        for one in _at(text, tree, sentence, index)
    ]
    if not found and not quoted.near(sentence.start, sentence.end):
        found = [one] if (one := counting.in_report(text, tree, sentence)) else []
    attitudes = [one for one in found if one.way == "attitude"]
    return nesting.apart(text, [one for one in found if one.way == "speech"]) + attitudes


def cue_and_source(text: str, tree: Tree, index: int, begin: int, end: int) -> tuple[Span, Span] | None:
    """The source and the cue of a verb beside a quotation, where both lie between begin and end."""
    source, _ = _source(text, tree, index, False)
    cue = _cue(tree, index, index)
    if source is None or source[0] < begin or source[1] > end:
        return None
    return source, cue


def _at(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    word, lower, words = tree.words[index], tree.lower(index), lexicon()
    if lower == "according":
        yield from _according(text, tree, sentence, index)
    elif lower in words.hedges:
        yield from _hedge(text, sentence, tree, index)
    elif lower == "per" and index and tree.words[index - 1].text == ",":
        yield from _per(text, tree, sentence, index)
    elif lower in words.derived and word.tag.startswith("V") and (one := counting.derived(text, tree, index)):
        yield one
    elif word.tag.startswith("V") and (verb := _verb_of(tree, index)):
        yield from _verb(text, tree, sentence, index, verb)
    elif word.dep == "acomp" and lower in words.adjectives:
        yield from _predicate(text, tree, index, frames.after_adjective(text, tree, index))
    elif word.dep == "attr" and lower in words.holders:
        yield from _predicate(text, tree, index, frames.after_holder(text, tree, index))
    elif word.tag.startswith("NN") and lower in words.counts:
        yield from _count(text, tree, sentence, index)
    elif word.tag.startswith("NN") and (lower in words.nouns or lower in words.desires or lower in words.stances):
        yield from _noun(text, tree, index)


def _verb_of(tree: Tree, index: int) -> Verb | None:
    particle = tree.child(index, "prt")
    if particle is not None and (verb := lexicon().phrasal.get((tree.lower(index), tree.lower(particle)))):
        return verb
    verb = lexicon().verbs.get(tree.lower(index))
    if verb is None and clauses.has_that_clause(tree, index) and tree.lower(index) not in lexicon().mute:
        return Verb(tree.lower(index), frozenset({"clause"}))
    return verb or lexicon().attitudes.get(tree.lower(index)) or lexicon().counting.get(tree.lower(index))


# --- verbs ------------------------------------------------------------------------------------


def _verb(text: str, tree: Tree, sentence: Sentence, index: int, verb: Verb) -> Iterator[Found]:
    if _keeps_up_a_noun(text, tree, index) or _unsaid(tree, index, verb):
        return
    passive = tree.child(index, "auxpass", "nsubjpass") is not None or _bare_passive(tree, index)
    counts, said = lexicon().counting.get(tree.lower(index)), None
    if verb is not counts:
        said = frames.said(text, tree, sentence, index, verb, passive)
    if said is None and counts:  # "sees growth at 2 percent"
        verb, said = counts, counting.said(text, tree, index, counts, passive)
    if not said or not said.content or _is_name(tree, index) or _cites_people(text, tree, index):
        return
    source, antecedent = _source(text, tree, index, passive)
    if source is None and not passive and tree.words[index].dep not in ("advcl", "csubj", "pcomp"):
        return
    if source and any(start <= source[0] and source[1] <= end for start, end in said.content):
        return
    if "recording" in verb.takes and not (source and counting.records(text[slice(*source)], verb)):
        return
    if antecedent and source and text[slice(*source)] == "that" and "clause" not in verb.takes:
        return  # "a law that defines the term": what a thing does, and nobody's word
    cue = _cue(tree, index, said.last)
    if source and source[0] < cue[0] < source[1]:
        source = source_of(text, (source[0], cue[0]))
    stance: Stance = "denied" if verb.denied else "asserted" if said.act else "reported"
    if verb.disputed and not said.act:
        stance = "disputed"
    chain = _chain(text, tree, index, source)
    way: Way = "attitude" if verb.attitude else "speech"
    yield Found(said.content, source, cue, stance=stance, chain=chain, antecedent=antecedent, way=way)


def _chain(text: str, tree: Tree, index: int, source: Span | None) -> tuple[Span, ...]:
    """Who is cited ("the Post, citing four officials, reported") and who was told ("told the Post")."""
    found: list[Span] = []
    told = lexicon().verbs.get(tree.lower(index))
    as_ = tree.child(index, "prep") if told and told.lemma == "quote" else None
    for child in tree.all(index, "dobj", "dative"):
        if told and told.lemma == "tell" and tree.words[child].tag.startswith("NNP"):
            found.append(tree.span(child))
        if as_ is not None and tree.lower(as_) == "as":  # "quoted a source as saying"
            found.append((tree.span(child)[0], min(tree.span(child)[1], tree.words[as_].start)))
    for child in tree.all(index, "advcl", "acl"):
        people = tree.child(child, "dobj")
        if tree.lower(child) == "citing" and people is not None:
            found.append(tree.span(people))
    if source and (cited := unnamed.cited(text, source)):
        found.append(cited)
    return tuple(span for one in found if (span := source_of(text, one)))


def _keeps_up_a_noun(text: str, tree: Tree, index: int) -> bool:
    """ "expressed concern that ...": the noun reports, with the verb as part of its cue."""
    thing = tree.child(index, "dobj")
    words = lexicon()
    helps = thing is not None and (tree.lower(index) in words.light or tree.lower(index) in words.meeting)
    return helps and thing is not None and frames.after_noun(text, tree, thing) is not None


def _unsaid(tree: Tree, index: int, verb: Verb) -> bool:
    """ "Goes without saying", "with all wards reporting", "4 feared dead", "claimed 4 lives", "..., council told"."""
    dep, head, after = tree.words[index].dep, tree.lower(tree.words[index].head), tree.lower(index + 1)
    absolute = dep == "pcomp" and head == "without" or dep in ("pobj", "pcomp") and head == "with"
    told = verb.lemma == "tell" and not any(child > index for child in tree.children[index])
    lost = verb.lemma == "claim" and (thing := tree.child(index, "dobj")) and tree.lower(thing) in lexicon().losses
    return bool(absolute or told or lost or after in lexicon().fates or _participle(tree, index))


def _participle(tree: Tree, index: int) -> bool:
    """ "Eleven dead, four of them found since Saturday": no verb of its own."""
    who = tree.child(index, "nsubj")
    some = who is not None and tree.words[who].tag == "CD"
    return some and tree.words[index].tag == "VBN" and tree.child(index, "aux", "auxpass") is None


def _is_name(tree: Tree, index: int) -> bool:
    """ "United States" holds no verb: a capital where few words have one."""
    words = [word.text for word in tree.words if word.text[:1].isalpha()]
    return tree.words[index].text[:1].isupper() and index > 0 and sum(w[:1].isupper() for w in words) < len(words) / 2


def _cites_people(text: str, tree: Tree, index: int) -> bool:
    """ "citing four officials": they are behind the report, and are not what it says."""
    thing = tree.child(index, "dobj")
    return tree.lower(index) == "citing" and thing is not None and unnamed.is_unnamed(text[slice(*tree.span(thing))])


def _bare_passive(tree: Tree, index: int) -> bool:
    """ "the laws proposed by ..." """
    alone = tree.child(index, "aux", "nsubj", "dobj") is None
    return tree.words[index].tag == "VBN" and tree.words[index].dep in ("acl", "advcl") and alone


def _source(text: str, tree: Tree, index: int, passive: bool) -> tuple[Span | None, Span | None]:
    """Who says it, and whom a relative "who" stands for."""
    if passive:
        agent = tree.child(index, "agent")
        who = tree.child(agent, "pobj") if agent is not None else None
        if who is not None and tree.lower(who) in unnamed.kinds()["moments"]:
            return None, None  # "found by the end of Monday"
        return (source_of(text, tree.span(who)) if who is not None else None), None
    who = tree.subject(_speaking(tree, index))
    antecedent = tree.antecedent(index, who) if who is not None else None
    if who is None or tree.lower(who) in _NOBODY and antecedent is None and not _names_something(tree, who):
        return None, None
    whole = source_of(text, (tree.phrase(who, index)[0], tree.phrase(_name_of(tree, who), index)[1]))
    return whole, (source_of(text, tree.phrase(antecedent, index)) if antecedent is not None else None)


def _name_of(tree: Tree, who: int) -> int:
    """ "The opposition Civic Front said": the subject that follows at once is the first one's name."""
    after = tree.edges[who][1] + 1
    others = tree.all(tree.words[who].head, "nsubj")
    return next((other for other in others if tree.edges[other][0] == after and tree.words[other].tag == "NNP"), who)


def _speaking(tree: Tree, index: int) -> int:
    """For "..., adding" the verb that reports before it, past what that reports; else the verb itself."""
    word = tree.words[index]
    if word.tag != "VBG" or word.dep != "advcl" or not index or tree.words[index - 1].text != ",":
        return index
    head = word.head
    while tree.words[head].dep in ("ccomp", "conj", "advcl") and tree.words[head].head < head:
        above = tree.words[head].head
        verb = lexicon().verbs.get(tree.lower(above))
        if tree.words[head].dep == "ccomp" and verb and "clause" in verb.takes:
            return above
        head = above
    return index


def _names_something(tree: Tree, who: int) -> bool:
    return tree.lower(who) == "it" and tree.words[who].dep == "nsubj"


def _cue(tree: Tree, index: int, last: int) -> Span:
    """The verb group: auxiliaries, "not", adverbs beside them, and a verb it runs through ("continued to call for")."""
    first = index
    while True:
        begin = first
        for child in reversed(tree.children[first]):
            if child == begin - 1 and tree.words[child].dep in (*_AUXILIARY, "advmod"):
                begin = child
        head = tree.words[first].head
        if tree.words[first].dep != "xcomp" or head >= first or tree.lower(head) not in lexicon().through:
            return tree.words[begin].start, tree.words[max(last, index)].end
        first = head


# --- adjectives and nouns ---------------------------------------------------------------------


def _predicate(text: str, tree: Tree, index: int, said: Said | None) -> Iterator[Found]:
    """ "She is confident that ...", "has been critical of ...", "is an opponent of ..." """
    verb = tree.words[index].head
    source, antecedent = _source(text, tree, verb, False)
    if said and source:
        yield Found(said.content, source, (_cue(tree, verb, verb)[0], tree.words[said.last].end), antecedent=antecedent)


def _count(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    """ "By the union's count", "the union's count of 300"; else what any noun says."""
    if one := counting.by_count(text, tree, sentence, index):
        yield one
    else:
        yield from _noun(text, tree, index, counting.of_count(text, tree, index))


def _noun(text: str, tree: Tree, index: int, said: Said | None = None) -> Iterator[Found]:
    """ "the agency's claim that ...", "warnings from doctors that ...", "raised questions about ..." """
    said = said or frames.after_noun(text, tree, index)
    if said is None:
        return
    source, begin = _owner(text, tree, index), tree.words[index].start
    verb = tree.words[index].head
    own = source is not None and text[slice(*source)].lower() in _OWN
    if own and tree.words[index].dep == "dobj" and (keeper := _keeper(tree, index)) is not None:
        source, begin = _source(text, tree, keeper, False)[0] or source, _cue(tree, keeper, keeper)[0]
    elif source is None and tree.words[index].dep == "dobj" and tree.lower(verb) in lexicon().meeting:
        begin = _cue(tree, verb, verb)[0]
    elif source is None and tree.words[index].dep == "dobj" and tree.lower(verb) in lexicon().light:
        source, _ = _source(text, tree, verb, tree.child(verb, "auxpass") is not None)
        begin = _cue(tree, verb, verb)[0]
    elif said.loose and source is None:
        return
    stance: Stance = "denied" if lexicon().nouns.get(tree.lower(index)) else "reported"
    put = lexicon().verbs.get(tree.lower(index))  # "cast doubt on", "raised questions about"
    if put and put.disputed and tree.words[index].dep == "dobj" and tree.lower(verb) in lexicon().light:
        stance = "disputed"
    cue = (begin, tree.words[said.last].end)
    if source is None or source[1] <= begin or source[0] >= cue[1]:
        yield Found(said.content, source, cue, stance=stance)


def _keeper(tree: Tree, index: int) -> int | None:
    """The verb by whose subject "his attacks on ..." are: "continued his attacks on"."""
    verb = tree.words[index].head
    who = tree.subject(verb) if tree.words[verb].tag.startswith("V") else None
    return verb if who is not None and who < verb and index - verb < _CLOSE else None


def _speaks(tree: Tree, owner: int) -> bool:
    """Whether an owner can be somebody: not "down by a third", not "Tuesday's tally"."""
    return tree.words[owner].tag.startswith(("NN", "PR")) and tree.lower(owner) not in unnamed.kinds()["moments"]


def _owner(text: str, tree: Tree, index: int) -> Span | None:
    """Whose claim it is: "his", "the agency's", "by doctors", "from doctors"."""
    owner = tree.child(index, "poss")
    if owner is None:
        by = next((c for c in tree.all(index, "prep") if tree.lower(c) in ("by", "from")), None)
        owner = tree.child(by, "pobj") if by is not None else None
    if owner is None:
        owner = next((c for c in tree.children[index] if c < index and tree.child(c, "case") is not None), None)
    if owner is None and index and tree.words[index - 1].tag == "NNP" and tree.words[index].tag == "NNS":
        owner = index - 1  # "Lee claims that ...", where the verb was taken for a noun
    if owner is None or not _speaks(tree, owner):
        return None
    source = source_of(text, tree.span(owner))
    if source is None:
        return None
    case = _OWNER.search(text[slice(*source)])
    return (source[0], source[0] + case.start()) if case else source


# --- "according to" and hedges ----------------------------------------------------------------


def _according(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    to = tree.child(index, "prep")
    who = tree.child(to, "pobj") if to is not None else None
    if to is None or who is None:
        return
    source = source_of(text, tree.span(who))
    begin, end = tree.words[index].start, tree.span(who)[1]
    cited = unnamed.cited(text, source) if source else None
    if source and cited and cited[0] < source[1]:
        source = source_of(text, (source[0], text.rfind("citing", source[0], cited[0])))
    end = max(end, cited[1] if cited else end)
    aside = enclosed(text, (sentence.start, begin), end)
    apart = _APART.match(text, end) is not None  # "according to Lee, while Orr has 40"
    last = end if apart and begin > sentence.start else clauses.to_semicolon(text, end, sentence.end)
    content = _pieces(text, aside) if aside else _pieces(text, (sentence.start, begin), (end, last))
    if content and source:
        yield Found(content, source, (begin, tree.words[to].end), chain=(cited,) if cited else ())


def _per(text: str, tree: Tree, sentence: Sentence, index: int) -> Iterator[Found]:
    """ "The deal is worth 4 billion, per people familiar with it", "..., per the agency's report": no "per head"."""
    who = tree.child(index, "pobj")
    source = source_of(text, tree.span(who)) if who is not None else None
    apart = who is not None and tree.lower(tree.edges[who][1] + 1) == ","
    after = (tree.span(who)[1], sentence.end) if apart and who is not None else (sentence.end, sentence.end)
    content = _pieces(text, (sentence.start, tree.words[index].start), after)
    if who is None or source is None or not content:
        return
    shown = text[slice(*source)]
    papers = unnamed.kinds()["reports"] | lexicon().desires
    known = tree.lower(who) in papers or unnamed.is_unnamed(shown) or counting.is_body(shown)
    if known and len(shown.split()) > 1:
        yield Found(content, source, (tree.words[index].start, tree.words[index].end))


def _hedge(text: str, sentence: Sentence, tree: Tree, index: int) -> Iterator[Found]:
    word = tree.words[index]
    content = _pieces(text, (sentence.start, word.start), (word.end, sentence.end))
    if content:
        yield Found(content, None, (word.start, word.end))


def _pieces(text: str, *spans: Span) -> tuple[Span, ...]:
    return tuple(piece for span in spans if (piece := tidy(text, span)))
