// name: indicators-and-targets
// title.ro: Indicatorii și valorile-țintă
// title.en: Indicators and target values
// title.el: Δείκτες και τιμές-στόχοι
// title.fr: Indicateurs et valeurs cibles
// description.ro: Indicatorii cu o valoare-țintă numerică, pe măsură, cu unitatea și rândul.
// description.en: Indicators with a numeric target value, by measure, with unit and line.
// description.el: Δείκτες με αριθμητική τιμή-στόχο, ανά μέτρο, με μονάδα και γραμμή.
// description.fr: Indicateurs avec une valeur cible chiffrée, par mesure, avec l'unité et la ligne.
// parameters: plan, year
// columns: plan, code, measure, indicator, target, unit, per, doc, line
MATCH (m:Measure)-[:MEASURED_BY]->(n:Indicator)
WHERE n.target IS NOT NULL AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
RETURN p.name AS plan, m.code AS code, m.name AS measure, n.name AS indicator, n.target AS target, n.unit AS unit,
       n.per AS per, n.doc AS doc, n.line AS line
ORDER BY n.doc, n.line, m.id, n.id
