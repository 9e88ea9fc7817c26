// name: measures-without-responsible
// title.ro: Măsuri fără responsabil
// title.en: Measures without a responsible body
// title.el: Μέτρα χωρίς υπεύθυνο φορέα
// title.fr: Mesures sans responsable
// description.ro: Măsurile a căror celulă de responsabil este goală, are o liniuță sau s-a pierdut la citire.
// description.en: Measures whose cell for the responsible body is empty (a gap), holds a dash (stated none) or was lost in reading (unsure).
// description.el: Μέτρα των οποίων το κελί του υπεύθυνου φορέα είναι κενό (έλλειψη), έχει παύλα (δηλώνεται κανένας) ή χάθηκε στην ανάγνωση (αβέβαιο).
// description.fr: Mesures dont la cellule du responsable est vide (lacune), porte un tiret (aucun, dit le plan) ou s'est perdue à la lecture (incertain).
// parameters: plan, year
// columns: plan, code, measure, partners[], verdict, doc, line
MATCH (m:Measure)
WHERE m.responsible_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:PARTNER_IN]->(m)
WITH p, m, collect(DISTINCT i.name) AS partners
RETURN p.name AS plan, m.code AS code, m.name AS measure, partners,
       m.responsible_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
