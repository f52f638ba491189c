package dev.postern.identity;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.postern.identity");

    @Test
    void hasNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat(type(Clock.class))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("validity and renewal are judged at the time that is handed in: a test can move it, and a"
                        + " sidecar judges a whole handshake at one moment")
                .check(CLASSES);
    }

    @Test
    void makesNoRandomness() {
        noClasses()
                .should()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(SecureRandom.class, "getInstanceStrong")
                .orShould()
                .dependOnClassesThat(type(Random.class))
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("whoever makes a key answers for where its randomness comes from")
                .check(CLASSES);
    }

    @Test
    void readsNoEnvironmentAndWritesNoLog() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.jboss.logging..", "java.util.logging.."))
                .because("the same chain means the same in the sidecar, the operator and a test; and what is never"
                        + " logged here cannot leak a key")
                .check(CLASSES);
    }

    @Test
    void reachesNeitherFilesNorTheNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "javax.net.."))
                .orShould()
                .dependOnClassesThat(type(File.class))
                .orShould()
                .dependOnClassesThat(type(FileInputStream.class))
                .because("a handshake must not wait for a download, nor a stranger's certificate choose an address")
                .check(CLASSES);
    }
}
