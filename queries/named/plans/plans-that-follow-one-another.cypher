// name: plans-that-follow-one-another
// title.ro: Planuri care se succed
// title.en: Plans that follow one another
// title.el: Σχέδια που διαδέχονται το ένα το άλλο
// title.fr: Plans qui se succèdent
// description.ro: Perechi de planuri ale aceluiași emitent, din ani diferiți, cu numărul măsurilor fiecăruia.
// description.en: Pairs of plans of one issuer from different years, with the number of measures of each.
// description.el: Ζεύγη σχεδίων του ίδιου εκδότη από διαφορετικά έτη, με τον αριθμό μέτρων καθενός.
// description.fr: Paires de plans d'un même émetteur d'années différentes, avec le nombre de mesures de chacun.
// columns: earlier, later, earlier_measures, later_measures
MATCH (b:Plan)-[:SUCCEEDS]->(a:Plan)
OPTIONAL MATCH (m:Measure {plan: a.id})
WITH a, b, count(DISTINCT m.id) AS earlier_measures
OPTIONAL MATCH (n:Measure {plan: b.id})
WITH a, b, earlier_measures, count(DISTINCT n.id) AS later_measures
RETURN a.name AS earlier, b.name AS later, earlier_measures, later_measures
ORDER BY a.name, b.name, a.id, b.id
