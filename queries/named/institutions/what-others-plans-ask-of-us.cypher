// name: what-others-plans-ask-of-us
// title.ro: Ce ne cer planurile altora
// title.en: What others' plans ask of us
// title.el: Τι μας ζητούν τα σχέδια άλλων
// title.fr: Ce que les plans des autres nous demandent
// description.ro: Măsurile din planurile altor emitenți în care instituția (sau un compartiment al ei) este responsabilă ori parteneră.
// description.en: Measures in the plans of other issuers in which the institution, or a unit of it, is responsible or partner.
// description.el: Μέτρα σε σχέδια άλλων εκδοτών στα οποία ο φορέας, ή μονάδα του, είναι υπεύθυνος ή εταίρος.
// description.fr: Mesures des plans d'autres émetteurs dont l'institution, ou un de ses services, est responsable ou partenaire.
// parameters: institution, year
// columns: institution, issuer, role, plan, code, measure, deadline, doc, line
// order: institution, issuer, role, doc, line, code, measure
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})-[:DRAFTED_BY]->(o:Institution)
WHERE o.id <> i.id AND NOT EXISTS { MATCH (i)-[:UNIT_OF*1..4]->(o) } AND NOT EXISTS { MATCH (o)-[:UNIT_OF*1..4]->(i) }
RETURN i.name AS institution, o.name AS issuer, 'responsible' AS role, p.name AS plan, m.code AS code, m.name AS measure,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
UNION ALL
MATCH (i:Institution)-[:PARTNER_IN]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})-[:DRAFTED_BY]->(o:Institution)
WHERE o.id <> i.id AND NOT EXISTS { MATCH (i)-[:UNIT_OF*1..4]->(o) } AND NOT EXISTS { MATCH (o)-[:UNIT_OF*1..4]->(i) }
RETURN i.name AS institution, o.name AS issuer, 'partner' AS role, p.name AS plan, m.code AS code, m.name AS measure,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
