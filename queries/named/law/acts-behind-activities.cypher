// name: acts-behind-activities
// title.ro: Actele din spatele activităților
// title.en: Acts behind the activities
// title.el: Πράξεις πίσω από τις δράσεις
// title.fr: Actes derrière les activités
// description.ro: Activitățile ale căror rânduri citează ele însele un act, cu articolul și citatul.
// description.en: Activities whose own row cites an act, with article and quote.
// description.el: Δράσεις των οποίων η ίδια η γραμμή επικαλείται πράξη, με άρθρο και παράθεμα.
// description.fr: Activités dont la ligne même cite un acte, avec l'article et la citation.
// parameters: plan, year
// columns: plan, act, article, activity, doc, line, quote
MATCH (a:Activity)-[b:BASED_ON]->(l:LegalAct)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
RETURN p.name AS plan, l.name AS act, b.article AS article, a.name AS activity, b.doc AS doc, b.line AS line,
       b.quote AS quote
ORDER BY b.doc, b.line, l.name, l.id, a.id, coalesce(b.article, ''), coalesce(b.quote, '')
