// name: who-works-with-whom
// title.ro: Cine lucrează cu cine
// title.en: Who works with whom
// title.el: Ποιος συνεργάζεται με ποιον
// title.fr: Qui travaille avec qui
// description.ro: Perechi formate din instituția responsabilă și o instituție parteneră a aceleiași măsuri, după numărul de măsuri comune. Planul arată atribuirea, nu contactul.
// description.en: Pairs of a responsible institution and a partner institution of the same measure, by the number of measures they share. The plan shows assignment, not contact.
// description.el: Ζεύγη υπεύθυνου φορέα και φορέα-εταίρου του ίδιου μέτρου, κατά αριθμό κοινών μέτρων. Το σχέδιο δείχνει ανάθεση, όχι επαφή.
// description.fr: Paires d'une institution responsable et d'une institution partenaire de la même mesure, selon le nombre de mesures communes. Le plan montre l'attribution, pas le contact.
// parameters: plan, year
// columns: responsible, partner, measures
MATCH (a:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)<-[:PARTNER_IN]-(b:Institution)
WHERE a.id <> b.id AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH a, b, count(DISTINCT m.id) AS measures
RETURN a.name AS responsible, b.name AS partner, measures
ORDER BY measures DESC, a.name, b.name, a.id, b.id
