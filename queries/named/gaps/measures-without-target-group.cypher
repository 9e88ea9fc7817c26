// name: measures-without-target-group
// title.ro: Măsuri fără grup-țintă
// title.en: Measures without a target group
// title.el: Μέτρα χωρίς ομάδα-στόχο
// title.fr: Mesures sans groupe cible
// description.ro: Măsurile a căror celulă de grup-țintă este goală, are o liniuță sau s-a pierdut la citire; planurile care nu cer grupul-țintă nu apar.
// description.en: Measures whose target-group cell is empty (a gap), holds a dash (stated none) or was lost in reading (unsure); plans that do not ask do not appear.
// description.el: Μέτρα των οποίων το κελί ομάδας-στόχου είναι κενό, έχει παύλα ή χάθηκε στην ανάγνωση· σχέδια που δεν ρωτούν δεν εμφανίζονται.
// description.fr: Mesures dont la cellule du groupe cible est vide (lacune), porte un tiret (aucun) ou s'est perdue à la lecture (incertain) ; les plans qui ne le demandent pas n'apparaissent pas.
// parameters: plan, year
// columns: plan, code, measure, responsible[], verdict, doc, line
MATCH (m:Measure)
WHERE m.target_groups_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, collect(DISTINCT i.name) AS responsible
RETURN p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.target_groups_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
