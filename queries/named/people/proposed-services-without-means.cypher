// name: proposed-services-without-means
// title.ro: Servicii propuse fără mijloace
// title.en: Proposed services without means
// title.el: Προτεινόμενες υπηρεσίες χωρίς μέσα
// title.fr: Services proposés sans moyens
// description.ro: Servicii propuse la care lipsește capacitatea, personalul, spațiul sau bugetul acolo unde documentul le cere.
// description.en: Proposed services for which capacity, staff, space or budget is empty where the document asks for it.
// description.el: Προτεινόμενες υπηρεσίες όπου λείπει δυναμικότητα, προσωπικό, χώρος ή προϋπολογισμός ενώ το έγγραφο τα ζητά.
// description.fr: Services proposés pour lesquels la capacité, le personnel, l'espace ou le budget est vide alors que le document le demande.
// parameters: plan, year
// columns: plan, service, capacity, staff, space, budget, doc, line
MATCH (s:SocialService)
WHERE s.service_status = 'proposed' AND ($plan IS NULL OR s.plan = $plan) AND ($year IS NULL OR s.year = $year)
  AND (s.capacity_cell = 'empty' OR s.staff_cell = 'empty' OR s.space_cell = 'empty' OR s.budget_cell = 'empty')
MATCH (p:Plan {id: s.plan})
RETURN p.name AS plan, s.name AS service, s.capacity_cell AS capacity, s.staff_cell AS staff, s.space_cell AS space,
       s.budget_cell AS budget, s.doc AS doc, s.line AS line
ORDER BY s.doc, s.line, s.id
