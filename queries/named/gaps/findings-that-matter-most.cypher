// name: findings-that-matter-most
// title.ro: Constatările cele mai importante
// title.en: The findings that matter most
// title.el: Οι σημαντικότερες διαπιστώσεις
// title.fr: Les constats les plus importants
// description.ro: Lipsurile importante și medii care nu au fost justificate, cu citatul pe care se sprijină. Scrieți în «kind» un fel de constatare pentru a vedea doar acel fel.
// description.en: Gaps of high and medium severity that nobody has justified, with the quote they rest on. Give «kind» to see one kind only.
// description.el: Τα κενά υψηλής και μεσαίας σοβαρότητας που δεν δικαιολογήθηκαν, με το παράθεμα στο οποίο στηρίζονται. Δώστε «kind» για ένα μόνο είδος.
// description.fr: Les lacunes de gravité élevée et moyenne que personne n'a justifiées, avec la citation sur laquelle elles reposent. Donnez « kind » pour n'en voir qu'un type.
// parameters: kind, plan, year
// columns: plan, severity, kind, finding, doc, line, quote
MATCH (f:Finding)
WHERE f.verdict = 'gap' AND f.severity IN ['high', 'medium'] AND ($kind IS NULL OR f.kind = $kind)
  AND coalesce(f.decision, '') <> 'justified'
  AND ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
MATCH (p:Plan {id: f.plan})
RETURN p.name AS plan, f.severity AS severity, f.kind AS kind, f.name AS finding, f.doc AS doc, f.line AS line,
       f.quote AS quote
ORDER BY p.name, p.id, f.severity, f.kind, coalesce(f.doc, ''), coalesce(f.line, 0), f.id
