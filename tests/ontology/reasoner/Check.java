import java.io.File;
import java.util.stream.Collectors;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** Prints for every file given: its name, axioms, profile and, where that is OWL 2 DL, what HermiT says of it. */
public final class Check {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      check(new File(file));
    }
  }

  private static void check(File file) throws Exception {
    OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file);
    OWLProfileReport report = new OWL2DLProfile().checkOntology(ontology);
    System.out.println("file " + file.getName());
    System.out.println("axioms " + ontology.getAxiomCount());
    System.out.println("profile " + (report.isInProfile() ? "OWL 2 DL" : "violated"));
    report.getViolations().stream().limit(5).forEach(one -> System.out.println("violation " + one));
    if (report.isInProfile()) {
      OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
      System.out.println("consistent " + reasoner.isConsistent());
      System.out.println("unsatisfiable " + (reasoner.isConsistent() ? unsatisfiable(reasoner) : "all"));
    }
  }

  private static String unsatisfiable(OWLReasoner reasoner) {
    return reasoner.unsatisfiableClasses().filter(one -> !one.isOWLNothing()).map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
