"""How long it takes to resolve 100,000 mentions: plans of many towns, bodies in many forms, misprints made by rule.

    python benchmarks/mentions.py                  100,000 mentions of 100 documents in 20 towns of 15 counties
    python benchmarks/mentions.py 20000 50         so many mentions and documents

The same mentions come at every call. Of the bodies some are public ones of the town, the county or the state, each in
up to eight forms; some are units, services and schools; some are associations, hundreds of names of which three plans
share one. Every seventh mention has one misprint: a letter a scanner takes for another, a lost diacritic or dot, a
doubled or a lost letter.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from planatlas.graph import identify, resolve
from planatlas.records import Abbreviation, Activity, Mention, Plan, Record

__all__ = ["mentions_of", "plans"]

TOWNS = {
    "Bacău": "Bacău", "Onești": "Bacău", "Iași": "Iași", "Pașcani": "Iași", "Cluj-Napoca": "Cluj", "Turda": "Cluj",
    "Deva": "Hunedoara", "Arad": "Arad", "Brașov": "Brașov", "Făgăraș": "Brașov", "Reșița": "Caraș-Severin",
    "Focșani": "Vrancea", "Galați": "Galați", "Vaslui": "Vaslui", "Suceava": "Suceava", "Oradea": "Bihor",
    "Sibiu": "Sibiu", "Craiova": "Dolj", "Slatina": "Olt", "Zalău": "Sălaj",
}  # fmt: skip
LOCAL = (
    "DAS", "D.A.S.", "Direcția de Asistență Socială", "Direcţia de Asistenţă Socială {town}", "DAS {town}",
    "Direcția de Asistență Socială a Municipiului {town}", "DIRECȚIA DE ASISTENȚĂ SOCIALĂ", "Poliția Locală",
    "Poliţia Locală {town}", "Politia locala", "Consiliul Local {town}", "Primăria Municipiului {town}",
)  # fmt: skip
COUNTY = (
    "DGASPC", "D.G.A.S.P.C.", "DGASPC {county}", "Direcția Generală de Asistență Socială și Protecția Copilului",
    "Direcția Generală de Asistență Socială și Protecția Copilului {county}", "ISJ", "I.S.J. {county}",
    "Inspectoratul Școlar Județean {county}", "AJOFM", "AJOFM {county}",
    "Agenția Județeană pentru Ocuparea Forței de Muncă", "DSP", "D.S.P.", "Direcția de Sănătate Publică {county}",
    "IPJ", "Inspectoratul de Poliție Județean {county}", "CJRAE", "Consiliul Județean {county}",
)  # fmt: skip
STATE = ("Ministerul Sănătății", "MMSS", "Ministerul Educației", "ANITP", "Agenția Națională Antidrog", "ANA")
OWN = (
    "Compartimentul Sector {n}", "Compartim. Sector {n}", "Centrul de zi Nr. {n}", "CZ Nr. {n}", "Școala Nr. {n}",
    "Școala Gimnazială Nr. {n} {town}", "Serviciul Cartier {n}",
)  # fmt: skip
OTHERS = (
    "Asociația Floarea {word}", "ASOCIAȚIA FLOAREA {word}", "Asociaţia «Floarea {word}»", "Fundația {word} {town}",
    "ONG-uri", "alte instituții", "Asociația {word} pentru Copii",
)  # fmt: skip
SEEN = {"ă": "a", "ț": "t", "ș": "s", "l": "1", "o": "0", "e": "c", "i": "l", "m": "rn", "n": "ri", ".": ""}
"""What a scanner, or a hurried hand, makes of a letter."""
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve")


def plans(mentions: int = 100_000, documents: int = 100) -> Iterator[Record]:
    """The records of that many documents with that many mentions between them, four to a row."""
    for number in range(documents):
        town, county = list(TOWNS.items())[number % len(TOWNS)]
        doc = f"plan-{number}"
        yield Plan(doc=doc, line=1, name="Plan", issuer=f"Consiliul Local {town}", place=town, country="RO", lang="ro")
        yield Abbreviation(doc=doc, line=2, short="DAS", long="Direcția de Asistență Socială")
        for row in range(mentions // documents // 4):
            cells = [Mention(name) for name in mentions_of(number, row, town, county)]
            yield Activity(doc=doc, line=row + 3, measure_text="x", responsible=cells[:2], partners=cells[2:])


def mentions_of(number: int, row: int, town: str, county: str) -> list[str]:
    """The four bodies of one row of one document."""
    at = number * 7 + row * 13
    kinds = (LOCAL, COUNTY, STATE if row % 5 == 0 else OWN, OTHERS)
    names = [kind[(at + place * 5 + row // 3) % len(kind)] for place, kind in enumerate(kinds)]
    filled = [name.format(town=town, county=county, n=at % 17 + 1, word=_word(number // 3, row)) for name in names]
    return [_misread(name, at + place) if (at + place) % 7 == 0 else name for place, name in enumerate(filled)]


def _word(number: int, row: int) -> str:
    """An invented name; documents share it by threes, and two names differ in more than a syllable."""
    key = (number * 40 + row % 40) * 7919 % 12**4
    return "".join(_SYLLABLES[key // 12**place % 12] for place in range(4)).capitalize()


def _misread(name: str, at: int) -> str:
    """The name with one misprint, always the same for the same place."""
    place = at % len(name)
    letter = name[place]
    if letter in SEEN:
        return name[:place] + SEEN[letter] + name[place + 1 :]
    return name[:place] + letter * 2 + name[place + 1 :] if at % 2 else name[:place] + name[place + 1 :]


def main(mentions: int = 100_000, documents: int = 100) -> None:
    """Print how many mentions, spellings and bodies there are, and the seconds it takes to resolve them."""
    records = list(plans(mentions, documents))
    rows = [record for record in records if isinstance(record, Activity)]
    said = [one.mention for row in rows for one in (*row.responsible, *row.partners)]
    start, spent = time.perf_counter(), time.process_time()
    resolved = resolve(identify(records))
    clock, processor = time.perf_counter() - start, time.process_time() - spent
    counties = {body.county for body in resolved.institutions if body.county}
    print(f"mentions {len(said)}, spellings {len(set(said))}, documents {documents}, counties {len(counties)}")
    print(f"bodies {len(resolved.institutions)}, pairs to look at {len(resolved.doubts)}")
    print(f"seconds {clock:.1f} (processor {processor:.1f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
