// name: measures-with-class-partners-only
// title.ro: Măsuri cu parteneri numiți doar ca categorie
// title.en: Measures whose partners are only classes of actors
// title.el: Μέτρα με εταίρους μόνο ως κατηγορίες φορέων
// title.fr: Mesures dont les partenaires ne sont que des catégories d'acteurs
// description.ro: Partenerii sunt „ONG-uri” sau „alte instituții”: nimeni nu poate fi sunat. Măsurile cu cel puțin o instituție anume printre parteneri nu apar.
// description.en: The partners are "NGOs" or "other institutions": nobody can be telephoned. Measures with at least one named institution among the partners do not appear.
// description.el: Οι εταίροι είναι «ΜΚΟ» ή «άλλοι φορείς»: κανείς δεν μπορεί να κληθεί στο τηλέφωνο. Μέτρα με τουλάχιστον έναν συγκεκριμένο φορέα δεν εμφανίζονται.
// description.fr: Les partenaires sont « des ONG » ou « d'autres institutions » : personne à qui téléphoner. Les mesures qui nomment au moins une institution n'apparaissent pas.
// parameters: plan, year
// columns: plan, code, measure, classes[], doc, line
MATCH (c:ActorClass)-[:PARTNER_IN]->(m:Measure)
WHERE NOT EXISTS { MATCH (i:Institution)-[:PARTNER_IN]->(m) }
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH m, collect(DISTINCT c.name) AS classes
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, m.code AS code, m.name AS measure, classes, m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
