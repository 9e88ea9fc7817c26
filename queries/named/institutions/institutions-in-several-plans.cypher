// name: institutions-in-several-plans
// title.ro: Instituții care apar în mai multe planuri
// title.en: Institutions in several plans
// title.el: Φορείς σε περισσότερα σχέδια
// title.fr: Institutions présentes dans plusieurs plans
// description.ro: Instituțiile cu sarcini în cel puțin două planuri: în câte planuri și la câte măsuri, ca responsabil sau partener.
// description.en: Institutions with tasks in at least two plans: in how many plans and measures, as responsible or partner.
// description.el: Φορείς με καθήκοντα σε τουλάχιστον δύο σχέδια: σε πόσα σχέδια και μέτρα, ως υπεύθυνοι ή εταίροι.
// description.fr: Institutions avec des tâches dans au moins deux plans : dans combien de plans et de mesures, comme responsable ou partenaire.
// parameters: year
// columns: institution, kind, plans, measures
MATCH (i:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure)
WHERE $year IS NULL OR m.year = $year
WITH i, count(DISTINCT m.plan) AS plans, count(DISTINCT m.id) AS measures
WHERE plans > 1
RETURN i.name AS institution, i.kind AS kind, plans, measures
ORDER BY plans DESC, measures DESC, i.name, i.id
