"""What is asked for: brands that no equivalent may replace (policy TEC001)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Final

from rfplint.builtin import criteria
from rfplint.clauses import Said
from rfplint.hooks import check
from rfplint.model import Severity, Span, Text
from rfplint.rfp import Beside, Hit, Node, Rfp, quote
from rfplint.telling import join

_GROUNDS: Final = frozenset(("compatibility", "additionalDeliveries", "exclusiveRights"))
_SOLE_SOURCE_POLICY: Final = "APR008"
# One text may be a book of names: of each text so many are judged, and so much around each.
_MENTIONS_MOST: Final = 500
_REACH: Final = 1000
_NAMED_HERE: Final = Text("the text names it too", "le texte la nomme aussi")


@check("TEC001")
def brand_without_equivalent(rfp: Rfp) -> Iterator[Hit]:
    """Find brands that are demanded and may not be replaced by an equivalent."""
    at_most = _severity_cap(rfp)
    spoken = (
        quote(said, "named")._replace(at_most=at_most)
        for said in rfp.said("brand-name")
        if said.clause.exclusion or not _takes_others(said, rfp)
    )
    yield from join(_brands_in_fields(rfp, at_most), spoken)


def _takes_others(said: Said, rfp: Rfp) -> bool:
    """Whether the thing that the text belongs to takes equivalents by its own fields."""
    thing = rfp.at_pointer(said.pointer[:-1])
    own = thing.get("equivalentsAccepted") is True or thing.gives("alternatives")
    return own or _accepted(thing)


def _brands_in_fields(rfp: Rfp, at_most: Severity | None) -> Iterator[Hit]:
    named = _names_some(rfp.prose, _brands(rfp))
    for criterion in criteria.selection(rfp):
        if named or criterion.get("subType") == "productBrand":
            yield from _criterion(criterion, at_most)
    for requirement in rfp.scopes("specifications[*]"):
        if named or requirement.gives("brand"):
            yield from _requirement(requirement, at_most)
    for home in (rfp.tender, *rfp.lots(), *rfp.tender["items"]) if named else ():
        yield from _named(home, ("description",), at_most, open_way=_accepted(home))


def _severity_cap(rfp: Rfp) -> Severity | None:
    ground = rfp.tender.at("soleSource.ground")
    if rfp.facts["approach"] != "soleSource" or ground.text not in _GROUNDS:
        return None
    refused = any(
        hit.pointer == ground.pointer and severity != "note"
        for hit, severity in rfp.hits(_SOLE_SOURCE_POLICY)
    )
    return None if refused else "note"


def _criterion(criterion: Node, at_most: Severity | None) -> Iterator[Hit]:
    texts = ("description", "minimum")
    if criterion["subType"] == "productBrand" and criteria.no_way_round(criterion):
        words = tuple(_said_too(criterion, texts))
        yield criterion["subType"].hit("criterion", at_most=at_most, related=words)
        return
    open_way = criterion["alternatives"].given or _accepted(criterion)
    yield from _named(criterion, texts, at_most, open_way=open_way)


def _requirement(requirement: Node, at_most: Severity | None) -> Iterator[Hit]:
    accepted = requirement["equivalentsAccepted"].value is True or _accepted(requirement)
    brand = requirement["brand"]
    if brand.given and not accepted:
        words = tuple(_said_too(requirement, ("description",)))
        yield brand.hit("specification", at_most=at_most, related=words)
        return
    if brand.given and not requirement["salientCharacteristics"].given:
        yield brand.hit("salient", at_most=at_most)
    yield from _named(requirement, ("description",), at_most, open_way=accepted)


def _accepted(node: Node) -> bool:
    return criteria.equivalents_accepted(node)


def _named(
    node: Node, names: tuple[str, ...], at_most: Severity | None, *, open_way: bool
) -> Iterator[Hit]:
    """Yield the brands that the texts demand; of a text in two languages, those of the first."""
    for name in names:
        for text in _variants(node, name):
            spans = list(demanded(text.text, _brands(node.rfp), open_way=open_way))
            for span in spans:
                words = text.text[span.start : span.end]
                yield text.hit("named", within=span, at_most=at_most, value=words)
            if spans:
                break


def _said_too(node: Node, names: tuple[str, ...]) -> Iterator[Beside]:
    for name in names:
        for text in _variants(node, name):
            for span in demanded(text.text, _brands(node.rfp), open_way=False):
                yield Beside(text.pointer, _NAMED_HERE, within=span)


def _variants(node: Node, name: str) -> Iterator[Node]:
    if isinstance(node.value, dict):
        for key, said in node.value.items():
            if isinstance(said, str) and (key == name or key.startswith(f"{name}_")):
                yield node[key]


def _brands(rfp: Rfp) -> tuple[str, ...]:
    brands = rfp.settings.get("brands")
    return _worded(tuple(map(str, brands))) if isinstance(brands, list | tuple) else ()


@cache
def _worded(brands: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(str.strip, brands))


def demanded(text: str, brands: tuple[str, ...], *, open_way: bool) -> Iterator[Span]:
    """Give the places of the brands that a text demands without taking an equivalent.

    Args:
        text: what is read, in English or French.
        brands: the names to look for.
        open_way: whether the RFP takes equivalents anyhow; then only a refusal in terms counts.
    """
    if not text or not brands:
        return
    found = list(islice(_mentions(text, brands), _MENTIONS_MOST))
    if not found:
        return
    refused = _refusal().search(text) is not None
    if not refused and (open_way or _equivalent().search(text)):
        return
    sentences = _sentences(text)
    seen: set[str] = set()
    for name in found:
        if text[name.start : name.end] in seen:
            continue
        if _is_demand(text, name, _around(name, sentences), refused=refused):
            seen.add(text[name.start : name.end])
            yield name


def _mentions(text: str, brands: tuple[str, ...]) -> Iterator[Span]:
    for name in _names(brands).finditer(text):
        if not text[max(0, name.start() - 1) : name.start()].isalnum():
            yield Span(*name.span())


def _is_demand(text: str, name: Span, around: Span, *, refused: bool) -> bool:
    start, end = around
    sentence, before, after = text[start:end], text[start : name.start], text[name.end : end]
    if _excused_before().search(before) or _excused_after().match(after):
        return False
    if _other_sense().search(sentence) or _not_asked().search(sentence):
        return False
    if _demand().search(sentence) or _only_before().search(before) or _only_after().match(after):
        return True
    return refused and _refusal().search(sentence) is not None


def _names_some(prose: str, brands: tuple[str, ...]) -> bool:
    """Say whether a brand is named; nearly every RFP names none, so it must be quick."""
    by_word = _by_capital_word(brands)
    said = by_word.keys() & _capital_words().findall(prose)
    likely = (brand for word in (*said, "") for brand in by_word.get(word, ()))
    return any(all(part in prose for part in brand.split()) for brand in likely)


@cache
def _by_capital_word(brands: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Group brands by the first word in them that starts with a capital, "" where none does."""
    grouped: dict[str, tuple[str, ...]] = {}
    for brand in brands:
        word = next(iter(_capital_words().findall(brand)), "")
        grouped[word] = (*grouped.get(word, ()), brand)
    return grouped


@cache
def _capital_words() -> re.Pattern[str]:
    return re.compile("[A-Z][A-Za-z]+")


def _sentences(text: str) -> tuple[Span, ...]:
    ends = [found.span() for found in _sentence_end().finditer(text)]
    starts = [0, *(after for _, after in ends)]
    return tuple(map(Span, starts, [*(before for before, _ in ends), len(text)]))


def _around(name: Span, sentences: tuple[Span, ...]) -> Span:
    """Give the sentences that a name stands in, no more of them than a person would read."""
    first = bisect_right(sentences, name.start, key=_start) - 1
    last = bisect_left(sentences, name.end, lo=first, hi=len(sentences) - 1, key=_end)
    start = max(sentences[first].start, name.start - _REACH)
    return Span(start, min(sentences[last].end, name.end + _REACH))


def _start(sentence: Span) -> int:
    return sentence.start


def _end(sentence: Span) -> int:
    return sentence.end


@cache
def _names(brands: tuple[str, ...]) -> re.Pattern[str]:
    """Whether a word starts there is asked later: this way all other text is skipped quickly."""
    longest_first = sorted(set(brands), key=lambda brand: (-len(brand), brand))
    listed = "|".join(re.escape(brand).replace(r"\ ", r"\s+") for brand in longest_first)
    return re.compile(rf"(?:{listed})(?!\w)")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?;])\s+|\n\s*(?=[-*•\n])")


@cache
def _equivalent() -> re.Pattern[str]:
    """An equivalent is taken (clause kinds, 3.5)."""
    return re.compile(
        r"\bor (?:an? |any )?(?:approved |functional |comparable )?(?:equivalents?|equals?)\b"
        r"|\bor (?:similar|comparable)\b|\bequivalents?\b[^.;]{0,40}\b(?:accepted|considered)\b"
        r"|\bor any (?:product|standard|other)\b"
        r"|\bou (?:à |d'|d’)?(?:l['’]|un |une |tout |toute )?(?:produit |norme |solution |marque )?"
        r"(?:équivalente?s?|similaires?|comparables?)\b"
        r"|\béquivalen(?:ce|t)s?\b[^.;]{0,40}\b(?:admis|accepté)e?s?\b|\bde qualité équivalente\b",
        re.IGNORECASE,
    )


@cache
def _refusal() -> re.Pattern[str]:
    """Equivalents are refused in terms."""
    refused = r"not (?:be )?(?:accepted|considered|permitted|allowed)"
    return re.compile(
        r"\bno (?:substitut(?:es?|ions?)|equals?|equivalents?|alternates?|alternatives?)\b"
        rf"|\b(?:substitut(?:es?|ions?)|equivalents?|alternates?)\b[^.;]{{0,30}}\b{refused}\b"
        rf"|\b(?:aucun|sans) (?:substitut|équivalent|produit de remplacement)"
        r"|\b(?:aucune|sans) (?:substitution|équivalence)"
        r"|\bà l['’]exclusion de tout autre|\bsole acceptable\b"
        r"|\béquivalen(?:ce|t)s?\b[^.;]{0,30}\b(?:refusé|ne ser(?:a|ont) pas (?:admis|accepté))",
        re.IGNORECASE,
    )


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:must|shall|required?|requires|mandatory|needs? to be|(?:is|are) to be)\b"
        r"|\b(?:doit|doivent|devra|devront|exigée?s?|exige|exigent|obligatoire(?:s|ment)?"
        r"|requise?s?|impérativement|il faut)\b",
        re.IGNORECASE,
    )


_ONLY: Final = r"(?:only|exclusively|solely|seule?s?|seulement|uniquement|exclusivement)"


@cache
def _only_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_ONLY}\s+(?:[\w'’-]+\s+){{0,3}}$", re.IGNORECASE)


@cache
def _only_after() -> re.Pattern[str]:
    return re.compile(rf"[\w\s'’/-]{{0,25}}\b{_ONLY}\b", re.IGNORECASE)


@cache
def _excused_before() -> re.Pattern[str]:
    """Words that make a name one of something that is there: it is joined, left or read."""
    return re.compile(
        r"\b(?:integrat\w+|interfac\w+|interoper\w+|connect\w*|compatib\w+|link\w*|sync\w*"
        r"|migrat\w+|convert\w*|import\w*|export\w*|replace|replaces|replacing|replacement"
        r"|replaced(?!\s+(?:with|by))|supports?|supporting|exchang\w+|existing|current|currently"
        r"|present|installed|legacy|already|owns|operates|uses|(?<!must )(?<!shall )(?<!to )use"
        r"|such as|for example|e\.g\.|for instance|similar to|comparable to|other than|except"
        r"|formats?|files?"
        r"|intégr\w+|interfa[cç]\w+|interopér\w+|connexion|compatibles?|compatibilité|reli(?:er|é)\w*"
        r"|raccord\w+|synchronis\w+|migr\w+|convert\w+|remplacement|remplacer|remplace|prend\w* en"
        r" charge|échang\w+|existante?s?|actuel(?:le)?s?|actuellement|en place|déjà|possède"
        r"|exploite|utilise|utilisent|tel(?:le)?s? que?|par exemple|p\. ex\.|semblables? à"
        r"|similaires? à|comparables? à|autres? que|sauf|fichiers?)\b"
        r"(?:(?!\b(?:must|shall|doit|doivent|devra|devront)\b)[^.;:]){0,60}$",
        re.IGNORECASE,
    )


@cache
def _excused_after() -> re.Pattern[str]:
    """Words that say the same of the name before them: "Cisco switches already installed"."""
    return re.compile(
        r"[\w\s,/()'’-]{0,40}\b(?:formats?|files?|documents?|fichiers?|browsers?|navigateurs?"
        r"|compatib\w+)\b"
        r"|(?:[\s-]+[\w-]+){0,2}[\s-]+(?:currently|already|existing|in place|installed|in use"
        r"|environments?|environnements?|existante?s?|actuel(?:le)?s?|déjà|en place|en service"
        r"|based|certified)\b",
        re.IGNORECASE,
    )


@cache
def _other_sense() -> re.Pattern[str]:
    """The sentence is about phones and desktops of the public, people, meetings or the portal."""
    return re.compile(
        r"\b(?:iOS|iPadOS|Android|macOS|Linux)\b"
        r"|\b(?i:browsers?|navigateurs?|app stores?|certifi\w+|experience|expérience|familiar\w*"
        r"|knowledge|connaissances?|training|formation|meetings?|réunions?|rencontres?|webinars?"
        r"|webinaires?|video ?conferences?|visioconférences?|demonstrations?|démonstrations?"
        r"|attend|submit\w*|submissions?|soumissions?|déposer|déposées?|register\w*"
        r"|s['’]inscrire|inscription|programmers?|developers?|administrators?|analysts?|consultants?"
        r"|programmeurs?|développeurs?|administrateurs?|analystes?|consultante?s?)\b"
    )


@cache
def _not_asked() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:must|shall|may|does|do|need|is|are|be) not|need not|cannot|not (?:be )?required"
        r"|without|no (?:[\w-]+ ){1,4}(?:is|are) required|no need)\b"
        r"|\b(?:n['’](?:est|exige|a|ont|utilise)|ne (?:doit|doivent|sont|requiert|dépend\w*)"
        r"|sans (?:être )?(?:exig|requi|oblig|recour)\w+)\b",
        re.IGNORECASE,
    )
