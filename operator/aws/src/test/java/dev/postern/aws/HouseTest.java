package dev.postern.aws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final JavaClasses AWS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.postern.aws");

    @Test
    void knowsNothingOfKubernetes() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.fabric8..", "dev.postern.api.."))
                .because(
                        "records are kept behind the IntentLog and plans come ready made; the engine must run without a"
                                + " cluster")
                .check(AWS);
    }

    @Test
    void keepsTheEngineApartFromTheSdk() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.aws.apply")
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk.."))
                .because("one engine serves all kinds, and its tests run over drivers in memory")
                .check(AWS);
    }

    @Test
    void waitsNowhere() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("not yet is a value with a delay; a pass that sleeps holds up a revocation")
                .check(AWS);
    }

    @Test
    void packagesPointOneWay() {
        slices().matching("dev.postern.aws.(*)")
                .should()
                .beFreeOfCycles()
                .because("problems and calls below, the engine and accounts above, drivers on top")
                .check(AWS);
    }
}
