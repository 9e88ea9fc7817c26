// name: findings-by-kind
// title.ro: Constatările, după fel
// title.en: Findings by kind
// title.el: Διαπιστώσεις κατά είδος
// title.fr: Constats par type
// description.ro: Câte constatări de fiecare fel are fiecare plan și ce spun: lipsă, declarat inexistent, neînregistrat, nesigur.
// description.en: How many findings of each kind each plan has, and what they say: gap, stated none, not recorded, unsure.
// description.el: Πόσες διαπιστώσεις κάθε είδους έχει κάθε σχέδιο και τι λένε: κενό, δηλώνεται κανένα, δεν καταγράφεται, αβέβαιο.
// description.fr: Combien de constats de chaque type pour chaque plan, et ce qu'ils disent : lacune, déclaré inexistant, non demandé, incertain.
// parameters: plan, year
// columns: plan, kind, level, verdict, findings
MATCH (f:Finding)
WHERE ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
MATCH (p:Plan {id: f.plan})
RETURN p.name AS plan, f.kind AS kind, f.level AS level, f.verdict AS verdict, count(f) AS findings
ORDER BY plan, kind, level, verdict
