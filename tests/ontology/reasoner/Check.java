import java.io.File;
import java.util.stream.Collectors;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** Loads the files given as one ontology and prints, one line each: profile, consistent, unsatisfiable classes. */
public final class Check {
  public static void main(String[] files) throws Exception {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    manager.getOntologyConfigurator().setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
    OWLOntology all = manager.createOntology(IRI.create("https://w3id.org/planatlas/all"));
    OWLOntologyManager loading = OWLManager.createOWLOntologyManager();
    loading.getOntologyConfigurator().setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
    for (String file : files) {
      OWLOntology part = loading.loadOntologyFromOntologyDocument(new File(file));
      manager.addAxioms(all, part.axioms());
    }
    OWLProfileReport report = new OWL2DLProfile().checkOntology(all);
    System.out.println("axioms " + all.getAxiomCount());
    System.out.println("profile " + (report.isInProfile() ? "OWL 2 DL" : "violated"));
    report.getViolations().stream().limit(40).forEach(one -> System.out.println("violation " + one));
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(all);
    System.out.println("consistent " + reasoner.isConsistent());
    if (reasoner.isConsistent()) {
      System.out.println("unsatisfiable " + reasoner.unsatisfiableClasses().filter(c -> !c.isOWLNothing())
          .map(Object::toString).collect(Collectors.joining(" ")));
    }
  }
}
