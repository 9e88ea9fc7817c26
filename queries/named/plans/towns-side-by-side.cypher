// name: towns-side-by-side
// title.ro: Orașe alăturate
// title.en: Towns side by side
// title.el: Πόλεις δίπλα-δίπλα
// title.fr: Villes côte à côte
// description.ro: Pentru fiecare plan: măsuri, instituții responsabile, instituții partenere, măsuri cu partener și cu finanțare scrise, servicii și acorduri. Numai planuri și strategii.
// description.en: For each plan: measures, responsible institutions, partner institutions, measures with a partner and with funding written, services and agreements. Plans and strategies only.
// description.el: Για κάθε σχέδιο: μέτρα, υπεύθυνοι φορείς, εταίροι, μέτρα με εταίρο και με χρηματοδότηση, υπηρεσίες και συμφωνίες. Μόνο σχέδια και στρατηγικές.
// description.fr: Pour chaque plan : mesures, institutions responsables, partenaires, mesures avec partenaire et avec financement écrits, services et accords. Plans et stratégies seulement.
// parameters: year
// columns: place, plan, year, measures, responsible, partners, with_partner, with_funding, services, agreements
MATCH (p:Plan)
WHERE p.genre IN ['plan', 'strategy'] AND ($year IS NULL OR p.year = $year)
OPTIONAL MATCH (m:Measure {plan: p.id})
WHERE m.status IN ['planned', 'achieved']
WITH p, count(DISTINCT m.id) AS measures, coalesce(sum(CASE WHEN m.partners_cell = 'value' THEN 1 ELSE 0 END), 0) AS with_partner,
     coalesce(sum(CASE WHEN m.funding_verdict = 'value' THEN 1 ELSE 0 END), 0) AS with_funding
OPTIONAL MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(n:Measure {plan: p.id})
WITH p, measures, with_partner, with_funding, count(DISTINCT i.id) AS responsible
OPTIONAL MATCH (j:Institution)-[:PARTNER_IN]->(k:Measure {plan: p.id})
WITH p, measures, with_partner, with_funding, responsible, count(DISTINCT j.id) AS partners
OPTIONAL MATCH (s:SocialService {plan: p.id})
WITH p, measures, with_partner, with_funding, responsible, partners, count(DISTINCT s.id) AS services
OPTIONAL MATCH (g:Agreement {plan: p.id})
WITH p, measures, with_partner, with_funding, responsible, partners, services, count(DISTINCT g.id) AS agreements
RETURN p.place AS place, p.name AS plan, p.year AS year, measures, responsible, partners, with_partner, with_funding,
       services, agreements
ORDER BY coalesce(p.place, ''), coalesce(p.year, 0), p.id
