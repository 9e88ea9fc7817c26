// name: what-hangs-on-one-budget
// title.ro: Ce ține de un singur buget
// title.en: What hangs on one budget
// title.el: Τι εξαρτάται από έναν μόνο προϋπολογισμό
// title.fr: Ce qui dépend d'un seul budget
// description.ro: Pe fiecare plan și sursă de bani: câte măsuri o numesc, câte nu numesc nicio alta și câte instituții răspund de acestea. Dacă banii nu vin, acelea rămân fără. Scrieți o parte din numele sursei.
// description.en: For each plan and source of money: how many measures name it, how many name no other, and how many institutions answer for those. If the money does not come, those have none. Write a part of the source's name.
// description.el: Για κάθε σχέδιο και πηγή χρημάτων: πόσα μέτρα την αναφέρουν, πόσα δεν αναφέρουν άλλη και πόσοι φορείς είναι υπεύθυνοι γι' αυτά. Αν τα χρήματα δεν έρθουν, αυτά μένουν χωρίς. Γράψτε μέρος του ονόματος της πηγής.
// description.fr: Pour chaque plan et source d'argent : combien de mesures la nomment, combien n'en nomment pas d'autre, et combien d'institutions répondent de celles-ci. Si l'argent ne vient pas, elles n'en ont pas. Écrivez une partie du nom de la source.
// parameters: source, plan, year
// columns: source, plan, measures, only_this, institutions
MATCH (m:Measure)-[:FUNDING_NAMED]->(s:FundingSource)
WHERE ($source IS NULL OR s.id = $source OR toLower(s.name) CONTAINS toLower($source))
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT m, s
OPTIONAL MATCH (m)-[:FUNDING_NAMED]->(o:FundingSource)
WHERE o.id <> s.id
WITH m, s, count(o) AS others
OPTIONAL MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m)
WHERE others = 0
WITH s, m.plan AS of_plan, count(DISTINCT m.id) AS measures,
     count(DISTINCT CASE WHEN others = 0 THEN m.id END) AS only_this, count(DISTINCT i.id) AS institutions
MATCH (p:Plan {id: of_plan})
RETURN s.name AS source, p.name AS plan, measures, only_this, institutions
ORDER BY only_this DESC, measures DESC, s.name, s.id, p.name, p.id
