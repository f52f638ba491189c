package dev.postern.scenarios;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to the arrows of ARCHITECTURE.md. */
class HousesTest {

    private static final String ROOT = "dev.postern.";

    /** Each house and the houses it may use. What is not named here may not be used. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.postern");

    private static Map<String, Set<String>> arrows() {
        var arrows = new LinkedHashMap<String, Set<String>>();
        arrows.put("contract", Set.of());
        arrows.put("policy", Set.of());
        arrows.put("identity", Set.of());
        arrows.put("image", Set.of());
        arrows.put("runtime", Set.of("contract", "policy", "identity"));
        arrows.put("api", Set.of("policy", "identity", "contract"));
        arrows.put("plan", Set.of("api", "contract", "policy"));
        arrows.put("aws", Set.of("plan"));
        arrows.put("operator", Set.of("aws", "plan", "policy", "identity", "contract", "api"));
        arrows.put("guardrails", Set.of("api", "contract"));
        arrows.put("injection", Set.of("api", "contract"));
        arrows.put("webhook", Set.of("guardrails", "injection", "policy", "api", "contract"));
        arrows.put("cluster", Set.of());
        arrows.put("awssim", Set.of());
        arrows.put("demo", Set.of());
        return arrows;
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointFromUserToUsed() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(within(arrow.getKey()))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden(arrow))
                                .because("an arrow against ARCHITECTURE.md makes two houses one, and pulls clients into"
                                        + " what must stay testable without them")
                                .check(CLASSES)));
    }

    /** Not in injection: its own package is its face and its vocabulary at once. */
    @TestFactory
    Stream<DynamicTest> packagesOfAPureHousePointOneWay() {
        return PureHouses.NAMES.stream()
                .filter(house -> !house.equals("injection"))
                .map(house -> DynamicTest.dynamicTest(
                        house,
                        () -> slices().matching(ROOT + "(**)")
                                .should()
                                .beFreeOfCycles()
                                .because("each package is one step, and stands on those before")
                                .check(CLASSES.that(resideInAPackage(within(house))))));
    }

    @Test
    void everyHouseIsInTheTable() {
        var houses = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .filter(house -> !house.equals("scenarios"))
                .distinct();

        assertThat(houses).isSubsetOf(ARROWS.keySet());
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = CLASSES.stream()
                .filter(type -> !type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(type -> type.getPackageName())
                .distinct();

        assertThat(unmarked).isEmpty();
    }

    private static String within(String house) {
        return ROOT + house + "..";
    }

    private static String[] forbidden(Map.Entry<String, Set<String>> arrow) {
        List<String> others = ARROWS.keySet().stream()
                .filter(house ->
                        !house.equals(arrow.getKey()) && !arrow.getValue().contains(house))
                .map(HousesTest::within)
                .toList();
        return Stream.concat(others.stream(), Stream.of(within("scenarios"))).toArray(String[]::new);
    }
}
