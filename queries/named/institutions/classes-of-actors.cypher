// name: classes-of-actors
// title.ro: Categorii de actori numite în loc de instituții
// title.en: Classes of actors named instead of institutions
// title.el: Κατηγορίες φορέων αντί συγκεκριμένων
// title.fr: Catégories d'acteurs nommées à la place d'institutions
// description.ro: „ONG-uri”, „unități de învățământ”, „alte instituții”: câte măsuri le au ca responsabil și câte ca partener.
// description.en: "NGOs", "schools", "other institutions": how many measures have them as responsible and how many as partner.
// description.el: «ΜΚΟ», «σχολεία», «άλλοι φορείς»: πόσα μέτρα τους έχουν ως υπεύθυνους και πόσα ως εταίρους.
// description.fr: « ONG », « écoles », « autres institutions » : combien de mesures les ont comme responsable et combien comme partenaire.
// parameters: plan, year
// columns: body, responsible, partner
MATCH (c:ActorClass)
OPTIONAL MATCH (c)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH c, count(DISTINCT m.id) AS responsible
OPTIONAL MATCH (c)-[:PARTNER_IN]->(n:Measure)
WHERE ($plan IS NULL OR n.plan = $plan) AND ($year IS NULL OR n.year = $year)
WITH c, responsible, count(DISTINCT n.id) AS partner
WHERE responsible + partner > 0
RETURN c.name AS body, responsible, partner
ORDER BY responsible + partner DESC, c.name, c.id
