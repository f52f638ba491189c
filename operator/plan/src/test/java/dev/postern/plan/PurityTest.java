package dev.postern.plan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final JavaClasses PLAN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.postern.plan");

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because(
                        "the same spec and facts must give the same plan at any time; what depends on time, such as whether"
                                + " consent is live, arrives as a fact")
                .check(PLAN);
    }

    @Test
    void readsNoEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .because(
                        "a plan is printed, tested and applied in different processes; no variable of one may change it")
                .check(PLAN);
    }

    @Test
    void logsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.slf4j..", "org.jboss.logging..", "java.util.logging..", "java.lang.System$Logger"))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what was found is in the returned value; whoever called decides what is written down")
                .check(PLAN);
    }

    @Test
    void hasNoRandomness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("ids and names must be the same in every pass, or a resource would be made again")
                .check(PLAN);
    }

    @Test
    void touchesNoFileAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(simpleName("Serializable"))))
                .because("facts are gathered before and effects happen after; in between nothing can fail or block")
                .check(PLAN);
    }

    @Test
    void knowsNeitherAwsNorAKubernetesClient() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk..", "io.fabric8.kubernetes.client.."))
                .because(
                        "facts are gathered before and applied after; a plan can be made without either, in a test or a CLI")
                .check(PLAN);
    }

    @Test
    void packagesPointOneWay() {
        slices().matching("dev.postern.plan.(**)")
                .should()
                .beFreeOfCycles()
                .because("resources, facts, checks, plannings and print each stand on those before")
                .check(PLAN);
    }
}
