// name: figures-stated
// title.ro: Cifrele din documente
// title.en: Figures the documents state
// title.el: Αριθμοί στα έγγραφα
// title.fr: Chiffres des documents
// description.ro: Numerele pe care documentele le afirmă ca fapte, cu citatul.
// description.en: Numbers the documents state as facts, with the quote.
// description.el: Αριθμοί που τα έγγραφα δηλώνουν ως γεγονότα, με το παράθεμα.
// description.fr: Nombres que les documents affirment comme des faits, avec la citation.
// parameters: plan, year
// columns: plan, value, unit, what, subject, doc, line, quote
MATCH (f:Figure)
WHERE ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
MATCH (p:Plan {id: f.plan})
RETURN p.name AS plan, f.value AS value, f.unit AS unit, f.what AS what, f.subject AS subject, f.doc AS doc,
       f.line AS line, f.quote AS quote
ORDER BY f.doc, f.line, f.id
