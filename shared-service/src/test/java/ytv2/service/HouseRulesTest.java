package ytv2.service;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the compiler does not hold.
@AnalyzeClasses(packages = "ytv2.service", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("ytv2..")
                    .and(not(resideInAPackage("ytv2.model..")).and(not(resideInAPackage("ytv2.service..")))))
            .because("what both services share must not depend on one of them");

    @ArchTest
    static final ArchRule UNI_STAYS_AT_THE_EDGES = noClasses()
            .that()
            .haveNameNotMatching(".*(Resource|Store|Reader|Listener|Probe|Readiness)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Uni.class)
            .because("what decides is a plain function; only what does I/O is asynchronous");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto)")
            .because("these suffixes fit any class");

    @ArchTest
    static final ArchRule ONE_LOG = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("JBoss Logging is the log of both services");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_MAPPED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ConfigProperty.class)
            .because("the config interfaces show all of it, with defaults that a test asserts");

    @ArchTest
    static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .because("a class with all its parts can be made in a test");
}
