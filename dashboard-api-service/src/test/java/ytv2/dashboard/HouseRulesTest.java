package ytv2.dashboard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the dashboard service is built. A rule that stands in the way is changed here, with its reason.
@AnalyzeClasses(packages = "ytv2", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {

    private static final String SERVICE = "ytv2.dashboard..";

    /// What features have in common: by what cards are found, and how answers are given.
    private static final String[] COMMON = {"ytv2.dashboard.card..", "ytv2.dashboard.answer.."};

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching("ytv2.dashboard.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(COMMON))
            .because("each can be read, changed and deleted by itself; they meet in the database");

    @ArchTest
    static final ArchRule COMMON_PARTS_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("ytv2.dashboard")
            .or()
            .resideInAnyPackage(COMMON)
            .should()
            .dependOnClassesThat(resideInAPackage("ytv2.dashboard.*..").and(not(resideInAnyPackage(COMMON))))
            .because("dependencies point from the feature to the root, and on to the model");

    @ArchTest
    static final ArchRule READS_AND_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ytv2.ingest..",
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "java.sql..",
                    "javax.sql..",
                    "org.sqlite..")
            .because("the ingest service is the only writer, and finished JSON needs no entities");

    @ArchTest
    static final ArchRule UNI_AT_THE_EDGES_ONLY = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Reader")
            .and()
            .haveSimpleNameNotEndingWith("Listener")
            .and()
            .doNotHaveSimpleName("ReadGuard")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Uni.class, Multi.class)
            .because("everything between the database and HTTP is a plain function of values");

    @ArchTest
    static final ArchRule SQL_IN_READERS_ONLY = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .and(areNotPartOf("Reader", "Listener"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient..", "io.vertx.pgclient..")
            .because("a query, its parameters and its rows are read in one place");

    @ArchTest
    static final ArchRule HTTP_IN_RESOURCES_ONLY = noClasses()
            .that()
            .resideInAPackage("ytv2.dashboard.*..")
            .and()
            .resideOutsideOfPackage("ytv2.dashboard.answer..")
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Filter")
            .and()
            .haveSimpleNameNotEndingWith("Answer")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.ws.rs..").and(not(type(MultivaluedMap.class))))
            .because("only resources know that HTTP is spoken; queries are made of their parameters");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|Data|Info)")
            .because("these words fit every class");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_MAPPED = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Config.class, ConfigProperty.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .because("what can be configured stands in DashboardConfig, with its default");

    @ArchTest
    static final ArchRule STATE_IS_FINAL = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(SERVICE)
            .should()
            .beFinal()
            .because("any event loop thread may be in any object, and a constructor says what a class needs");

    /// Nor a record inside such a class.
    private static DescribedPredicate<JavaClass> areNotPartOf(String... suffixes) {
        return describe(
                "are no part of a " + String.join(" or ", suffixes),
                type -> Stream.of(suffixes)
                        .noneMatch(
                                suffix -> type.getName().replaceAll("\\$.*", "").endsWith(suffix)));
    }
}
