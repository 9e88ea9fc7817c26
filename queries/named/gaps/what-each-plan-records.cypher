// name: what-each-plan-records
// title.ro: Ce cere și ce completează fiecare plan
// title.en: What each plan asks and fills in
// title.el: Τι ζητά και τι συμπληρώνει κάθε σχέδιο
// title.fr: Ce que chaque plan demande et remplit
// description.ro: Pentru fiecare plan și coloană: câte măsuri au valoare, câte sunt goale, cu liniuță, pierdute la citire sau fără coloană. Arată ce se poate numi lipsă și ce nu.
// description.en: For each plan and column: how many measures have a value, are empty, hold a dash, were lost in reading or have no such column. Shows what can be called missing and what cannot.
// description.el: Για κάθε σχέδιο και στήλη: πόσα μέτρα έχουν τιμή, είναι κενά, έχουν παύλα, χάθηκαν στην ανάγνωση ή δεν έχουν τέτοια στήλη. Δείχνει τι μπορεί να ονομαστεί έλλειψη.
// description.fr: Pour chaque plan et colonne : combien de mesures ont une valeur, sont vides, portent un tiret, se sont perdues à la lecture ou n'ont pas cette colonne. Montre ce qu'on peut dire manquant.
// parameters: plan, year
// columns: plan, column, state, measures
// order: plan, column, state, measures
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'responsible' AS column, m.responsible_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'partners' AS column, m.partners_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'funding' AS column, m.funding_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'budget' AS column, m.budget_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'indicators' AS column, m.indicators_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'targets' AS column, m.targets_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'deadline' AS column, m.deadline_cell AS state, count(m) AS measures
UNION ALL
MATCH (m:Measure)
WHERE m.status IN ['planned', 'achieved'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, 'target_groups' AS column, m.target_groups_cell AS state, count(m) AS measures
