// name: services-with-waiting-list-and-no-measure
// title.ro: Servicii cu listă de așteptare și nicio măsură
// title.en: Services with a waiting list and no measure
// title.el: Υπηρεσίες με λίστα αναμονής και κανένα μέτρο
// title.fr: Services avec liste d'attente et aucune mesure
// description.ro: Serviciile cu oameni în așteptare pentru ale căror grupuri planul nu are nicio măsură și niciun serviciu propus. Un serviciu fără grup-țintă scris apare și el.
// description.en: Services with people waiting for whose groups the plan has neither a measure nor a proposed service. A service with no group written appears too.
// description.el: Υπηρεσίες με αναμονή για τις ομάδες των οποίων το σχέδιο δεν έχει ούτε μέτρο ούτε προτεινόμενη υπηρεσία. Εμφανίζεται και υπηρεσία χωρίς ομάδα.
// description.fr: Services avec des personnes en attente, pour les groupes desquels le plan n'a ni mesure ni service proposé. Un service sans groupe écrit apparaît aussi.
// parameters: plan, year
// columns: plan, service, waiting, groups[], doc, line
MATCH (s:SocialService)
WHERE s.waiting > 0 AND ($plan IS NULL OR s.plan = $plan) AND ($year IS NULL OR s.year = $year)
  AND NOT EXISTS { MATCH (s)-[:AIMED_AT]->(g:TargetGroup)<-[:AIMED_AT]-(a:Measure) WHERE a.plan = s.plan }
  AND NOT EXISTS {
    MATCH (s)-[:AIMED_AT]->(h:TargetGroup)<-[:AIMED_AT]-(t:SocialService)
    WHERE t.plan = s.plan AND t.service_status = 'proposed'
  }
MATCH (p:Plan {id: s.plan})
OPTIONAL MATCH (s)-[:AIMED_AT]->(k:TargetGroup)
WITH p, s, collect(DISTINCT k.name) AS groups
RETURN p.name AS plan, s.name AS service, s.waiting AS waiting, groups, s.doc AS doc, s.line AS line
ORDER BY s.waiting DESC, s.doc, s.line, s.id
