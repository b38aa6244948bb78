"""A vocabulary's file is whole and well formed, or refused in a line that says why."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.followed_sources import topic_of
from enforcement import vocabularies
from enforcement.topics import topic
from enforcement.vocabularies import VocabularyError, load
from store import config
from store.settings.config_error import ConfigError

SHIPPED = Path(vocabularies.__file__).parent / "vocabulary"
XYLAZINE = (SHIPPED / "xylazine.toml").read_text(encoding="utf-8")
WHOLE = """
name = "dormazine"
[query]
words = ["dormazine"]
[[terms]]
kind = "substance"
since = 2026-01-02
words = ["dormazine"]
[near]
window = 5
words = ["drugs"]
"""


def written(folder: Path, text: str) -> str:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return str(folder / "mine.toml")


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.toml")), ids=lambda file: file.stem)
def test_what_ships_is_called_as_its_file(file: Path) -> None:
    vocabulary, digest = load(file.stem)
    assert vocabulary.name == file.stem
    assert digest == hashlib.sha256(file.read_bytes()).hexdigest()
    terms = [word for group in vocabulary.terms for word in group.words]
    assert set(vocabulary.query.words) <= set(terms), "what is found by search touches the topic"


def test_the_folder_holds_topics_and_the_name_of_the_default() -> None:
    assert {file.name for file in SHIPPED.iterdir()} == {
        "default",
        "ketamine.toml",
        "xylazine.toml",
    }
    assert load("")[0].name == topic().name == "ketamine"


def test_a_file_is_a_vocabulary(tmp_path: Path) -> None:
    found = topic(written(tmp_path, WHOLE))
    assert found.touches("DORMAZINES") and not found.touches("ketamine")


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("window = 5", "windows = 5", r"unknown field `windows` - at `\$.near`"),
        ("window = 5", "", r"missing required field `window` - at `\$.near`"),
        ("window = 5", "window = 0", r"`int` >= 1 - at `\$.near.window`"),
        ('kind = "substance"', "", r"missing required field `kind` - at `\$.terms\[0\]`"),
        ("since = 2026-01-02", 'since = "soon"', r"RFC3339 .*at `\$.terms\[0\].since`"),
        ('words = ["drugs"]', "words = []", r"length >= 1 - at `\$.near.words`"),
        ('words = ["drugs"]', 'words = [""]', r"at `\$.near.words\[0\]`"),
        ('words = ["drugs"]', 'words = [" drugs"]', r"at `\$.near.words\[0\]`"),
        ('words = ["drugs"]', "words = [7]", r"Expected `str`, got `int` - at `\$.near.words"),
        ('name = "dormazine"', 'name = "Dorm/a"', r"at `\$.name`"),
        ('name = "dormazine"', 'name = "x"\nnames = "y"', "unknown field `names`"),
        ('name = "dormazine"', "name = ", "Invalid value"),
        ("[query]", '[query]\npages = {a = ["file:///etc/x"]}', r"at `\$.query.pages\[...\]\[0\]`"),
    ],
)
def test_what_is_wrong_is_named_with_file_key_and_cause(
    tmp_path: Path, before: str, after: str, cause: str
) -> None:
    assert before in WHOLE
    file = written(tmp_path, WHOLE.replace(before, after))
    with pytest.raises(VocabularyError, match=cause) as wrong:
        load(file)
    assert str(wrong.value).startswith(f"{file}: ")
    assert len(str(wrong.value).splitlines()) == 1


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.toml: No such file"):
        load(str(tmp_path / "none.toml"))
    with pytest.raises(VocabularyError, match="Is a directory"):
        load(str(tmp_path))
    (tmp_path / "odd.toml").write_bytes(b"name = '\xff'")
    with pytest.raises(VocabularyError, match=r"odd\.toml: .*utf-8"):
        load(str(tmp_path / "odd.toml"))


@pytest.mark.parametrize("name", ["default", "parties", "wording", "aspirin", "..", "Ketamine"])
def test_a_name_is_of_a_topic_that_ships(tmp_path: Path, name: str) -> None:
    (tmp_path / "blotter.toml").write_text(f'[topic]\nvocabulary = "{name}"\n')
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    with pytest.raises(ConfigError, match=r"topic\.vocabulary: no .* ketamine, xylazine$"):
        topic_of(settings)


def test_a_path_is_seen_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    written(tmp_path, WHOLE)
    for named in ("mine.toml", "./mine.toml", str(tmp_path / "mine.toml")):
        (tmp_path / "blotter.toml").write_text(f'[topic]\nvocabulary = "{named}"\n')
        assert topic_of(config.load({"BLOTTER_HOME": str(tmp_path)})).name == "dormazine"


@given(st.text(max_size=30))
def test_any_word_is_refused_or_found_as_it_stands(
    tmp_path_factory: pytest.TempPathFactory, word: str
) -> None:
    quoted = "".join(f"\\U{ord(letter):08X}" for letter in word)
    file = written(tmp_path_factory.mktemp("v"), WHOLE.replace('["drugs"]', f'["{quoted}"]'))
    try:
        load(file)
    except VocabularyError:
        return
    assert word[0].isalnum() or word[0] == "_"
    topic(file).touches("dormazine " + word)
