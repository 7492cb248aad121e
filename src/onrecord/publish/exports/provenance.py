"""Where everything is from, as W3C PROV in JSON: articles and files, the run, claims and findings."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish.exports import files

Part = dict[str, dict[str, Any]]


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``prov.json``, as PROV-JSON."""
    document: dict[str, Any] = {"prefix": {"onrecord": "urn:onrecord:", "dossier": "urn:onrecord:dossier:"}}
    program = f"onrecord {version('onrecord')}"
    document["agent"] = {"onrecord:program": {"prov:type": _name("prov:SoftwareAgent"), "prov:label": program}}
    document["activity"] = {"onrecord:run": {"prov:label": f"onrecord run, beat {ledger.beat}"}}
    document["entity"] = _entities(ledger)
    document["wasAssociatedWith"] = {"_:by": {"prov:activity": "onrecord:run", "prov:agent": "onrecord:program"}}
    used = [_article(item.id) for item in ledger.documents] + [_file(item.id) for item in ledger.releases]
    document["used"] = {f"_:u{n}": {"prov:activity": "onrecord:run", "prov:entity": id} for n, id in enumerate(used)}
    document["wasDerivedFrom"] = _derivations(ledger)
    files.save({part: content for part, content in document.items() if content}, out / "prov.json")


def _entities(ledger: Ledger) -> Part:
    articles = {_article(item.id): {"prov:label": item.title or item.id} for item in ledger.documents}
    releases = {_file(item.id): {"prov:label": item.title} for item in ledger.releases}
    claims = {f"onrecord:{claim.id}": {"prov:label": claim.exact} for claim in ledger.claims}
    figures = {f"onrecord:{figure.id}": {"prov:label": figure.says} for figure in ledger.figures}
    findings = {f"onrecord:{finding.id}": {"prov:label": finding.says} for finding in ledger.findings}
    return {**articles, **releases, **claims, **figures, **findings}


def _derivations(ledger: Ledger) -> Part:
    """A claim from its article, a figure from its claims, a finding from both."""
    pairs = [(f"onrecord:{claim.id}", _article(claim.doc)) for claim in ledger.claims]
    pairs += [(f"onrecord:{item.id}", f"onrecord:{claim}") for item in ledger.figures for claim in item.claims]
    for item in ledger.findings:
        pairs += [(f"onrecord:{item.id}", f"onrecord:{id}") for id in (*item.claims, *item.figures)]
    made = ({"prov:generatedEntity": whole, "prov:usedEntity": part} for whole, part in pairs)
    return {f"_:d{n}": {**pair, "prov:activity": "onrecord:run"} for n, pair in enumerate(made)}


def _article(id: str) -> str:
    return f"dossier:{files.urn('document', id).removeprefix('urn:uuid:')}"


def _file(id: str) -> str:
    return f"dossier:{files.urn('release', id).removeprefix('urn:uuid:')}"


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
