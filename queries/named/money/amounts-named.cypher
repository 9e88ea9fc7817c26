// name: amounts-named
// title.ro: Sumele scrise în planuri
// title.en: Amounts written in the plans
// title.el: Ποσά που γράφονται στα σχέδια
// title.fr: Montants écrits dans les plans
// description.ro: Fiecare sumă scrisă lângă o sursă, la măsuri și la servicii, așa cum apare în document.
// description.en: Every amount written beside a source, of measures and of services, as it stands in the document.
// description.el: Κάθε ποσό δίπλα σε πηγή, μέτρων και υπηρεσιών, όπως γράφεται στο έγγραφο.
// description.fr: Chaque montant écrit à côté d'une source, pour les mesures et les services, tel qu'il figure dans le document.
// parameters: plan, year
// columns: plan, for_what, source, amount, currency, printed, doc, line
MATCH (a)-[f:FUNDING_NAMED]->(s:FundingSource)
WHERE f.amount IS NOT NULL AND ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
WITH a, f, s, f.plan AS of_plan
MATCH (p:Plan {id: of_plan})
RETURN p.name AS plan, a.name AS for_what, s.name AS source, f.amount AS amount, f.currency AS currency,
       f.text AS printed, f.doc AS doc, f.line AS line
ORDER BY f.doc, f.line, a.id, s.name, f.amount, coalesce(f.text, '')
