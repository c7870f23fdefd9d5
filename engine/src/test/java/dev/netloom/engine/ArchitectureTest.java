package dev.netloom.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netloom.engine");

    /// The classes that may have threads, each for a reason that its own comment gives.
    private static final Set<String> THREADED = Set.of(
            "dev.netloom.engine.kernel.WorkerPool",
            "dev.netloom.engine.data.Prefetcher",
            "dev.netloom.engine.data.ImageFolder",
            "dev.netloom.engine.network.FirstValues",
            "dev.netloom.engine.history.HistoryWriter");

    private static final Set<String> STARTERS =
            Set.of("start", "ofVirtual", "ofPlatform", "startVirtualThread", "parallel", "parallelStream");

    @Test
    void theEngineKnowsNothingOfAWindow() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "dev.netloom.app..")
                        .and(not(resideInAPackage("java.awt.image.."))))
                .check(ENGINE);
    }

    @Test
    void onlyPictureFilesReadPictures() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.netloom\\.engine\\.data\\.Picture.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt.image..", "javax.imageio..")
                .check(ENGINE);
    }

    @Test
    void onlyTheKernelPackageKnowsOneDnn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netloom.engine.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.dnnl..")
                .check(ENGINE);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("dev.netloom.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyNamedClassesHaveThreads() {
        noClasses().that(areNotThreaded()).should(haveThreads()).check(ENGINE);
    }

    /// ArchUnit passes over class files that it cannot read: these rules must fail, else it sees nothing.
    @Test
    void rulesThatMustFailDoFail() {
        assertThat(ENGINE).hasSizeGreaterThan(50);
        assertFails(noClasses().should().dependOnClassesThat().resideInAPackage("java.nio.file.."), "ProjectFile");
        assertFails(classes().should().resideInAPackage("dev.netloom.engine.block.."), "GraphCheck");
        assertFails(
                noClasses().should().callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class),
                "SafeFile");
    }

    @Test
    void theRuleAboutThreadsSeesThreads() {
        JavaClasses examples = new ClassFileImporter()
                .importClasses(OwnThread.class, Virtual.class, Pool.class, Parallel.class, Innocent.class);
        for (Class<?> example : Set.of(OwnThread.class, Virtual.class, Pool.class, Parallel.class)) {
            assertFails(noClasses().should(haveThreads()), example.getSimpleName(), examples);
        }
        noClasses().that().haveSimpleName("Innocent").should(haveThreads()).check(examples);
    }

    private static void assertFails(ArchRule rule, String culprit) {
        assertFails(rule, culprit, ENGINE);
    }

    private static void assertFails(ArchRule rule, String culprit, JavaClasses classes) {
        assertThat(rule.evaluate(classes).getFailureReport().getDetails()).anyMatch(line -> line.contains(culprit));
    }

    private static DescribedPredicate<JavaClass> areNotThreaded() {
        return DescribedPredicate.describe(
                "are not named for it",
                type -> THREADED.stream()
                        .noneMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }

    private static ArchCondition<JavaClass> haveThreads() {
        return ArchConditions.be(DescribedPredicate.describe("using threads", ArchitectureTest::usesThreads));
    }

    private static boolean usesThreads(JavaClass type) {
        return type.isAssignableTo(Thread.class)
                || type.getConstructorCallsFromSelf().stream().anyMatch(call -> isThreads(call.getTargetOwner()))
                || type.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .anyMatch(ArchitectureTest::starts);
    }

    private static boolean starts(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean mayStart = owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(BaseStream.class)
                || owner.isAssignableTo(Collection.class);
        return isThreads(owner) && !owner.isAssignableTo(Thread.class)
                || mayStart && STARTERS.contains(target.getName());
    }

    private static boolean isThreads(JavaClass owner) {
        return owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(Executor.class)
                || owner.isAssignableTo(Executors.class)
                || owner.isAssignableTo(CompletableFuture.class)
                || owner.isAssignableTo(Timer.class);
    }

    private static final class OwnThread extends Thread {}

    private static final class Virtual {
        static void run(Runnable work) {
            Thread.startVirtualThread(work);
        }
    }

    private static final class Pool {
        static void run(Runnable work) {
            try (var pool = Executors.newSingleThreadExecutor()) {
                pool.execute(work);
            }
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
