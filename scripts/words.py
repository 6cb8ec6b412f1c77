"""`make words`: brings every language's files up to what the program says, and tells what is left to do."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from scripts.sentences import ROOT, Texts, said

LOCALES = ROOT / "bot" / "wording" / "locales"
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: leave-tracker VERSION\\n"
"Language: {language}\\n"
"Plural-Forms: {plural_forms};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass
class Language:
    """A language's translations; `homes` are the names of the files that they stand in."""

    name: str
    header: str
    entries: dict[Texts, Message] = field(default_factory=dict)
    homes: dict[Texts, str] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)


def files_of(name: str, locales: Path = LOCALES) -> list[Path]:
    return sorted((locales / name / "LC_MESSAGES").glob("*.po"))


def read(name: str, locales: Path = LOCALES) -> Language:
    """What stands in a language's files; a new language begins with none."""
    files = files_of(name, locales)
    found = Language(name, _header(name, files))
    for file in files:
        for message in read_po(BytesIO(file.read_bytes())):
            if message.id:
                _keep(found, message, file.stem)
    return found


def mend(language: Language, program: Mapping[Texts, tuple[str, ...]]) -> None:
    """Adds what is missing, drops what nobody says, and moves the rest to where it is said."""
    for texts in sorted(language.entries.keys() - program.keys()):
        dropped = language.entries.pop(texts)
        del language.homes[texts]
        language.findings.append(f"dropped, as nobody says it: {texts[0]!r}, {dropped.string!r}")
    for texts, modules in program.items():
        message = language.entries.setdefault(texts, _empty(texts))
        if language.homes.get(texts) not in modules:
            language.homes[texts] = modules[0]
        if not is_translated(message):
            language.findings.append(f"to translate in {language.homes[texts]}.po: {texts[0]!r}")


def written(language: Language) -> dict[str, str]:
    """A file for each module, sorted, a sentence a line: so that two people's additions rarely meet."""
    catalogs = {home: Catalog(locale=language.name) for home in sorted(set(language.homes.values()))}
    for texts, message in language.entries.items():
        catalogs[language.homes[texts]][message.id] = message
    return {f"{home}.po": f"{language.header}\n{_body(catalog)}" for home, catalog in catalogs.items()}


def write(language: Language, locales: Path = LOCALES) -> None:
    """Puts the files in the place of those that were there."""
    folder = locales / language.name / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    for file in files_of(language.name, locales):
        file.unlink()
    for name, text in written(language).items():
        (folder / name).write_text(text, "utf-8")


def is_translated(message: Message) -> bool:
    texts = [message.string] if isinstance(message.string, str) else message.string
    return bool(texts) and all(texts) and not message.fuzzy


def _header(name: str, files: list[Path]) -> str:
    if files:
        return files[0].read_text("utf-8").partition("\n\n")[0] + "\n"
    return HEADER.format(language=name, plural_forms=Catalog(locale=name).plural_forms)


def _body(catalog: Catalog) -> str:
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True)
    return body.getvalue().decode().strip() + "\n"


def _keep(found: Language, message: Message, home: str) -> None:
    """The first translation of a sentence that stands twice."""
    texts = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    known = found.entries.get(texts)
    if known is None or not is_translated(known):
        found.entries[texts], found.homes[texts] = message, home
    elif is_translated(message) and message.string != known.string:
        found.findings.append(
            f"translated twice: {texts[0]!r}, {known.string!r} stays, {message.string!r} goes"
        )


def _empty(texts: Texts) -> Message:
    return Message(texts[0]) if len(texts) == 1 else Message(texts, ("", ""))


def main(names: Iterable[str]) -> Iterator[str]:
    """Does it for the languages named, or for all that there are."""
    program = said()
    for name in names or sorted(folder.name for folder in LOCALES.iterdir()):
        language = read(name)
        mend(language, program)
        write(language)
        yield from (f"{name}: {finding}" for finding in language.findings)
        yield f"{name}: {len(program)} sentences"


if __name__ == "__main__":
    sys.stdout.write("\n".join(main(sys.argv[1:])) + "\n")
