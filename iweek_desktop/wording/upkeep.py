"""For developers: keep the catalogues in step with the code, from its messages to the .po and the .mo.

Run in a checkout, as `python -m iweek_desktop.wording.upkeep`.

The English text is the message id, so only the other languages have a file. What is written depends on the
messages alone, without dates, tool names or line numbers: the same messages give the same bytes.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "iweek_desktop"
LOCALES = ROOT / "resources" / "locale"
LANGUAGES = ("sv",)
HEADER = "# The window, the command line and the exports in one catalogue."


class Said(NamedTuple):
    """A message as the code says it: the English text, or its singular and plural."""

    text: str | tuple[str, str]
    context: str | None = None


class BareCatalogue(Catalog):
    """A catalogue whose header holds only what reading it needs."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language, header_comment=HEADER, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the header's fields, none of which changes by itself."""
        fields = [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        if self.locale is None:
            return fields
        return [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms), *fields]


def po_path(language: str) -> Path:
    """Return where a language's translations are written by people."""
    return LOCALES / language / "LC_MESSAGES" / "iweek.po"


def extract(package: Path = PACKAGE) -> Catalog:
    """Return every message that the code says."""
    template = BareCatalogue()
    for path in sorted(package.rglob("*.py")):
        for message in messages(path.read_text(encoding="utf-8")):
            template.add(message.text, context=message.context)
    return template


def messages(source: str) -> Iterator[Said]:
    """Yield the messages of one module, those inside f-strings too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _messages_of_call(node)


def opaque_lines(source: str) -> Iterator[int]:
    """Yield the lines of one module that say something which is no literal, and so cannot be translated.

    A method that the module itself calls `_say` is no wording.
    """
    nodes = list(ast.walk(ast.parse(source)))
    own = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for node in nodes:
        if not isinstance(node, ast.Call) or _called(node) in own:
            continue
        if _is_said(node) and not any(_messages_of_call(node)):
            yield node.lineno


def _is_said(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(
            value=ast.Name(id="say") | ast.Attribute(attr="say" | "_say"), attr="plural" | "within"
        ):
            return True
    return bool(call.args) and _called(call) in ("say", "_say")


def _messages_of_call(call: ast.Call) -> Iterator[Said]:
    match _called(call), [_literals(argument) for argument in call.args]:
        case "say" | "_say", [texts, *_]:
            yield from (Said(text) for text in texts)
        case "plural", [[one], [many], *_]:
            yield Said((one, many))
        case "within", [[context], texts, *_]:
            yield from (Said(text, context) for text in texts)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _literals(expression: ast.expr) -> list[str]:
    """Return the texts that an argument can be: one, or those of a choice between several."""
    match expression:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=first, orelse=second):
            return _literals(first) + _literals(second)
    return []


def read(path: Path, language: str) -> Catalog:
    """Return a .po file, obsolete messages included."""
    catalogue = BareCatalogue(language)
    if path.exists():
        with path.open("rb") as file:
            parsed = read_po(file, locale=language, abort_invalid=True)
        for message in parsed:
            if message.id:
                catalogue.add(
                    message.id,
                    message.string,
                    flags=message.flags,
                    context=message.context,
                    user_comments=message.user_comments,
                )
        catalogue.obsolete = parsed.obsolete
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program loads it: without what is not translated for certain."""
    file = BytesIO()
    write_mo(file, catalogue, use_fuzzy=False)
    return file.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as people edit it."""
    file = BytesIO()
    write_po(file, catalogue, width=100, no_location=True, sort_output=True)
    return file.getvalue()


def problems(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Yield what keeps a catalogue from being complete, a line each."""
    for message in template:
        own = catalogue.get(message.id, message.context) if message.id else message
        if own is None:
            yield f"missing: {message.id!r}"
        elif message.id:
            yield from _faults(own)
    for message in catalogue:
        if message.id and template.get(message.id, message.context) is None:
            yield f"no longer said: {message.id!r}"
    for obsolete in catalogue.obsolete.values():
        yield f"obsolete: {obsolete.id!r}"


def _faults(message: Message) -> Iterator[str]:
    if not all(_forms(message.string)):
        yield f"not translated: {message.id!r}"
    elif message.fuzzy:
        yield f"uncertain (fuzzy): {message.id!r}"
    elif odd := _odd_placeholders(message):
        yield f"placeholders differ ({', '.join(sorted(odd))}): {message.id!r}"


def _odd_placeholders(message: Message) -> set[str]:
    """Return the placeholders that original and translation do not share; a count may be left unsaid."""
    said = set().union(*(_placeholders(form) for form in _forms(message.id)))
    translated = [_placeholders(form) for form in _forms(message.string)]
    countless = {"n"} if message.pluralizable else set()
    return set().union(*((said ^ form) - (countless & said) for form in translated))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _forms(texts: str | Sequence[str] | None) -> list[str]:
    return [texts or ""] if texts is None or isinstance(texts, str) else list(texts)


def check(language: str) -> list[str]:
    """Return what is wrong with a language's two files, a line each."""
    path = po_path(language)
    catalogue = read(path, language)
    found = list(problems(catalogue, extract()))
    mo_path = path.with_suffix(".mo")
    if not mo_path.exists() or mo_path.read_bytes() != compiled(catalogue):
        found.append("the compiled .mo is not what the .po says: run dev.py translations")
    return [f"{path.relative_to(ROOT)}: {problem}" for problem in found]


def check_code(package: Path = PACKAGE) -> list[str]:
    """Return where the code says what no catalogue can hold, a line each."""
    return [
        f"{path.relative_to(package.parent)}:{line}: say a literal here, so that it can be translated"
        for path in sorted(package.rglob("*.py"))
        for line in opaque_lines(path.read_text(encoding="utf-8"))
    ]


def update(language: str) -> None:
    """Write a language's two files anew."""
    path = po_path(language)
    catalogue = merged(read(path, language), extract())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalogue))
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def merged(catalogue: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue with the template's messages.

    What is no longer said is kept aside as obsolete and comes back when it is said again.
    """
    for message in list(catalogue.obsolete.values()):
        catalogue.add(message.id, message.string, context=message.context)
    catalogue.obsolete.clear()
    catalogue.update(template, no_fuzzy_matching=True, keep_user_comments=True)
    return catalogue


def main(arguments: list[str]) -> int:
    """Update every language, or with --check tell what is wrong and change nothing."""
    if arguments not in ([], ["--check"]):
        print("Usage: python3 dev.py translations [--check]", file=sys.stderr)
        return 2
    if not arguments:
        for language in LANGUAGES:
            update(language)
    found = check_code() + [line for language in LANGUAGES for line in check(language)]
    print("\n".join(found) or "The catalogues are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
