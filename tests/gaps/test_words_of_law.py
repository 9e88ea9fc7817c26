"""No sentence of ours calls anything a breach, illegal or abolished, unless the frame holds it as confirmed.

What a reader did not find is "not found in the document"; a law whose repeal nobody confirmed only "seems" repealed.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from planatlas import build_atlas
from planatlas.graph.validation import as_finding, statutory_elements, validate
from planatlas.ontology import fold, message_keys
from planatlas.ontology.frames import frame
from planatlas.ontology.turtle import LANGS, RDFS, read
from planatlas.reports.document import report_html

HERE = Path(__file__).parents[2]
EXAMPLES = [path for path in sorted((HERE / "examples").iterdir()) if path.is_file() and path.stem != "README"]
REAL = sorted((HERE.parent / "shared" / "plans").glob("*.txt"))
PROSE = """# Planul local de acțiune privind consumul de droguri 2025-2028 al Județului Harghita

| Nr. | Măsura | Termen | Instituția responsabilă | Parteneri |
|---|---|---|---|---|
| 1.1 | Ateliere pentru elevi | 31.12.2028 | C.P.E.C.A. Harghita | I.S.J. Harghita |
| 1.2 | Consiliere pentru părinți | 31.12.2028 | C.P.E.C.A. Harghita | D.S.P. Harghita |

Planul se întemeiază pe Legea nr. 215/2001 și pe Legea nr. 416/2001.
"""
FORBIDDEN = {
    "ro": r"încalc|încălc|nelegal|ilegal|desființ|fără temei|nerespect|neîndeplin|contraven|sancțiun",
    "en": r"breach|illegal|unlawful|abolish|without (a )?legal basis|violat|not met\b|unmet|non-?complian",
    "el": r"παραβ[ιίαά]|παράνομ|παρανομ|καταργήθηκε ο φορέας|χωρίς νομική|δεν πληροί",
    "fr": r"illégal|enfrein|infraction|violat|dissou|sans (base|fondement) (légale?|juridique)|non respect",
}


def words(key: str, lang: str) -> str:
    return read("messages.ttl").by_lang("https://w3id.org/planatlas/message/" + key, RDFS + "label")[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_judges_by_law(lang):
    keys = message_keys()
    assert len(keys) > 400
    found = {key: hit.group(0) for key in keys if (hit := re.search(FORBIDDEN[lang], words(key, lang), re.IGNORECASE))}
    assert not found


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_words_that_would_be_caught(lang):
    bad = {"ro": "Planul încalcă legea", "en": "a breach of law", "el": "αυτό είναι παράνομο", "fr": "une infraction"}
    assert re.search(FORBIDDEN[lang], bad[lang], re.IGNORECASE)


@pytest.fixture(scope="module")
def atlases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("law")
    (folder / "harghita.ro.md").write_text(PROSE, encoding="utf-8")
    sources = [EXAMPLES, [folder / "harghita.ro.md"], *([path] for path in REAL)]
    texts = [" ".join(fold(path.read_text("utf-8")) for path in one) for one in sources]
    return [(build_atlas(one, folder / f"{n}.atlas").atlas, texts[n]) for n, one in enumerate(sources)]


def ours(text: str, lang: str, source: str) -> list[str]:
    """Hits of forbidden words that do not stand in the plan itself, each with the word before it."""
    hits = re.finditer(rf"(?:\w+\W+)?\w*(?:{FORBIDDEN[lang]})\w*", text, re.IGNORECASE)
    return [hit.group(0) for hit in hits if fold(hit.group(0)) not in source]


@pytest.mark.parametrize("lang", LANGS)
def test_no_finding_and_no_report_judges_by_law(atlases, lang):
    assert sum(len(atlas.gaps()) for atlas, _ in atlases) > 50
    for atlas, source in atlases:
        every = [one.text(lang) for one in atlas.gaps()]
        every += [as_finding(result, atlas).text(lang) for result in validate(atlas, ["quality", "statutory"])]
        every += [element.shape.names.get(lang) or "" for element in statutory_elements(atlas)]
        page = report_html(atlas, lang)
        every.append(unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page[page.index("<body") :], flags=re.S)))
        assert not [hit for text in every for hit in ours(" ".join(text.split()), lang, source)]


def test_a_body_whose_end_nobody_confirmed_is_being_reorganised(atlases):
    found = [one for atlas, _ in atlases for one in atlas.gaps("body-ends-before-duty")]
    assert found
    for one in found:
        assert one.verdict == "unsure" or one.metrics.get("ends")
    page = report_html(next(a for a, _ in atlases if a.gaps("body-ends-before-duty")), "ro").lower()
    assert "instituție în reorganizare (de verificat)" in page and "desființat" not in page


def test_only_a_confirmed_act_is_called_repealed(atlases):
    confirmed = {(act.kind, act.number, act.year) for act in frame().acts.values() if act.confirmed and act.repealed_on}
    found = [(atlas, one) for atlas, _ in atlases for one in atlas.gaps("act-repealed")]
    assert found
    for atlas, one in found:
        props = atlas.node(one.subject).props
        sure = (props.get("act_kind"), props.get("number"), props.get("year")) in confirmed
        assert one.verdict == ("gap" if sure else "unsure")
        for lang in LANGS:
            assert sure or words("gap.act-repealed.gap", lang).split("{act}")[1][:12] not in one.text(lang)
    assert any(one.verdict == "unsure" for _, one in found)


def test_not_found_is_said_of_the_document(atlases):
    elements = [one for atlas, _ in atlases for one in statutory_elements(atlas) if not one.found]
    assert elements
    for lang, said in (("ro", "negăsit"), ("en", "not found"), ("el", "δεν βρέθηκε"), ("fr", "non trouvé")):
        assert words("validate.not-found", lang) == said
