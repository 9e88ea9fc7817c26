// name: measures-without-indicators
// title.ro: Măsuri fără indicatori
// title.en: Measures without indicators
// title.el: Μέτρα χωρίς δείκτες
// title.fr: Mesures sans indicateurs
// description.ro: Măsurile a căror celulă de indicatori este goală, are o liniuță sau s-a pierdut la citire.
// description.en: Measures whose indicator cell is empty (a gap), holds a dash (stated none) or was lost in reading (unsure).
// description.el: Μέτρα των οποίων το κελί δεικτών είναι κενό, έχει παύλα ή χάθηκε στην ανάγνωση.
// description.fr: Mesures dont la cellule des indicateurs est vide (lacune), porte un tiret (aucun) ou s'est perdue à la lecture (incertain).
// parameters: plan, year
// columns: plan, code, measure, responsible[], verdict, doc, line
MATCH (m:Measure)
WHERE m.indicators_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, collect(DISTINCT i.name) AS responsible
RETURN p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.indicators_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
