"""The package to upload to Teams: a manifest with our addresses, its words in other languages, two icons."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from typing import Any, TypeAlias
from urllib.parse import SplitResult, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Manifest: TypeAlias = dict[str, Any]

VERSION = "1.0.0"
"""Of the package; to be raised with every change of what is in it, or Teams keeps the old one."""
LANGUAGES = ("de.json",)
ICONS = {"color.png": 192, "outline.png": 32}
"""Each with its width and height in pixels, which Teams insists on."""
MOST_COMMANDS = 10
"""That Teams offers in one place."""
APP_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
THREE_NUMBERS = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}")
PNG = b"\x89PNG\r\n\x1a\n"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The moment of every file, so that the same package is the same bytes."""


class BadPackage(ValueError):
    """Teams would refuse the package; the message says why, and what would be right."""


def package(app_id: str, public_url: str, version: str = VERSION) -> bytes:
    """The zip file: the same bytes for the same words. Raises BadPackage."""
    made = manifest(app_id, public_url, version)
    contents = {"manifest.json": json.dumps(made, ensure_ascii=False, indent=2).encode()}
    contents |= {name: _source(name) for name in (*LANGUAGES, *ICONS)}
    for mistake in mistakes(made, contents):
        raise BadPackage(mistake)
    return _zipped(contents)


def manifest(app_id: str, public_url: str, version: str = VERSION) -> Manifest:
    """What the package says of the app. Raises BadPackage."""
    app_id, address = app_id.strip().lower(), public_url.strip().rstrip("/")
    if not APP_ID.fullmatch(app_id):
        raise BadPackage(
            "The app id has to look like 00000000-1111-2222-3333-444444444444: the application (client) id"
        )
    if not THREE_NUMBERS.fullmatch(version):
        raise BadPackage(f"The version has to be three numbers, such as {VERSION}")
    words = {"APP_ID": app_id, "PUBLIC_URL": address, "HOST": host(address), "VERSION": version}
    made: Manifest = _filled(json.loads(_source("manifest.json")), words)
    return made


def mistakes(made: Manifest, contents: dict[str, bytes]) -> Iterator[str]:
    """What Teams refuses although its schema does not."""
    app_id, hosts = made["id"], made["validDomains"]
    bots = [each["botId"] for each in (*made["bots"], *made["composeExtensions"])]
    about = made["webApplicationInfo"]
    if {*bots, about["id"]} != {app_id}:
        yield "The bot, the message extension and the application in Entra have to be the same app id"
    if about["resource"] not in {f"api://{host}/botid-{app_id}" for host in hosts}:
        yield f"The resource has to look like api://leave.example.com/botid-{app_id}"
    for address in _addresses(made):
        if (parts := urlsplit(address)).scheme != "https" or parts.netloc not in hosts:
            yield f"{address} has to begin with https:// and one of the valid domains"
    for listed in made["bots"][0]["commandLists"]:
        if len(listed["commands"]) > MOST_COMMANDS:
            yield f"A place may offer {MOST_COMMANDS} commands at most"
    for name, size in ICONS.items():
        if png_size(contents[name]) != (size, size):
            yield f"The icon {name} has to be a PNG of {size} by {size} pixels"


def png_size(image: bytes) -> tuple[int, int] | None:
    """Width and height; None for what is no PNG."""
    if not image.startswith(PNG) or image[12:16] != b"IHDR":
        return None
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])


def host(address: str) -> str:
    """The name alone: Teams knows no domain with a port."""
    parts = _parts(address)
    is_plain = parts is not None and not (parts.query or parts.fragment or "@" in parts.netloc)
    if parts is None or not is_plain or parts.scheme != "https" or not parts.hostname:
        raise BadPackage("The public address has to look like https://leave.example.com")
    if parts.netloc.lower() != parts.hostname:
        raise BadPackage(f"Teams calls port 443 only: the public address has to be https://{parts.hostname}")
    if parts.netloc != parts.hostname:
        raise BadPackage(f"The public address has to be in small letters: https://{parts.hostname}")
    return parts.hostname


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _addresses(given: Any) -> Iterator[str]:
    """Every address that Teams opens; the schema's name is none."""
    if isinstance(given, dict):
        for name, value in given.items():
            if name.endswith("Url") and isinstance(value, str):
                yield value
            else:
                yield from _addresses(value)
    elif isinstance(given, list):
        for each in given:
            yield from _addresses(each)


def _filled(given: Any, words: dict[str, str]) -> Any:
    """The template with every placeholder replaced, wherever it stands in a text."""
    if isinstance(given, dict):
        return {name: _filled(value, words) for name, value in given.items()}
    if isinstance(given, list):
        return [_filled(each, words) for each in given]
    if isinstance(given, str):
        return re.sub("|".join(words), lambda found: words[found[0]], given)
    return given


def _source(name: str) -> bytes:
    return (files("manifests") / "teams" / name).read_bytes()


def _zipped(contents: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            archive.writestr(ZipInfo(name, LONG_AGO), contents[name], ZIP_DEFLATED)
    return out.getvalue()
