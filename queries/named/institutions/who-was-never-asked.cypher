// name: who-was-never-asked
// title.ro: Cine nu a fost întrebat
// title.en: Who was never asked
// title.el: Ποιος δεν ρωτήθηκε ποτέ
// title.fr: Qui n'a jamais été sollicité
// description.ro: Instituțiile pe care planul le cunoaște dintr-un acord, ca furnizor al unui serviciu sau din text, dar pe care nicio măsură nu le numește, nici ca responsabile, nici ca partenere, nici prin compartimentele lor.
// description.en: Institutions the plan knows from an agreement, as the provider of a service or from its text, but which no measure names, neither as responsible nor as partner, nor through their departments.
// description.el: Φορείς που το σχέδιο γνωρίζει από συμφωνία, ως παρόχους υπηρεσίας ή από το κείμενό του, αλλά κανένα μέτρο δεν τους αναφέρει, ούτε ως υπευθύνους ούτε ως εταίρους ούτε μέσω τμημάτων τους.
// description.fr: Les institutions que le plan connaît par un accord, comme prestataires d'un service ou par son texte, mais qu'aucune mesure ne nomme, ni comme responsables ni comme partenaires, ni par leurs services.
// parameters: plan, year
// columns: plan, institution, kind, how, doc, line
// order: plan, institution, how, doc, line
MATCH (g:Agreement)-[:BINDS]->(i:Institution)
WITH i, g.plan AS of_plan, min(g.line) AS line
MATCH (p:Plan {id: of_plan})
WHERE p.genre IN ['plan', 'strategy'] AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND NOT EXISTS { MATCH (i)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure) WHERE m.plan = of_plan }
  AND NOT EXISTS { MATCH (i)<-[:UNIT_OF*1..4]-(:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(n:Measure) WHERE n.plan = of_plan }
RETURN p.name AS plan, i.name AS institution, i.kind AS kind, 'bound by the agreement' AS how, p.doc AS doc, line
UNION ALL
MATCH (s:SocialService)-[:PROVIDED_BY|DELIVERED_BY]->(i:Institution)
WITH i, s.plan AS of_plan, min(s.line) AS line
MATCH (p:Plan {id: of_plan})
WHERE p.genre IN ['plan', 'strategy'] AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND NOT EXISTS { MATCH (i)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure) WHERE m.plan = of_plan }
  AND NOT EXISTS { MATCH (i)<-[:UNIT_OF*1..4]-(:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(n:Measure) WHERE n.plan = of_plan }
RETURN p.name AS plan, i.name AS institution, i.kind AS kind, 'provides the service' AS how, p.doc AS doc, line
UNION ALL
MATCH (i:Institution)-[r:NAMED_IN]->(p:Plan)
WITH i, p.id AS of_plan, min(r.line) AS line
MATCH (p:Plan {id: of_plan})
WHERE p.genre IN ['plan', 'strategy'] AND ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND NOT EXISTS { MATCH (i)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure) WHERE m.plan = of_plan }
  AND NOT EXISTS { MATCH (i)<-[:UNIT_OF*1..4]-(:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(n:Measure) WHERE n.plan = of_plan }
RETURN p.name AS plan, i.name AS institution, i.kind AS kind, 'named in' AS how, p.doc AS doc, line
