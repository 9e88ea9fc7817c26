// name: target-groups
// title.ro: Grupurile-țintă și cine le servește
// title.en: Target groups and who serves them
// title.el: Ομάδες-στόχοι και ποιος τις εξυπηρετεί
// title.fr: Groupes cibles et qui s'en occupe
// description.ro: Pentru fiecare grup: câte măsuri și servicii îl numesc și ce instituții răspund de acele măsuri.
// description.en: For each group: how many measures and services name it, and which institutions answer for those measures.
// description.el: Για κάθε ομάδα: πόσα μέτρα και υπηρεσίες την αναφέρουν και ποιοι φορείς είναι υπεύθυνοι για τα μέτρα αυτά.
// description.fr: Pour chaque groupe : combien de mesures et de services le nomment, et quelles institutions répondent de ces mesures.
// parameters: plan, year
// columns: group, measures, services, institutions[]
MATCH (g:TargetGroup)
OPTIONAL MATCH (g)<-[:AIMED_AT]-(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
OPTIONAL MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m)
WITH g, count(DISTINCT m.id) AS measures, collect(DISTINCT i.name) AS institutions
OPTIONAL MATCH (g)<-[:AIMED_AT]-(s:SocialService)
WHERE ($plan IS NULL OR s.plan = $plan) AND ($year IS NULL OR s.year = $year)
WITH g, measures, institutions, count(DISTINCT s.id) AS services
WHERE measures + services > 0
RETURN g.name AS group, measures, services, institutions
ORDER BY measures DESC, services DESC, g.name, g.id
