// name: measures-without-partner
// title.ro: Măsuri fără partener
// title.en: Measures without a partner
// title.el: Μέτρα χωρίς εταίρο
// title.fr: Mesures sans partenaire
// description.ro: Măsurile a căror celulă de parteneri este goală (lipsă), are o liniuță (planul spune că nu e nevoie) sau s-a pierdut la citire (nesigur). Planurile fără coloană de parteneri nu apar aici.
// description.en: Measures whose partner cell is empty (a gap), holds a dash (the plan says there is none) or was lost in reading (unsure). Plans without a partner column do not appear.
// description.el: Μέτρα των οποίων το κελί εταίρων είναι κενό (έλλειψη), έχει παύλα (το σχέδιο δηλώνει κανέναν) ή χάθηκε στην ανάγνωση (αβέβαιο). Σχέδια χωρίς στήλη εταίρων δεν εμφανίζονται.
// description.fr: Mesures dont la cellule des partenaires est vide (lacune), porte un tiret (le plan dit qu'il n'y en a pas) ou s'est perdue à la lecture (incertain). Les plans sans colonne de partenaires n'apparaissent pas.
// parameters: plan, year
// columns: plan, code, measure, responsible[], verdict, doc, line
MATCH (m:Measure)
WHERE m.partners_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, collect(DISTINCT i.name) AS responsible
RETURN p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.partners_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
