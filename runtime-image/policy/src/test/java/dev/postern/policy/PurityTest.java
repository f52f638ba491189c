package dev.postern.policy;

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

    private static final JavaClasses POLICY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.postern.policy");

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
                        "the same request, document and instant must give the same decision in the webhook, the operator"
                                + " and the sidecar, and expiry must be testable: time is handed in")
                .check(POLICY);
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
                .because("a policy means the same in every process; no variable of one of them may change it")
                .check(POLICY);
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
                .because(
                        "what happened is in the returned value; whoever called decides what of it may be written down")
                .check(POLICY);
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
                .because("a decision that varies cannot be explained; only the signature itself draws on the platform's"
                        + " randomness, inside the signature algorithm")
                .check(POLICY);
    }

    @Test
    void touchesNoFileAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(simpleName("Serializable"))))
                .because("facts are gathered before and effects happen after; in between nothing can fail or block")
                .check(POLICY);
    }

    @Test
    void packagesPointOneWay() {
        slices().matching("dev.postern.(**)")
                .should()
                .beFreeOfCycles()
                .because("each package is one step: policy, request, document, enforcement, draft")
                .check(POLICY);
    }
}
