package org.dunwell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Process → features ← adapters. */
@AnalyzeClasses(packages = "org.dunwell", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ADAPTERS = {"..storage..", "..post..", "..files..", "..inbox..", "..mailbox..", "..holidays..", "..ubl..", "..web.."};

    @ArchTest
    static final ArchRule onlyTheProcessPackageKnowsTheEngine = noClasses().that().resideOutsideOfPackage("org.dunwell.process..")
            .should().dependOnClassesThat().resideInAnyPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyItsEnginePackageKnowsTheInsideOfTheEngine = noClasses().that().resideOutsideOfPackage("org.dunwell.process.engine..")
            .should().dependOnClassesThat().resideInAnyPackage("org.camunda..impl..");

    @ArchTest
    static final ArchRule featuresArePlainJava = noClasses()
            .that().resideOutsideOfPackages("org.dunwell", "org.dunwell.process..").and().resideOutsideOfPackages(ADAPTERS)
            .should().dependOnClassesThat().resideInAnyPackage("org.dunwell.process..", "org.dunwell.storage..", "org.dunwell.post..", "org.dunwell.files..",
                    "org.dunwell.inbox..", "org.dunwell.mailbox..", "org.dunwell.holidays..", "org.dunwell.ubl..", "org.dunwell.web..", "java.sql..", "org.springframework.jdbc..", "com.fasterxml..", "jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowTheProcess = noClasses().that().resideInAnyPackage(ADAPTERS)
            .should().dependOnClassesThat().resideInAPackage("org.dunwell.process..");

    @ArchTest
    static final ArchRule packagesUseOneAnotherInOneDirection = slices().matching("org.dunwell.(*)..").should().beFreeOfCycles();
}
