// name: groups-nobody-serves
// title.ro: Grupuri numite pe care nu le servește nimeni
// title.en: Groups named that nobody serves
// title.el: Ομάδες που κατονομάζονται και δεν τις εξυπηρετεί κανείς
// title.fr: Groupes nommés dont personne ne s'occupe
// description.ro: Grupurile pe care un plan le numește, dar pentru care nu are nicio măsură și niciun serviciu, nici pentru un grup cuprins în ele sau care le cuprinde. Înseamnă „nu s-a găsit în document”, nu „nu există”.
// description.en: Groups that a plan names and for which it has no measure and no service, nor for a group within them or one that contains them. It means "not found in the document", not "there is none".
// description.el: Ομάδες που το σχέδιο κατονομάζει χωρίς κανένα μέτρο ή υπηρεσία γι' αυτές, ούτε για ομάδα που περιέχουν ή που τις περιέχει. Σημαίνει «δεν βρέθηκε στο έγγραφο», όχι «δεν υπάρχει».
// description.fr: Les groupes qu'un plan nomme sans mesure ni service pour eux, ni pour un groupe qu'ils contiennent ou qui les contient. Cela signifie « non trouvé dans le document », pas « inexistant ».
// parameters: plan, year
// columns: plan, group, mention, doc, line
MATCH (g:TargetGroup)-[n:NAMED_IN]->(p:Plan)
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
  AND NOT EXISTS {
    MATCH (m:Measure)-[:AIMED_AT]->(h:TargetGroup)
    WHERE m.plan = p.id AND (h.id = g.id OR g.id IN h.wider OR h.id IN g.wider)
  }
  AND NOT EXISTS {
    MATCH (s:SocialService)-[:AIMED_AT]->(k:TargetGroup)
    WHERE s.plan = p.id AND (k.id = g.id OR g.id IN k.wider OR k.id IN g.wider)
  }
RETURN p.name AS plan, g.name AS group, n.mention AS mention, n.doc AS doc, n.line AS line
ORDER BY p.name, p.id, g.name, g.id, n.line, n.mention
