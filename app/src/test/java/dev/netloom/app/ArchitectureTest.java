package dev.netloom.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /// Of both modules: who reads a name knows which class is meant.
    @Test
    void aSimpleNameStandsOnce() {
        Map<String, List<String>> places = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("dev.netloom")
                        .stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(
                                JavaClass::getSimpleName,
                                Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));

        assertThat(places).hasSizeGreaterThan(700);
        places.values().removeIf(packages -> packages.size() == 1);
        assertThat(places).isEmpty();
    }

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netloom.app");

    /// Training, reading and writing files, finishing a run that Ctrl-C stops, and listening to other computers.
    private static final Set<String> THREADED = Set.of(
            "dev.netloom.app.training.TrainingThread",
            "dev.netloom.app.ui.Background",
            "dev.netloom.app.cli.Interruption",
            "dev.netloom.app.cli.ClusterCommand",
            "dev.netloom.app.cluster.RunServer",
            "dev.netloom.app.cluster.SparkProgram",
            "dev.netloom.app.cluster.WorkerRun");

    /// What a run tells, what files held, the end of the last run, and drawing without a window.
    private static final Set<String> CROSSING = Set.of(
            "dev.netloom.app.training.EventBridge",
            "dev.netloom.app.ui.Background",
            "dev.netloom.app.training.CloseWhileTraining",
            "dev.netloom.app.workbench.OffScreen");

    /// Of plans and kernels, what may be shown: copies, and what a run computes in.
    private static final Set<String> SHOWN = Set.of(
            "dev.netloom.engine.network.FoldedNetwork",
            "dev.netloom.engine.network.TransferredWeights",
            "dev.netloom.engine.network.Weights",
            "dev.netloom.engine.network.WeightsMismatch",
            "dev.netloom.engine.kernel.Precision");

    private static final Set<String> STARTERS = Set.of(
            "start",
            "ofVirtual",
            "ofPlatform",
            "startVirtualThread",
            "parallel",
            "parallelStream",
            "runAsync",
            "supplyAsync");

    @Test
    void theCommandLineNeedsNoWindowUnlessItIsToOpenOne() {
        noClasses()
                .that()
                .resideInAPackage("dev.netloom.app.cli..")
                .and()
                .doNotHaveSimpleName("WindowCommand")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .check(APP);
    }

    @Test
    void onlyTheCommandLineKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.netloom.app", "dev.netloom.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.netloom.app.cli..", "picocli..")
                .check(APP);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("dev.netloom.app.(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void theWindowDoesNotReachIntoPlansLayersAndKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netloom.app.cli..")
                .should()
                .dependOnClassesThat(areTheEnginesInside())
                .check(APP);
    }

    @Test
    void onlyNamedClassesHaveThreads() {
        noClasses()
                .that(areNot(THREADED))
                .should(be("using threads", ArchitectureTest::usesThreads))
                .check(APP);
    }

    @Test
    void onlyNamedClassesCrossToTheFxThread() {
        noClasses()
                .that(areNot(CROSSING))
                .should(be("crossing to the FX thread", ArchitectureTest::crosses))
                .check(APP);
    }

    /// ArchUnit passes over class files that it cannot read, and a list of exceptions may outlive its classes.
    @Test
    void theRulesSeeWhatTheyForbid() {
        assertThat(APP).hasSizeGreaterThan(90);
        THREADED.forEach(name -> assertFails(noClasses().should(be("threads", ArchitectureTest::usesThreads)), name));
        CROSSING.forEach(name -> assertFails(noClasses().should(be("crossing", ArchitectureTest::crosses)), name));
        assertFails(noClasses().should().dependOnClassesThat().resideInAPackage("javafx.."), "WindowCommand");
        JavaClasses examples = new ClassFileImporter().importClasses(Virtual.class, Parallel.class, Innocent.class);
        assertThat(examples.stream().filter(ArchitectureTest::usesThreads).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("Virtual", "Parallel");
    }

    private static void assertFails(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(APP).getFailureReport().getDetails()).anyMatch(line -> line.contains(culprit));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe("are not named for it", type -> !names.contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    private static DescribedPredicate<JavaClass> areTheEnginesInside() {
        return DescribedPredicate.describe("are plans, layers or kernels", type -> {
            String name = type.getPackageName();
            boolean inside = name.startsWith("dev.netloom.engine.kernel")
                    || name.startsWith("dev.netloom.engine.layer")
                    || name.startsWith("dev.netloom.engine.network");
            return inside && !SHOWN.contains(outermost(type));
        });
    }

    private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> test) {
        return ArchConditions.be(DescribedPredicate.describe(what, test));
    }

    private static boolean crosses(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget())
                .anyMatch(target -> target.getOwner().isEquivalentTo(Platform.class)
                        && target.getName().equals("runLater"));
    }

    private static boolean usesThreads(JavaClass type) {
        return type.isAssignableTo(Thread.class)
                || type.getConstructorCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner())
                        .anyMatch(owner -> owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Timer.class))
                || type.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .anyMatch(ArchitectureTest::starts);
    }

    private static boolean starts(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean mayStart = owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(BaseStream.class)
                || owner.isAssignableTo(Collection.class)
                || owner.isAssignableTo(CompletableFuture.class);
        return owner.isAssignableTo(Executors.class) || mayStart && STARTERS.contains(target.getName());
    }

    private static final class Virtual {
        static void run(Runnable work) {
            Thread.startVirtualThread(work);
        }
    }

    private static final class Parallel {
        static long run(Set<String> values) {
            return values.parallelStream().count();
        }
    }

    private static final class Innocent {
        static void run() {
            Thread.currentThread().interrupt();
        }
    }
}
