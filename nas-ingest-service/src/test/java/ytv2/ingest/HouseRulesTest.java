package ytv2.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the ingest service is built. A rule that stands in the way is changed here, with its reason.
@AnalyzeClasses(packages = "ytv2", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {

    private static final String SERVICE = "ytv2.ingest..";

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching("ytv2.ingest.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each can be read, changed and deleted by itself; they meet in the database");

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("ytv2.ingest")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ytv2.ingest.*..")
            .because("dependencies point from the feature to the root, and on to the model");

    @ArchTest
    static final ArchRule UNI_AT_THE_EDGES_ONLY = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .doNotHaveSimpleName("WriteGuard")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Uni.class, Multi.class)
            .because("everything between HTTP and the database is a plain function of values");

    @ArchTest
    static final ArchRule TRANSACTIONS_OPEN_IN_STORES_ONLY = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Panache.class)
            .because("what is one transaction can be seen in one place");

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("ytv2.ingest.report")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .because("a row is the store's business");

    @ArchTest
    static final ArchRule HTTP_ENDS_AT_THE_EDGE = noClasses()
            .that()
            .resideInAPackage("ytv2.ingest.*..")
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("BodyReader")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("only resources, and what reads their bodies, know that HTTP is spoken");

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
            .belongToAnyOf(ConfigProperty.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("what can be configured stands in IngestConfig, with its default");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(SERVICE)
            .should()
            .beAnnotatedWith(Inject.class)
            .because("a constructor says what a class needs, and its fields can be final");
}
