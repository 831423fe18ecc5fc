"""Wordings that are refused whatever the facts say: misread numbers, links without words, known errors, and what a
lost "not" leaves."""

import re
from collections.abc import Iterator

from checks.languages import Language
from checks.page import Finding, MarkdownPage, quote
from checks.text import blank, odd_entities
from checks.translation import GRAMMARS, ambiguous_numbers
from checks.words import read_words
from evidence.error_prone import error_prone_notation

# Markup between two digits, or a digit and a point, makes one number of two, or hides a figure.
_MARKUP = r"(?:[*_`~\\]+|</?[a-zA-Z][^<>]*>|<!--.*?-->)+"
_SPLIT = re.compile(rf"\d{_MARKUP}[\d.,]|[.,]{_MARKUP}\d")
# A link without words, and an address where a reader expects words.
_NO_WORDS = re.compile(r"(?<!!)\[\s*\]\([^)]*\)")
_ADDRESS = re.compile(r"(?<![\w/(\[<\"'=])https?://\S+")
_ADDRESS_IN_MARKUP = re.compile(r"`[^`]*`|<[^<>]*>|\]:?\s*\([^)]*\)|\]: \S+")
_SCALE = re.compile(r"\b(?:hundreds|thousands|millions|billions)\b", re.IGNORECASE)

# What is true, with what published pages get wrong about it in each language.
_ERRORS = {
    truth: {language: re.compile("|".join(patterns), re.IGNORECASE) for language, patterns in wrong.items()}
    for truth, wrong in read_words("errors", dict[str, dict[Language, list[str]]]).items()
}

# What follows a "do" that is the verb itself ("did better", "do so"), or that asks ("does it").
_NOT_EMPHATIC = (
    r"not|never|so|the|this|that|it|better|worse|well|in|on|at|for|with|if|and|or|more|less|best|nothing|no|about|when|"
    r"what|because|you|they|we|people|an?|as|without|to|just|also|all|any|both|harm|most|these|those|clonazepam|"
    r"benzodiazepines|slightly|clearly|somewhat|much|severe|one|its|your|their|some|other|each|by|from|after|before"
)
_EMPHATIC = re.compile(rf"(?<!what )(?<!as )(?<!than )\b(?:do|does|did) (?!(?:{_NOT_EMPHATIC})\b)[a-z]{{2,}}\b", re.I)
_SENTENCE_END = re.compile(r"[.|;:!]")
_CLAUSE_END = re.compile(r"[.;:,|!?¿¡()«»“”]|\b(?:y|e|o|ou|pero|mas|que|si|se)\b", re.IGNORECASE)
# A negative word among the first words of a clause comes before its verb: "en ningún caso", "a nadie".
_OPENING_WORDS = 2


def unreadable_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Numbers in a form that is misread, split by markup, or written with entities."""
    for piece in page.checked_pieces:
        for wrong in error_prone_notation(piece.plain):
            yield piece.line, f"{wrong}: {quote(piece)}"
        for wrong in ambiguous_numbers(piece.original_plain, page.language):
            yield piece.line, f"{wrong}: {quote(piece)}"
        for match in _SPLIT.finditer(piece.original) if piece.kind != "code" else ():
            yield piece.line, f"markup stands inside a number, '{match[0]}'; take it out: {quote(piece)}"
        if scale := next((found for head in piece.heads if (found := _SCALE.search(head))), None):
            yield piece.line, f"a column's head counts in {scale[0]}; write the numbers whole: {quote(piece)}"
        for entity in odd_entities(piece.original):
            yield piece.line, f"{entity} stands for a sign of a number or word; write the sign itself: {quote(piece)}"


def wordless_links(page: MarkdownPage) -> Iterator[Finding]:
    """Links without words, and addresses that stand where a reader expects words; a figure may hide in either."""
    for piece in (piece for piece in page.checked_pieces if piece.kind != "code"):
        bare = _ADDRESS_IN_MARKUP.sub(blank, piece.original) if "://" in piece.original else ""
        for match in (*_NO_WORDS.finditer(piece.original), *_ADDRESS.finditer(bare)):
            yield piece.line, f"'{match[0]}' shows no words; write [words](address): {quote(piece)}"


def known_errors(page: MarkdownPage) -> Iterator[Finding]:
    """Known errors, read past emphasis and line breaks."""
    for piece in page.pieces:
        text = re.sub(r"-\s+", "-", " ".join(piece.original_plain.split()))
        for truth, wrong in _ERRORS.items():
            if match := wrong[page.language].search(text):
                yield piece.line, f"'{match[0]}' is a known error: {truth}"


def emphatic_verbs(page: MarkdownPage) -> Iterator[Finding]:
    """A cited statement in which "do" only lends weight: "it does undo" is what is left of "it does not undo"."""
    for piece in (piece for piece in page.statements if piece.cites):
        text = " ".join(piece.plain.split())
        for match in _EMPHATIC.finditer(text):
            if "?" not in _SENTENCE_END.split(text[match.end() :], maxsplit=1)[0]:
                yield (
                    piece.line,
                    f"'{match[0]}' is what a lost 'not' leaves; put it back, or write the verb alone: {quote(piece)}",
                )


def lost_negations(page: MarkdownPage) -> Iterator[Finding]:
    """Negative words behind a verb without a negation before it: "dé nada" is what is left of "no dé nada" when a
    word is lost, for Spanish and Portuguese deny twice in one sentence."""
    if page.language == "en":
        return
    grammar = GRAMMARS[page.language]
    negator = re.compile(rf"\b(?:{grammar.negators})\b", re.IGNORECASE)
    for piece in page.statements:
        text = " ".join(piece.original_plain.split())
        for match in re.finditer(rf"\b(?:{grammar.negative_words})\b", text, re.IGNORECASE):
            before = text[: match.start()]
            clause = _CLAUSE_END.split(before)[-1]
            if len(clause.split()) > _OPENING_WORDS and not negator.search(before):
                yield piece.line, f"'{match[0]}' stands behind its verb and nothing denies before it: {quote(piece)}"
