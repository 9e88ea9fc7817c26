// name: rows-taken-from-elsewhere
// title.ro: Rânduri preluate din alt document
// title.en: Rows taken from another document
// title.el: Γραμμές από άλλο έγγραφο
// title.fr: Lignes reprises d'un autre document
// description.ro: Activitățile pe care planul le reia dintr-o strategie sau din alt document; nu se numără la sarcini.
// description.en: Activities the plan restates from a strategy or another document; they count in no load.
// description.el: Δράσεις που το σχέδιο επαναλαμβάνει από στρατηγική ή άλλο έγγραφο· δεν μετρούν στον φόρτο.
// description.fr: Activités que le plan reprend d'une stratégie ou d'un autre document ; elles ne comptent dans aucune charge.
// parameters: plan, year
// columns: plan, origin, status, code, activity, doc, line
MATCH (a:Activity|Entry)
WHERE a.origin IS NOT NULL AND ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
RETURN p.name AS plan, a.origin AS origin, a.status AS status, a.code AS code, a.name AS activity, a.doc AS doc,
       a.line AS line
ORDER BY a.doc, a.line, a.id
