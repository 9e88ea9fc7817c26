"""Plans of towns that do not exist, as a converter would leave them."""

from __future__ import annotations

from pathlib import Path

from planatlas.loaders.document import Document
from planatlas.loaders.formats.source import read

COUNTY = """\
ROMÂNIA
JUDEȚUL VALEA MARE
CONSILIUL JUDEȚEAN

HOTĂRÂREA NR. 12 din 15.02.2031
privind aprobarea Planului anual de acțiune privind serviciile sociale pentru anul 2031

Având în vedere:
- H.G. nr. 867/2015 pentru aprobarea Nomenclatorului serviciilor sociale;
- O.U.G. nr. 57/2019 privind Codul administrativ;

HOTĂRĂȘTE:
Art. 1. Se aprobă Planul anual de acțiune, anexă la prezenta hotărâre.
Art. 2. Cu ducerea la îndeplinire a prezentei se însărcinează DGASPC Valea Mare.

PLANUL ANUAL DE ACȚIUNE
PRIVIND SERVICIILE SOCIALE ADMINISTRATE DE CONSILIUL JUDEȚEAN VALEA MARE
PENTRU ANUL 2031

Planul implementează Strategia județeană de dezvoltare a serviciilor sociale 2027-2034, aprobată prin HCJ nr. 40/2027, \
în acord cu Strategia națională privind incluziunea socială 2022-2027.

5. Strategia locală pentru tineret 2028-2033, aprobată prin HCL nr. 9/2028, cu următoarele obiective:

➤ *Obiectiv strategic 1*

Implicarea tinerilor în viața comunității.

Obiective operaționale aferente Obiectivului strategic 1:

- *Spații pentru tineri*

Măsuri:

1.1 Deschiderea unui club

Tipuri de sprijin:

- burse
- tabere

- *Consiliere pentru tineri*

6. Legea nr. 34/1998

Acord de parteneriat încheiat între DGASPC Valea Mare și Fundația Lumina privind găzduirea victimelor, valabil \
ianuarie 2030 - decembrie 2032.

În urma consultării publice din perioada 01.12.2030 - 15.12.2030 nu s-au primit propuneri la adresa a@b.ro.

CAPITOLUL I
Serviciile sociale

A. Serviciile sociale furnizate de DGASPC Valea Mare:

Nr. crt.\tCod serviciu social\tDenumirea serviciului social\tCapacitate\tGrad de ocupare (%) \
Număr cereri în așteptare\tBugete\t\t
\t\t\t\t\tBuget local mii lei\tBuget de stat\tAlte surse
1.\tCentrul Lumina\t\t\t\t\t\t
\t8790 CR-C-I\tGăzduire pentru copii\t12 locuri / copii\t95% / 5 cereri în așteptare\t1.250,5\t300\t-

\t\tși tineri\t\t\t\t\t
2.\t8891 CZ-C-II\tCentrul de zi Raza Valea Mare, str. Lungă nr. 3, tel. 0234 111 222\t\
40 copii\tActivitate suspendată\t620\t0\t10 (PNRR)
----\t---\t---\t---\t---\t---\t---\t---

În județ sunt 1.240 de copii în sistemul de protecție.

LISTĂ ABREVIERI
DGASPC\tDirecția Generală de Asistență Socială și Protecția Copilului
CPV (CSV)\tCăminul pentru Persoane Vârstnice"""

GREEK = """\
ΔΗΜΟΣ ΝΕΑΣ ΠΟΛΗΣ
ΣΧΕΔΙΟ ΔΡΑΣΗΣ ΓΙΑ ΤΗΝ ΚΟΙΝΩΝΙΚΗ ΕΝΤΑΞΗ 2027-2029

Εγκρίθηκε με την Απόφαση Δημοτικού Συμβουλίου 45/2027

Το σχέδιο συντάχθηκε σύμφωνα με τον ν. 4445/2016 και την Εθνική Στρατηγική για την Κοινωνική Ένταξη 2021-2027.

Κεφάλαιο 1: Στόχοι

Γενικός Στόχος 1: Μείωση της φτώχειας

Ειδικοί στόχοι:
1.1 Πρόσβαση σε υπηρεσίες
1.2 Στήριξη οικογενειών

Συντομογραφίες
ΚΑΠΗ – Κέντρο Ανοικτής Προστασίας Ηλικιωμένων

Δράση\tΦορέας υλοποίησης\tΕταίροι
1.1.1 Κέντρο Κοινότητας\tΔήμος Νέας Πόλης\tΟΑΕΔ
"""

FRENCH = """\
VILLE DE MONTCLAIR

# Plan d'action municipal de prévention des addictions 2026-2028

Adopté par la délibération n° 2026-14 du 3 février 2026

Vu la loi n° 2016-41 du 26 janvier 2016 de modernisation de notre système de santé ;

Ce plan met en œuvre le Plan régional de santé 2023-2028.

La convention de partenariat entre la Ville de Montclair, le CCAS et l'association Le Phare, pour l'accueil des \
jeunes, est valable de janvier 2026 à décembre 2028.

## Axe 1 : Prévenir

Objectif général 1 : Réduire les consommations précoces
"""

ENGLISH = """\
Northshire County Council
Drug and Alcohol Action Plan 2027-2030
Approved by Cabinet on 12 January 2027

This plan delivers the Northshire Health and Wellbeing Strategy 2025-2030. It is made under section 6 of the Crime and \
Disorder Act 1998.

Abbreviations
NHS = National Health Service

Action\tLead\tPartners
Naloxone training\tNorthshire County Council\tNHS
"""


def town(folder: Path, text: str) -> Document:
    """Write a plan to a file and read it as any other."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)
