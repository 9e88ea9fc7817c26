// name: contributions-to-a-strategy
// title.ro: Ce contribuie la o strategie
// title.en: Contributions to a strategy
// title.el: Τι συμβάλλει σε μια στρατηγική
// title.fr: Contributions à une stratégie
// description.ro: Toate obiectivele unei strategii naționale numite de un plan și măsurile aliniate cu ele; fără măsură, obiectivul rămâne gol. Coloana «caveat» spune ce text nu este confirmat. Scrieți o parte din nume, de exemplu «droguri».
// description.en: All objectives of a national strategy that a plan names, and the measures aligned with them; one without a measure stays empty. The column caveat tells which text is not confirmed. Write a part of its name, for example «drug».
// description.el: Όλοι οι στόχοι εθνικής στρατηγικής που ονομάζει ένα σχέδιο και τα μέτρα που ευθυγραμμίζονται με αυτούς· χωρίς μέτρο μένει κενό. Η στήλη caveat λέει ποιο κείμενο δεν είναι επιβεβαιωμένο.
// description.fr: Tous les objectifs d'une stratégie nationale citée par un plan et les mesures alignées sur eux ; sans mesure, la ligne reste vide. La colonne caveat dit quel texte n'est pas confirmé. Écrivez une partie du nom.
// parameters: strategy
// columns: strategy, code, objective, level, confirmed, caveat, plan, measure, basis, doc, line, quote
MATCH (o:Objective)-[:PART_OF*1..5]->(s:Strategy)
WHERE o.confirmed IS NOT NULL
  AND ($strategy IS NULL OR s.id = $strategy OR toLower(s.name) CONTAINS toLower($strategy))
WITH DISTINCT o, s
OPTIONAL MATCH (m:Measure)-[r:ALIGNED_WITH]->(o)
OPTIONAL MATCH (p:Plan {id: m.plan})
RETURN s.name AS strategy, o.code AS code, o.name AS objective, o.level AS level, o.confirmed AS confirmed,
       o.caveat AS caveat, p.name AS plan, m.name AS measure, r.basis AS basis, r.doc AS doc, r.line AS line,
       r.quote AS quote
ORDER BY s.name, s.id, coalesce(o.code, ''), o.id, coalesce(r.doc, ''), coalesce(r.line, 0), coalesce(m.id, '')
