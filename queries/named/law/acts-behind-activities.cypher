// name: acts-behind-activities
// title.ro: Actele din spatele măsurilor
// title.en: Acts behind the measures
// title.el: Πράξεις πίσω από τα μέτρα
// title.fr: Actes derrière les mesures
// description.ro: Măsurile ale căror rânduri citează ele însele un act, cu articolul și citatul.
// description.en: Measures whose own row cites an act, with article and quote.
// description.el: Μέτρα των οποίων η ίδια η γραμμή επικαλείται πράξη, με άρθρο και παράθεμα.
// description.fr: Mesures dont la ligne même cite un acte, avec l'article et la citation.
// parameters: plan, year
// columns: plan, act, article, measure, doc, line, quote
MATCH (a:Measure)-[b:BASED_ON]->(l:LegalAct)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
RETURN p.name AS plan, l.name AS act, b.article AS article, a.name AS measure, b.doc AS doc, b.line AS line,
       b.quote AS quote
ORDER BY b.doc, b.line, l.name, l.id, a.id, coalesce(b.article, ''), coalesce(b.quote, '')
