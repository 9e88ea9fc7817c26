// name: plans-at-a-glance
// title.ro: Planurile pe scurt
// title.en: The plans at a glance
// title.el: Τα σχέδια με μια ματιά
// title.fr: Les plans en bref
// description.ro: Fiecare document: felul, emitentul, perioada, actul de adoptare și câte obiective, măsuri și activități are.
// description.en: Each document: genre, issuer, period, adopting act, and how many objectives, measures and activities it has.
// description.el: Κάθε έγγραφο: είδος, εκδότης, περίοδος, πράξη έγκρισης και πόσους στόχους, μέτρα και δράσεις έχει.
// description.fr: Chaque document : genre, émetteur, période, acte d'adoption, et combien d'objectifs, de mesures et d'activités.
// parameters: year
// columns: plan, genre, issuer, period, adopting_act, objectives, measures, activities, doc
MATCH (p:Plan)
WHERE $year IS NULL OR p.year = $year
OPTIONAL MATCH (o:Objective {plan: p.id})
WITH p, count(DISTINCT o.id) AS objectives
OPTIONAL MATCH (m:Measure {plan: p.id})
WITH p, objectives, count(DISTINCT m.id) AS measures
OPTIONAL MATCH (a:Activity {plan: p.id})
WITH p, objectives, measures, count(DISTINCT a.id) AS activities
RETURN p.name AS plan, p.genre AS genre, p.issuer AS issuer, p.period AS period, p.adopting_act AS adopting_act,
       objectives, measures, activities, p.doc AS doc
ORDER BY p.name, p.id
