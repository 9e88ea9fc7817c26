// name: funding-sources
// title.ro: Sursele de finanțare și ce depinde de ele
// title.en: Funding sources and what hangs on them
// title.el: Πηγές χρηματοδότησης και τι εξαρτάται από αυτές
// title.fr: Sources de financement et ce qui en dépend
// description.ro: Pentru fiecare sursă numită: câte măsuri, activități și servicii o numesc și în câte planuri. O măsură cu mai multe surse se numără la fiecare.
// description.en: For each source named: how many measures, activities and services name it, in how many plans. A measure with several sources counts under each.
// description.el: Για κάθε πηγή: πόσα μέτρα, δράσεις και υπηρεσίες την αναφέρουν και σε πόσα σχέδια. Μέτρο με πολλές πηγές μετρά σε καθεμία.
// description.fr: Pour chaque source nommée : combien de mesures, d'activités et de services la nomment, dans combien de plans. Une mesure à plusieurs sources compte sous chacune.
// parameters: plan, year
// columns: source, kind, measures, activities, services, plans
MATCH (s:FundingSource)
OPTIONAL MATCH (s)<-[:FUNDING_NAMED]-(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH s, count(DISTINCT m.id) AS measures
OPTIONAL MATCH (s)<-[:ACTIVITY_FUNDING_NAMED]-(a:Activity)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
WITH s, measures, count(DISTINCT a.id) AS activities
OPTIONAL MATCH (s)<-[:FUNDING_NAMED]-(v:SocialService)
WHERE ($plan IS NULL OR v.plan = $plan) AND ($year IS NULL OR v.year = $year)
WITH s, measures, activities, count(DISTINCT v.id) AS services
MATCH (s)<-[g:FUNDING_NAMED]-(x)
WHERE ($plan IS NULL OR g.plan = $plan) AND ($year IS NULL OR g.year = $year)
WITH s, measures, activities, services, count(DISTINCT g.plan) AS plans
RETURN s.name AS source, s.kind AS kind, measures, activities, services, plans
ORDER BY measures DESC, activities DESC, services DESC, s.name, s.id
