// name: where-a-claim-comes-from
// title.ro: De unde vine o afirmație
// title.en: Where a claim comes from
// title.el: Από πού προέρχεται μια πληροφορία
// title.fr: D'où vient une affirmation
// description.ro: Fiecare legătură dintre o instituție și o activitate, cu documentul, rândul, citatul și rangul de încredere. Scrieți o parte din numele instituției, al activității sau din citat.
// description.en: Every tie between an institution and an activity, with document, line, quote and confidence rank. Write a part of the institution's name, of the activity or of the quote.
// description.el: Κάθε σύνδεση φορέα και δράσης, με έγγραφο, γραμμή, παράθεμα και βαθμίδα βεβαιότητας. Γράψτε μέρος του ονόματος του φορέα, της δράσης ή του παραθέματος.
// description.fr: Chaque lien entre une institution et une activité, avec document, ligne, citation et rang de confiance. Écrivez une partie du nom de l'institution, de l'activité ou de la citation.
// parameters: words, plan, year
// columns: body, role, activity, doc, line, quote, confidence
// order: doc, line, activity, role, body, quote
MATCH (i)-[r:RESPONSIBLE_FOR_ACTIVITY]->(a:Activity|Entry)
WHERE ($words IS NULL OR toLower(i.name) CONTAINS toLower($words) OR toLower(a.name) CONTAINS toLower($words)
       OR toLower(r.quote) CONTAINS toLower($words))
  AND ($plan IS NULL OR r.plan = $plan) AND ($year IS NULL OR r.year = $year)
RETURN i.name AS body, 'responsible' AS role, a.name AS activity, r.doc AS doc, r.line AS line, r.quote AS quote,
       r.confidence AS confidence
UNION ALL
MATCH (i)-[r:PARTNER_IN_ACTIVITY]->(a:Activity|Entry)
WHERE ($words IS NULL OR toLower(i.name) CONTAINS toLower($words) OR toLower(a.name) CONTAINS toLower($words)
       OR toLower(r.quote) CONTAINS toLower($words))
  AND ($plan IS NULL OR r.plan = $plan) AND ($year IS NULL OR r.year = $year)
RETURN i.name AS body, 'partner' AS role, a.name AS activity, r.doc AS doc, r.line AS line, r.quote AS quote,
       r.confidence AS confidence
