// name: what-is-due
// title.ro: Ce are termen și când
// title.en: What is due and when
// title.el: Τι λήγει και πότε
// title.fr: Ce qui est dû et quand
// description.ro: Activitățile cu un termen care se poate așeza în timp, în ordinea sfârșitului, cu cine răspunde.
// description.en: Activities whose deadline can be placed in time, in the order they end, with who answers for them.
// description.el: Δράσεις των οποίων η προθεσμία τοποθετείται στον χρόνο, κατά σειρά λήξης, με τους υπευθύνους.
// description.fr: Activités dont l'échéance peut être placée dans le temps, dans l'ordre où elles finissent, avec les responsables.
// parameters: plan, year
// columns: ends, deadline, plan, code, activity, responsible[], doc, line
MATCH (a:Activity)
WHERE a.ends IS NOT NULL AND a.status = 'planned' AND ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR_ACTIVITY]->(a)
WITH p, a, collect(DISTINCT i.name) AS responsible
RETURN a.ends AS ends, a.deadline AS deadline, p.name AS plan, a.code AS code, a.name AS activity, responsible,
       a.doc AS doc, a.line AS line
ORDER BY a.ends, a.doc, a.line, a.id
