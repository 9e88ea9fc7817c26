// name: elements-of-order-1086
// title.ro: Elementele cerute de Ordinul 1086/2018
// title.en: Elements asked by Order 1086/2018
// title.el: Στοιχεία που ζητά το Διάταγμα 1086/2018
// title.fr: Éléments demandés par l'Ordre 1086/2018
// description.ro: Pentru planurile anuale de servicii sociale (care listează servicii sau citează ordinul): de câte ori a fost găsit fiecare element cerut. 0 înseamnă: element negăsit în text.
// description.en: For annual plans of social services (those that list services or cite the order): how often each element asked for was found. 0 means: element not found in the text.
// description.el: Για ετήσια σχέδια κοινωνικών υπηρεσιών (που καταγράφουν υπηρεσίες ή παραθέτουν το διάταγμα): πόσες φορές βρέθηκε κάθε στοιχείο. 0 σημαίνει: δεν βρέθηκε στο κείμενο.
// description.fr: Pour les plans annuels de services sociaux (qui listent des services ou citent l'ordre) : combien de fois chaque élément demandé a été trouvé. 0 signifie : élément non trouvé dans le texte.
// parameters: plan, year
// columns: plan, element, found
// order: plan, element, found
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:SocialService {plan: p.id})
WHERE s.service_status = 'existing'
RETURN p.name AS plan, 'existing services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:SocialService {plan: p.id})
WHERE s.service_status = 'proposed'
RETURN p.name AS plan, 'proposed services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:SocialService {plan: p.id})
WHERE s.service_status = 'existing' AND s.budget_cell = 'value'
RETURN p.name AS plan, 'budgets of existing services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:SocialService {plan: p.id})
WHERE s.service_status = 'existing' AND s.capacity_cell = 'value' AND s.occupancy_cell = 'value'
RETURN p.name AS plan, 'capacity and occupancy of existing services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:SocialService {plan: p.id})
WHERE s.service_status = 'proposed' AND s.staff_cell = 'value' AND s.space_cell = 'value'
RETURN p.name AS plan, 'staff and space of proposed services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Activity {plan: p.id})
WHERE s.activity_type = 'contracting'
RETURN p.name AS plan, 'contracting of services' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Activity {plan: p.id})
WHERE s.activity_type = 'subsidy'
RETURN p.name AS plan, 'subsidies' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Activity {plan: p.id})
WHERE s.activity_type = 'information'
RETURN p.name AS plan, 'information of the public' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Activity {plan: p.id})
WHERE s.activity_type = 'training'
RETURN p.name AS plan, 'training of staff' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Agreement {plan: p.id})
WHERE s.id IS NOT NULL
RETURN p.name AS plan, 'partnerships and agreements' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Measure {plan: p.id})
WHERE s.funding_cell = 'value'
RETURN p.name AS plan, 'funding sources of measures' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Measure {plan: p.id})
WHERE s.responsible_cell = 'value'
RETURN p.name AS plan, 'responsible bodies of measures' AS element, count(DISTINCT s.id) AS found
UNION ALL
MATCH (p:Plan)
WHERE p.genre = 'plan' AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND (EXISTS { MATCH (v:SocialService)-[:LISTED_IN]->(p) }
       OR EXISTS { MATCH (p)-[:BASED_ON]->(l:LegalAct) WHERE l.number = '1086' AND l.year = 2018 })
OPTIONAL MATCH (s:Measure {plan: p.id})
WHERE s.deadline_cell = 'value'
RETURN p.name AS plan, 'deadlines of measures' AS element, count(DISTINCT s.id) AS found
