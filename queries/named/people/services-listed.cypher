// name: services-listed
// title.ro: Serviciile sociale din planuri
// title.en: Social services in the plans
// title.el: Κοινωνικές υπηρεσίες στα σχέδια
// title.fr: Services sociaux des plans
// description.ro: Serviciile existente și propuse, cu codul, capacitatea, gradul de ocupare, lista de așteptare și cine le furnizează.
// description.en: Existing and proposed services with code, capacity, occupancy, waiting list and provider.
// description.el: Υφιστάμενες και προτεινόμενες υπηρεσίες με κωδικό, δυναμικότητα, πληρότητα, λίστα αναμονής και πάροχο.
// description.fr: Services existants et proposés, avec code, capacité, taux d'occupation, liste d'attente et fournisseur.
// parameters: plan, year
// columns: plan, service, code, status, capacity, occupancy, waiting, providers[], doc, line
MATCH (s:SocialService)
WHERE ($plan IS NULL OR s.plan = $plan) AND ($year IS NULL OR s.year = $year)
MATCH (p:Plan {id: s.plan})
OPTIONAL MATCH (s)-[:PROVIDED_BY]->(i)
WITH p, s, collect(DISTINCT i.name) AS providers
RETURN p.name AS plan, s.name AS service, s.code AS code, s.service_status AS status, s.capacity AS capacity,
       s.occupancy AS occupancy, s.waiting AS waiting, providers, s.doc AS doc, s.line AS line
ORDER BY s.doc, s.line, s.id
