// name: duties-and-who-meets-them
// title.ro: Obligații și ce planuri au dovezi
// title.en: Duties and which plans have evidence
// title.el: Υποχρεώσεις και ποια σχέδια έχουν στοιχεία
// title.fr: Obligations et plans qui ont des éléments
// description.ro: Ce cer de la fiecare plan actele și strategiile pe care le numește și legea felului său de plan, cu locul dovezilor. «no evidence» nu înseamnă neîndeplinit; «not looked for» se caută de un om. Coloana «caveat» spune ce text nu este confirmat.
// description.en: What the acts and strategies a plan names, and the law on its kind of plan, ask of it, with the place of the evidence. «no evidence» does not mean not met; «not looked for» is for a person to look for. The column caveat tells which text is not confirmed.
// description.el: Τι ζητούν από κάθε σχέδιο οι πράξεις και στρατηγικές που ονομάζει και ο νόμος για το είδος του, με το σημείο των στοιχείων. «no evidence» δεν σημαίνει ότι δεν τηρείται. Η στήλη caveat λέει ποιο κείμενο δεν είναι επιβεβαιωμένο.
// description.fr: Ce que demandent à chaque plan les actes et stratégies qu'il nomme et la loi sur ce type de plan, avec l'endroit des éléments. « no evidence » ne veut pas dire non rempli. La colonne caveat dit quel texte n'est pas confirmé.
// parameters: plan, year
// columns: plan, law, article, duty, asks, confirmed, caveat, evidence, basis, doc, line, quote
// order: plan, law, article, duty, evidence, doc, line, quote
MATCH (p:Plan)-[r:MEETS]->(d:Duty)
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
MATCH (a)-[:REQUIRES]->(d)
RETURN p.name AS plan, a.name AS law, d.article AS article, d.name AS duty, d.asks AS asks, d.confirmed AS confirmed,
       d.caveat AS caveat, 'evidence' AS evidence, r.basis AS basis, r.doc AS doc, r.line AS line, r.quote AS quote
UNION ALL
MATCH (p:Plan)-[r:NO_EVIDENCE_FOR]->(d:Duty)
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
MATCH (a)-[:REQUIRES]->(d)
RETURN p.name AS plan, a.name AS law, d.article AS article, d.name AS duty, d.asks AS asks, d.confirmed AS confirmed,
       d.caveat AS caveat, 'no evidence' AS evidence, r.basis AS basis, r.doc AS doc, r.line AS line, r.quote AS quote
