// name: one-institution-and-all-around-it
// title.ro: O instituție și tot ce o înconjoară
// title.en: One institution and all around it
// title.el: Ένας φορέας και ό,τι τον περιβάλλει
// title.fr: Une institution et tout ce qui l'entoure
// description.ro: Toate legăturile unei instituții: măsuri, servicii, acorduri, planuri, subordonare, loc; fiecare cu documentul și rândul.
// description.en: Every tie of an institution: measures, services, agreements, plans, subordination, place; each with document and line.
// description.el: Όλοι οι δεσμοί ενός φορέα: μέτρα, υπηρεσίες, συμφωνίες, σχέδια, υπαγωγή, τόπος· καθένας με έγγραφο και γραμμή.
// description.fr: Tous les liens d'une institution : mesures, services, accords, plans, subordination, lieu ; chacun avec document et ligne.
// parameters: institution
// columns: institution, tie, other_kind, other, doc, line
// order: institution, tie, doc, line, other
MATCH (i:Institution)-[r:RESPONSIBLE_FOR]->(x:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'responsible for' AS tie, 'Measure' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:PARTNER_IN]->(x:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'partner in' AS tie, 'Measure' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:UNIT_OF]->(x:Institution)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'unit of' AS tie, 'Institution' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:SUBORDINATE_TO]->(x:Institution)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'subordinate to' AS tie, 'Institution' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:DECONCENTRATED_FROM]->(x:Institution)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'deconcentrated from' AS tie, 'Institution' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:COMPETENT_IN]->(x:Place)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'competent in' AS tie, 'Place' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)-[r:NAMED_IN]->(x:Plan)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'named in' AS tie, 'Plan' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:DRAFTED_BY]-(x:Plan)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'drafted the plan' AS tie, 'Plan' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:ADOPTED_BY]-(x:Plan)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'adopted the plan' AS tie, 'Plan' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:PROVIDED_BY]-(x:SocialService)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'provides the service' AS tie, 'SocialService' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:DELIVERED_BY]-(x:SocialService)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'delivers the service' AS tie, 'SocialService' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:BINDS]-(x:Agreement)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'bound by the agreement' AS tie, 'Agreement' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
UNION ALL
MATCH (i:Institution)<-[r:UNIT_OF]-(x:Institution)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
RETURN i.name AS institution, 'has the unit' AS tie, 'Institution' AS other_kind, x.name AS other, r.doc AS doc, r.line AS line
