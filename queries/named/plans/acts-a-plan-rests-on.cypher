// name: acts-a-plan-rests-on
// title.ro: Actele pe care se sprijină planul
// title.en: Acts a plan rests on
// title.el: Νομοθεσία στην οποία στηρίζεται ένα σχέδιο
// title.fr: Actes sur lesquels repose un plan
// description.ro: Legile, hotărârile și ordinele pe care planul le numește, cu articolul unde este scris, locul din text și câte măsuri le citează și ele.
// description.en: The laws, decisions and orders the plan names, with the article where one is given, the place in the text, and how many measures cite them too.
// description.el: Οι νόμοι, οι αποφάσεις και οι διαταγές που αναφέρει το σχέδιο, με το άρθρο όπου δίνεται, το σημείο στο κείμενο και πόσα μέτρα τα επικαλούνται.
// description.fr: Les lois, décisions et arrêtés que le plan nomme, avec l'article s'il est donné, l'endroit du texte et combien de mesures les citent aussi.
// parameters: plan, year
// columns: plan, act, article, measures, doc, line, quote
MATCH (p:Plan)-[b:BASED_ON]->(a:LegalAct)
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
OPTIONAL MATCH (a)<-[:BASED_ON]-(x:Measure {plan: p.id})
WITH p, b, a, count(DISTINCT x.id) AS measures
RETURN p.name AS plan, a.name AS act, b.article AS article, measures, b.doc AS doc, b.line AS line, b.quote AS quote
ORDER BY p.name, p.id, a.name, a.id, coalesce(b.line, 0), coalesce(b.article, ''), coalesce(b.quote, '')
