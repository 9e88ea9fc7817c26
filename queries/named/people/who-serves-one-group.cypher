// name: who-serves-one-group
// title.ro: Cine servește un grup
// title.en: Who serves one group
// title.el: Ποιος εξυπηρετεί μία ομάδα
// title.fr: Qui s'occupe d'un groupe
// description.ro: Măsurile pentru un grup-țintă sau pentru unul pe care îl cuprinde, cu instituțiile care răspund de ele și unde este numit grupul: în coloană, în text, în titlul de deasupra, în capitol sau în titlul planului. Scrieți o parte din numele grupului sau codul lui, de exemplu older-people.
// description.en: The measures for a target group or one it contains, the institutions that answer for them, and where the group is named: column, text, heading above, chapter or title of the plan. Write a part of the group's name or its code, such as older-people.
// description.el: Τα μέτρα για μια ομάδα-στόχο ή για ομάδα που αυτή περιέχει, οι υπεύθυνοι φορείς και πού κατονομάζεται η ομάδα: στήλη, κείμενο, επικεφαλίδα, κεφάλαιο ή τίτλος του σχεδίου. Γράψτε μέρος του ονόματος της ομάδας ή τον κωδικό της, π.χ. older-people.
// description.fr: Les mesures pour un groupe cible ou pour un groupe qu'il contient, les institutions qui en répondent, et où le groupe est nommé : colonne, texte, titre au-dessus, chapitre ou titre du plan. Écrivez une partie du nom du groupe ou son code, par exemple older-people.
// parameters: group, plan, year
// columns: group, plan, code, measure, responsible[], basis, doc, line
MATCH (a:Measure)-[t:AIMED_AT]->(g:TargetGroup)
WHERE ($group IS NULL OR g.id = $group OR $group IN g.wider OR g.name_folded CONTAINS toLower($group)
       OR toLower(g.name) CONTAINS toLower($group))
  AND ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
MATCH (p:Plan {id: a.plan})
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(a)
WITH g, p, a, t, collect(DISTINCT i.name) AS responsible
RETURN g.name AS group, p.name AS plan, a.code AS code, a.name AS measure, responsible, t.basis AS basis,
       t.doc AS doc, t.line AS line
ORDER BY g.name, g.id, t.doc, t.line, a.id, coalesce(t.basis, ''), coalesce(t.mention, '')
