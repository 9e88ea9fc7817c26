// name: bodies-without-an-agreement
// title.ro: Instituții din afară fără acord în vigoare
// title.en: Outside bodies without an agreement in force
// title.el: Εξωτερικοί φορείς χωρίς συμφωνία σε ισχύ
// title.fr: Organismes extérieurs sans accord en vigueur
// description.ro: Instituțiile partenere din afara emitentului pe care planul nu le leagă prin niciun acord în vigoare, în planurile care numesc acorduri. Un acord poate exista fără să fie scris.
// description.en: Partner institutions outside the issuer that no agreement in force in the plan binds, in plans that name agreements. An agreement may exist without being written there.
// description.el: Φορείς-εταίροι εκτός του εκδότη που δεν δεσμεύονται από συμφωνία σε ισχύ στο σχέδιο, σε σχέδια που αναφέρουν συμφωνίες. Μπορεί να υπάρχει συμφωνία χωρίς να αναφέρεται.
// description.fr: Institutions partenaires hors de l'émetteur qu'aucun accord en vigueur du plan ne lie, dans les plans qui nomment des accords. Un accord peut exister sans y être écrit.
// parameters: plan, year
// columns: plan, institution, kind, measures
MATCH (i:Institution)-[:PARTNER_IN]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
  AND EXISTS { MATCH (any:Agreement) WHERE any.plan = m.plan }
  AND NOT EXISTS { MATCH (g:Agreement)-[:BINDS]->(i) WHERE g.plan = m.plan AND g.status = 'in_force' }
  AND NOT EXISTS { MATCH (q:Plan)-[:DRAFTED_BY]->(i) WHERE q.id = m.plan }
  AND NOT EXISTS { MATCH (i)-[:UNIT_OF*1..4]->(o:Institution)<-[:DRAFTED_BY]-(w:Plan) WHERE w.id = m.plan }
WITH i, m.plan AS of_plan, count(DISTINCT m.id) AS measures
MATCH (p:Plan {id: of_plan})
RETURN p.name AS plan, i.name AS institution, i.kind AS kind, measures
ORDER BY p.name, p.id, measures DESC, i.name, i.id
