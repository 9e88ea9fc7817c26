"""Break a clean table over pages the way converters of PDFs do, at random, and know what must come back."""

from __future__ import annotations

import random
from dataclasses import dataclass

_TAIL = "Termene\tInstituții responsabile\tParteneri\tSurse de finanțare"
HEADING = f"Măsuri\tAcțiuni\tIndicatori de rezultat și valoare țintă\t{_TAIL}"
_MISSPELT = f"Măsur\tAțiuni\tIndicatori de rezultat\t{_TAIL}"
_VERBS = ("Deschiderea", "Repararea", "Pregătirea", "Întâlnirea lunară a", "Vizitarea", "Sprijinirea")
_NOUNS = (
    "atelierelor de lectură din cartiere", "casei bunicilor de la marginea orașului", "grupurilor de părinți tineri",
          "voluntarilor care însoțesc vârstnicii la medic", "mesei calde pentru elevii navetiști")  # fmt: skip
_ENDS = ("înainte de iarnă", "împreună cu școlile din oraș", "pentru familiile fără venituri", "în fiecare sâmbătă")
_BODIES = ("DAS", "CPC", "SPVH", "SCI", "DGASPC", "Poliția Locală", "Primăria", "AJOFM")
_PARTNERS = ("ONG-uri", "ISJ", "IPJ", "Instituții de cult", "Biblioteca Județeană", "DSP", "Asociația Pragul Casei")
_FUNDS = ("Buget local", "Bugete instituționale", "Fonduri externe nerambursabile", "Alte finanțări nerambursabile")
_TERMS = ("trim I- IV", "trim II", "decembrie 2031", "lunar")


@dataclass
class Broken:
    """The text of a table and the same with page breaks in it."""

    clean: str
    broken: str
    breaks: int


def table(seed: int, rows: int = 10, share: float = 0.4) -> Broken:
    """Return a random table of ``rows`` rows, of which about ``share`` are cut by a page break."""
    rng = random.Random(seed)
    clean, broken, breaks = [HEADING], [HEADING], 0
    for number in range(1, rows + 1):
        cells = _row(rng, number)
        clean.append("\t".join(cells))
        if rng.random() < share:
            broken.extend(_cut(rng, cells))
            breaks += 1
        else:
            broken.append("\t".join(cells))
    frame = "COMPONENTA: ORAȘUL CARE NU LASĂ PE NIMENI\n\nOBIECTIV GENERAL 1: APROPIERE\n\nO.S.1.1. Servicii\n\n"
    return Broken(frame + "\n".join(clean) + "\n", frame + "\n".join(broken) + "\n", breaks)


def _row(rng: random.Random, number: int) -> list[str]:
    measure = f"1.1.{number}. {rng.choice(_VERBS)} {rng.choice(_NOUNS)} {rng.choice(_ENDS)}"
    action = "• " + " ".join(f"{rng.choice(_VERBS).lower()} {rng.choice(_NOUNS)} {rng.choice(_ENDS)}" for _ in range(2))
    indicator = f"• Număr de persoane ajutate: minim {rng.randint(5, 90)} persoane din cartierele îndepărtate"
    bodies = ", ".join(rng.sample(_BODIES, rng.randint(1, 4)))
    partners = ", ".join(rng.sample(_PARTNERS, rng.randint(0, 3)))
    funds = ", ".join(rng.sample(_FUNDS, rng.randint(1, 3)))
    return [measure, action, indicator, rng.choice(_TERMS), bodies, partners, funds]


def _cut(rng: random.Random, cells: list[str]) -> list[str]:
    """Cut a row in two: the deadline stays on the first page, other cells are cut after some word or kept whole."""
    first, second = list(cells), [""] * len(cells)
    chosen = [i for i in (0, 1, 2, 4, 5, 6) if len(cells[i].split()) > 2 and rng.random() < 0.5] or [1]
    for column in chosen:
        words = cells[column].split(" ")
        at = rng.randint(2, len(words) - 1)
        first[column], second[column] = " ".join(words[:at]), " ".join(words[at:])
    return ["\t".join(first), *_between(rng), "\t".join(second)]


def _between(rng: random.Random) -> list[str]:
    """What a converter leaves at a page break."""
    rule = "--\t---\t--\t--\t--\t--\t--"
    return rng.choice(([""], ["", ""], [HEADING], ["", HEADING], ["", _MISSPELT], [rule, ""], ["", "17", ""]))
