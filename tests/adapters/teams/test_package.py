"""The package holds what Teams takes, and offers only what the bot understands."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from adapters.teams import about
from adapters.teams.package import BadPackage, manifest, mistakes, package, png_size
from adapters.web.settings import ENTITY, TAB_PREFIX
from bot.conversation.saying import NOT_LETTERS, WORDS

APP_ID = "5f0c1a52-7a3e-4a6c-9b58-1f9d54d2a7c1"
ADDRESS = "https://leave.example.com"
SCHEMAS = ("MicrosoftTeams-1.22", "MicrosoftTeams-1.25", "MicrosoftTeams-1.30")


def contents(of: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(of)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def made() -> dict[str, Any]:
    return manifest(APP_ID, ADDRESS)


@pytest.fixture
def packed() -> dict[str, bytes]:
    return contents(package(APP_ID, ADDRESS))


def titles(commands: list[dict[str, str]]) -> list[str]:
    return [each["title"] for each in commands]


def understood(word: str) -> bool:
    plain = NOT_LETTERS.sub("", word.casefold())
    return any(plain in words for words in WORDS.values())


def german(packed: dict[str, bytes]) -> dict[str, str]:
    found: dict[str, str] = json.loads(packed["de.json"])
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_teams_own_schema_has_nothing_to_say(shared: Path, name: str) -> None:
    schema = json.loads((shared / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    found = manifest(APP_ID, ADDRESS)
    # The newer ones are held against what the manifest would be under their name.
    found["manifestVersion"] = name.rpartition("-")[2]
    found["$schema"] = found["$schema"].replace("1.22", found["manifestVersion"])
    jsonschema.Draft4Validator(schema).validate(found)


def test_the_same_words_make_the_same_bytes() -> None:
    assert package(APP_ID, ADDRESS) == package(APP_ID.upper(), f" {ADDRESS}/ ")


def test_everything_that_is_named_is_inside_and_nothing_else(packed: dict[str, bytes]) -> None:
    found = json.loads(packed["manifest.json"])
    languages = {each["file"] for each in found["localizationInfo"]["additionalLanguages"]}
    assert set(packed) == {"manifest.json", *found["icons"].values(), *languages}


def test_no_placeholder_is_left(packed: dict[str, bytes]) -> None:
    text = packed["manifest.json"].decode()
    assert not [word for word in ("APP_ID", "PUBLIC_URL", "HOST", '"VERSION"') if word in text]
    assert "https://leave.example.com/teams/tab?theme={theme}" in text


def test_it_asks_for_no_right_to_read_what_people_write(made: dict[str, Any]) -> None:
    assert "authorization" not in made
    assert set(made["permissions"]) == {"identity", "messageTeamMembers"}


def test_every_place_where_teams_has_a_bot_has_its_commands(made: dict[str, Any]) -> None:
    [bot] = made["bots"]
    listed = [scope for each in bot["commandLists"] for scope in each["scopes"]]
    assert sorted(listed) == sorted(bot["scopes"]) == ["groupChat", "personal", "team"]


def test_whatever_is_offered_is_understood(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    for number, listed in enumerate(made["bots"][0]["commandLists"]):
        offered = titles(listed["commands"])
        there = [
            german(packed)[f"bots[0].commandLists[{number}].commands[{place}].title"]
            for place in range(len(offered))
        ]
        assert [word for word in offered + there if not understood(word)] == []
        assert len(set(offered)) == len(offered)
        assert abilities(offered) == abilities(there)


def abilities(offered: list[str]) -> list[str]:
    plain = [NOT_LETTERS.sub("", word.casefold()) for word in offered]
    return [next(ability for ability, words in WORDS.items() if word in words) for word in plain]


def test_german_says_everything_that_english_says(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    said = german(packed)
    assert {key for key in said if not key.startswith(("$", "name.", "description."))} == set(
        places(made["bots"], "bots")
    ) | set(places(made["composeExtensions"], "composeExtensions"))
    assert len(said["name.short"]) <= 30
    assert len(said["description.short"]) <= 80
    assert len(said["composeExtensions[0].commands[0].title"]) <= 32


def places(given: Any, path: str) -> Iterator[str]:
    """Where people read something."""
    if isinstance(given, list):
        for number, each in enumerate(given):
            yield from places(each, f"{path}[{number}]")
    elif isinstance(given, dict):
        for name, value in given.items():
            if name in {"title", "description"}:
                yield f"{path}.{name}"
            yield from places(value, f"{path}.{name}")


def test_the_icons_are_as_large_as_teams_wants_them(packed: dict[str, bytes]) -> None:
    assert png_size(packed["color.png"]) == (192, 192)
    assert png_size(packed["outline.png"]) == (32, 32)
    assert png_size(b"GIF89a") is None
    assert len(packed["color.png"]) + len(packed["outline.png"]) < 10_000


def test_the_tab_is_the_page_that_we_serve(made: dict[str, Any]) -> None:
    [tab] = made["staticTabs"]
    assert tab["contentUrl"] == f"{ADDRESS}{TAB_PREFIX}?theme={{theme}}"
    assert tab["entityId"] == ENTITY


def test_every_page_about_the_app_is_one_that_we_serve(made: dict[str, Any]) -> None:
    urls = [value for name, value in made["developer"].items() if name.endswith("Url")]
    assert {url.partition("#")[0] for url in urls} == {ADDRESS + about.PATH}


@pytest.mark.parametrize(
    ("app_id", "address", "version", "said"),
    [
        ("", ADDRESS, "1.0.0", "app id has to look like"),
        ("leave", ADDRESS, "1.0.0", "app id has to look like"),
        (APP_ID, "", "1.0.0", "has to look like https"),
        (APP_ID, "leave.example.com", "1.0.0", "has to look like https"),
        (APP_ID, "http://leave.example.com", "1.0.0", "has to look like https"),
        (APP_ID, "https://", "1.0.0", "has to look like https"),
        (APP_ID, "https://[", "1.0.0", "has to look like https"),
        (APP_ID, "https://ada:pw@leave.example.com", "1.0.0", "has to look like https"),
        (APP_ID, "https://leave.example.com?a=1", "1.0.0", "has to look like https"),
        (APP_ID, "https://leave.example.com:8443", "1.0.0", "port 443"),
        (APP_ID, "https://Leave.example.com", "1.0.0", "small letters"),
        (APP_ID, ADDRESS, "1", "three numbers"),
        (APP_ID, ADDRESS, "1.0.0-beta", "three numbers"),
        (APP_ID, ADDRESS, "01.0.0", "three numbers"),
    ],
)
def test_what_teams_would_refuse_is_refused_in_words(
    app_id: str, address: str, version: str, said: str
) -> None:
    with pytest.raises(BadPackage, match=said):
        package(app_id, address, version)


def broken(made: dict[str, Any], packed: dict[str, bytes]) -> list[str]:
    return list(mistakes(made, packed))


def test_what_is_sound_has_no_mistakes(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    assert broken(made, packed) == []


def test_another_bot_than_the_application_is_noticed(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    made["bots"][0]["botId"] = APP_ID.replace("5", "6")
    [said] = broken(made, packed)
    assert "the same app id" in said


@pytest.mark.parametrize("resource", [f"api://{APP_ID}", f"api://other.example.com/botid-{APP_ID}"])
def test_another_resource_is_noticed(made: dict[str, Any], packed: dict[str, bytes], resource: str) -> None:
    made["webApplicationInfo"]["resource"] = resource
    [said] = broken(made, packed)
    assert "The resource has to look like api://" in said


@pytest.mark.parametrize("url", ["http://leave.example.com/x", "https://other.example.com/x"])
def test_an_address_elsewhere_is_noticed(made: dict[str, Any], packed: dict[str, bytes], url: str) -> None:
    made["staticTabs"][0]["contentUrl"] = url
    [said] = broken(made, packed)
    assert said.startswith(url)


def test_an_eleventh_command_is_noticed(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    commands = made["bots"][0]["commandLists"][0]["commands"]
    commands.append(commands[0])
    [said] = broken(made, packed)
    assert "10 commands" in said


def test_an_icon_of_another_size_is_noticed(made: dict[str, Any], packed: dict[str, bytes]) -> None:
    packed["color.png"] = packed["outline.png"]
    [said] = broken(made, packed)
    assert "color.png has to be a PNG of 192 by 192" in said
