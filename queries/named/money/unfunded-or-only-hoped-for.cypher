// name: unfunded-or-only-hoped-for
// title.ro: Nefinanțat sau doar sperat
// title.en: Unfunded or only hoped for
// title.el: Χωρίς χρήματα ή μόνο με ελπίδα
// title.fr: Non financé ou seulement espéré
// description.ro: Măsurile ale căror surse numite sunt toate neangajate (fonduri de atras, donații, proiecte), cu sursele așa cum sunt numite.
// description.en: Measures all of whose named sources are uncommitted (funds to be raised, donations, projects), with the sources named.
// description.el: Μέτρα των οποίων όλες οι πηγές είναι μη δεσμευμένες (προς άντληση, δωρεές, έργα), με τις πηγές που αναφέρονται.
// description.fr: Mesures dont toutes les sources nommées sont non engagées (fonds à lever, dons, projets), avec les sources nommées.
// parameters: plan, year
// columns: plan, code, measure, sources[], doc, line
MATCH (m:Measure)<-[:PART_OF]-(a:Activity)-[:FUNDING_NAMED]->(s:FundingSource)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH m, collect(DISTINCT s.name) AS sources, sum(CASE WHEN s.kind = 'uncommitted' THEN 0 ELSE 1 END) AS firm
WHERE firm = 0
MATCH (p:Plan {id: m.plan})
RETURN p.name AS plan, m.code AS code, m.name AS measure, sources, m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
