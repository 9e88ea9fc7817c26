// name: what-hangs-on-one-source
// title.ro: Ce depinde de o sursă de finanțare
// title.en: What hangs on one source
// title.el: Τι εξαρτάται από μία πηγή
// title.fr: Ce qui dépend d'une source
// description.ro: Măsurile care numesc o sursă, cu suma unde este scrisă. Scrieți o parte din numele sursei.
// description.en: The measures that name a source, with the amount where one is written. Write a part of the source's name.
// description.el: Τα μέτρα που αναφέρουν μια πηγή, με το ποσό όπου γράφεται. Γράψτε μέρος του ονόματος της πηγής.
// description.fr: Les mesures qui nomment une source, avec le montant s'il est écrit. Écrivez une partie du nom de la source.
// parameters: source, plan, year
// columns: source, plan, code, measure, amount, currency, doc, line
MATCH (a:Measure)-[f:FUNDING_NAMED]->(s:FundingSource)
WHERE ($source IS NULL OR s.id = $source OR toLower(s.name) CONTAINS toLower($source))
  AND ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
WITH a, f, s, f.plan AS of_plan
MATCH (p:Plan {id: of_plan})
RETURN s.name AS source, p.name AS plan, a.code AS code, a.name AS measure, f.amount AS amount,
       f.currency AS currency, f.doc AS doc, f.line AS line
ORDER BY s.name, s.id, f.doc, f.line, a.id, coalesce(f.amount, -1.0), coalesce(f.currency, '')
