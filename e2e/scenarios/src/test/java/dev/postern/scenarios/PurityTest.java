package dev.postern.scenarios;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the pure houses of ARCHITECTURE.md to having no world in them. */
class PurityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PureHouses.NAMES.stream()
                    .map(house -> "dev.postern." + house)
                    .toArray(String[]::new));

    @TestFactory
    Stream<DynamicTest> readNoClock() {
        return inEveryHouse(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat(assignableTo(Clock.class))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("the same values must give the same answer at any time, and expiry must be testable: time is"
                        + " handed in"));
    }

    @TestFactory
    Stream<DynamicTest> readNoEnvironment() {
        return inEveryHouse(noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .because("they run in different processes; no variable of one may change the answer"));
    }

    @TestFactory
    Stream<DynamicTest> logNothing() {
        return inEveryHouse(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.jboss.logging..", "java.util.logging.."))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(System.Logger.class))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what was found is in the returned value, and what is never logged here cannot leak a key"));
    }

    @TestFactory
    Stream<DynamicTest> makeNoRandomness() {
        return inEveryHouse(noClasses()
                .should()
                .callConstructorWhere(target(owner(assignableTo(Random.class))))
                .orShould()
                .callMethod(SecureRandom.class, "getInstanceStrong")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("an answer that varies cannot be explained, and whoever makes a key answers for where its"
                        + " randomness comes from"));
    }

    @TestFactory
    Stream<DynamicTest> reachNeitherFilesNorTheNetwork() {
        return inEveryHouse(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.channels..", "javax.net.."))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(
                        Files.class,
                        File.class,
                        FileInputStream.class,
                        FileOutputStream.class,
                        FileReader.class,
                        FileWriter.class,
                        RandomAccessFile.class))
                .because("facts are gathered before and effects happen after; in between nothing can fail or block"));
    }

    @TestFactory
    Stream<DynamicTest> knowNoClient() {
        return inEveryHouse(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "software.amazon..", "io.fabric8.kubernetes.client.informers..", "io.quarkus.."))
                .because("an answer can be had without a cluster or an account, in a test or on a command line"));
    }

    private static Stream<DynamicTest> inEveryHouse(ArchRule rule) {
        return PureHouses.NAMES.stream()
                .map(house -> DynamicTest.dynamicTest(
                        house, () -> rule.check(CLASSES.that(resideInAnyPackage("dev.postern." + house + "..")))));
    }
}
