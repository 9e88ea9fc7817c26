"""Where a text is passed over because no word of it could name anybody, nobody is named in it."""

from __future__ import annotations

import random

import pytest

from planatlas.loaders.values.persons import persons, redaction
from planatlas.ontology.wording import forms, words
from tests.persons.labels import labels

PLAIN = ("Serviciul", "de", "asistență", "socială", "și", "Școala", "Valea", "Mare", "nr.", "2031", "the", "of", "din")


def said() -> list[str]:
    """Words that tell persons, as lists have them and as people print them, among words that tell nobody."""
    lists = ("given-name", "given-name-or-word", "surname", "saint", "office-of-a-body", "name-head")
    telling = [word.title() for name in lists for word in sorted(words(name))[:40]]
    titles = [one for name in ("address-title", "rank-title") for one in sorted(forms(name))]
    return [*telling, *titles, "I.", "A.-M.", "Popescu", "IONESCU", "Vărzaru-Ion", *PLAIN * 20]


@pytest.mark.parametrize("seed", range(4))
def test_a_text_that_is_passed_over_names_nobody(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, every = random.Random(seed), said()
    texts = [one.cell for one in (*labels("persons.csv"), *labels("bodies.csv"))]
    texts += [" ".join(chance.choices(every, k=chance.randint(1, 12))) for _ in range(1500)]
    found = [persons(text) for text in texts]
    passed = [text for text in texts if not redaction.may_name(text)]
    monkeypatch.setattr(redaction, "may_name", lambda text: True)
    assert found == [persons(text) for text in texts]
    assert len(passed) > 20 and sum(map(bool, found)) > 100
