// name: measures-without-deadline
// title.ro: Măsuri fără termen
// title.en: Measures without a deadline
// title.el: Μέτρα χωρίς προθεσμία
// title.fr: Mesures sans échéance
// description.ro: Măsurile a căror celulă de termen este goală, are o liniuță sau s-a pierdut la citire; planurile fără coloană de termen nu apar.
// description.en: Measures whose deadline cell is empty (a gap), holds a dash (stated none) or was lost in reading (unsure); plans without such a column do not appear.
// description.el: Μέτρα των οποίων το κελί προθεσμίας είναι κενό, έχει παύλα ή χάθηκε στην ανάγνωση· σχέδια χωρίς τέτοια στήλη δεν εμφανίζονται.
// description.fr: Mesures dont la cellule d'échéance est vide (lacune), porte un tiret (aucune) ou s'est perdue à la lecture (incertain) ; les plans sans cette colonne n'apparaissent pas.
// parameters: plan, year
// columns: plan, code, measure, responsible[], verdict, doc, line
MATCH (m:Measure)
WHERE m.deadline_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, collect(DISTINCT i.name) AS responsible
RETURN p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.deadline_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
