// name: who-serves-one-group
// title.ro: Cine servește un grup
// title.en: Who serves one group
// title.el: Ποιος εξυπηρετεί μία ομάδα
// title.fr: Qui s'occupe d'un groupe
// description.ro: Măsurile pentru un grup-țintă și instituțiile care răspund de ele. Scrieți o parte din numele grupului.
// description.en: The measures for a target group and the institutions that answer for them. Write a part of the group's name.
// description.el: Τα μέτρα για μια ομάδα-στόχο και οι υπεύθυνοι φορείς. Γράψτε μέρος του ονόματος της ομάδας.
// description.fr: Les mesures pour un groupe cible et les institutions qui en répondent. Écrivez une partie du nom du groupe.
// parameters: group, plan, year
// columns: group, plan, code, measure, responsible[], basis, doc, line
MATCH (a:Measure)-[t:AIMED_AT]->(g:TargetGroup)
WHERE ($group IS NULL OR g.id = $group OR g.name_folded CONTAINS toLower($group) OR toLower(g.name) CONTAINS toLower($group))
  AND ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(a)
WITH g, p, a, t, collect(DISTINCT i.name) AS responsible
RETURN g.name AS group, p.name AS plan, a.code AS code, a.name AS measure, responsible, t.basis AS basis,
       t.doc AS doc, t.line AS line
ORDER BY g.name, g.id, t.doc, t.line, a.id, coalesce(t.basis, ''), coalesce(t.mention, '')
