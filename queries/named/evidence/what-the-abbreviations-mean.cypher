// name: what-the-abbreviations-mean
// title.ro: Ce înseamnă abrevierile
// title.en: What the abbreviations mean
// title.el: Τι σημαίνουν οι συντομογραφίες
// title.fr: Ce que signifient les sigles
// description.ro: Lista de abrevieri a fiecărui document, așa cum o dă el însuși.
// description.en: Each document's own list of abbreviations.
// description.el: Ο κατάλογος συντομογραφιών κάθε εγγράφου, όπως τον δίνει το ίδιο.
// description.fr: La liste de sigles de chaque document, telle qu'il la donne.
// parameters: plan, year
// columns: plan, short, long, doc, line
MATCH (a:Abbreviation)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
RETURN p.name AS plan, a.short AS short, a.long AS long, a.doc AS doc, a.line AS line
ORDER BY p.name, p.id, a.short, a.line, a.id
