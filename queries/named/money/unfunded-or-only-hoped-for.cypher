// name: unfunded-or-only-hoped-for
// title.ro: Nefinanțat sau doar sperat
// title.en: Unfunded or only hoped for
// title.el: Χωρίς χρήματα ή μόνο με ελπίδα
// title.fr: Non financé ou seulement espéré
// description.ro: Măsurile fără sursă și fără buget, și cele ale căror surse numite sunt toate neangajate (fonduri de atras, donații, proiecte), cu sursele numite. Fără surse: nu e niciuna; o liniuță înseamnă că planul spune „fără”.
// description.en: Measures with neither source nor budget, and those all of whose named sources are uncommitted (funds to be raised, donations, projects), with the sources named. No sources: there is none; stated none is a dash, or words that say so.
// description.el: Μέτρα χωρίς πηγή και χωρίς προϋπολογισμό, και μέτρα των οποίων όλες οι πηγές είναι μη δεσμευμένες (προς άντληση, δωρεές, έργα), με τις πηγές που αναφέρονται. Χωρίς πηγές: δεν υπάρχει καμία· με παύλα το δηλώνει το ίδιο το σχέδιο.
// description.fr: Mesures sans source ni budget, et celles dont toutes les sources nommées sont non engagées (fonds à lever, dons, projets), avec les sources nommées. Sans sources : il n'y en a aucune ; un tiret signifie que le plan le dit lui-même.
// parameters: plan, year
// columns: plan, code, measure, sources[], verdict, doc, line
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (m)-[:FUNDING_NAMED]->(s:FundingSource)
WITH p, m, collect(DISTINCT s.name) AS sources, count(s) AS named,
     sum(CASE WHEN s.kind = 'uncommitted' THEN 1 ELSE 0 END) AS hoped
WHERE (named > 0 AND named = hoped)
   OR (named = 0 AND m.funding_verdict IN ['gap', 'stated none', 'unsure'])
RETURN p.name AS plan, m.code AS code, m.name AS measure, sources,
       CASE WHEN named > 0 THEN 'gap' ELSE m.funding_verdict END AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
