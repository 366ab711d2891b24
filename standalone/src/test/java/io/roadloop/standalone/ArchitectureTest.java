package io.roadloop.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadloop.trainer.pool.Pool;

/** The import rules of the house (docs/architecture.md): imports run downwards, and each library has its room. */
@AnalyzeClasses(packages = "io.roadloop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule importsRunDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.roadloop..")
            .layer("standalone")
            .definedBy("io.roadloop.standalone..")
            .layer("ingest")
            .definedBy("io.roadloop.ingest..")
            .layer("trainer")
            .definedBy("io.roadloop.trainer..")
            .layer("inference")
            .definedBy("io.roadloop.inference..")
            .layer("schemas")
            .definedBy("io.roadloop.schemas..")
            .layer("kit")
            .definedBy("io.roadloop.kit..")
            .layer("graph")
            .definedBy("io.roadloop.graph..")
            .layer("store")
            .definedBy("io.roadloop.store..")
            .layer("onnx")
            .definedBy("io.roadloop.onnx..")
            .layer("vision")
            .definedBy("io.roadloop.vision..")
            .layer("embedded")
            .definedBy("io.roadloop.embedded..")
            .whereLayer("standalone")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("trainer")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("inference")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("embedded")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("schemas")
            .mayOnlyBeAccessedByLayers("standalone", "ingest", "trainer", "inference")
            .whereLayer("kit")
            .mayOnlyBeAccessedByLayers("standalone", "ingest", "trainer", "inference")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers("standalone", "trainer")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("standalone", "trainer", "inference")
            .whereLayer("onnx")
            .mayOnlyBeAccessedByLayers("standalone", "trainer", "inference")
            .whereLayer("vision")
            .mayOnlyBeAccessedByLayers("standalone", "ingest", "trainer", "inference", "kit", "onnx");

    @ArchTest
    static final ArchRule pytorchInternalsStayInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.roadloop.graph.torch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.pytorch..")
            .because("JniUtils is internal API of DJL");

    @ArchTest
    static final ArchRule onnxProtoStaysWithItsWriterAndItsInspector = noClasses()
            .that()
            .resideOutsideOfPackages("io.roadloop.graph..", "io.roadloop.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnx.proto..");

    @ArchTest
    static final ArchRule onnxRuntimeIsCalledInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.roadloop.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule visionNeedsTheJdkOnly = classes()
            .that()
            .resideInAPackage("io.roadloop.vision..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.roadloop.vision..", "java..", "javax.imageio..", "org.w3c.dom..", "org.jspecify..");

    @ArchTest
    static final ArchRule layerGraphKnowsNothingOfRoadloop = noClasses()
            .that()
            .resideInAPackage("io.roadloop.graph..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.roadloop.vision..",
                    "io.roadloop.store..",
                    "io.roadloop.kit..",
                    "io.roadloop.schemas..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule modelStoreNeedsNoDjl = noClasses()
            .that()
            .resideInAPackage("io.roadloop.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "io.roadloop.vision..", "io.roadloop.kit..", "io.roadloop.schemas..");

    @ArchTest
    static final ArchRule theTrainerMeetsKafkaInIntakeAndPublishOnly = noClasses()
            .that()
            .resideInAPackage("io.roadloop.trainer..")
            .and()
            .resideOutsideOfPackages("io.roadloop.trainer.intake..", "io.roadloop.trainer.publish..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule objectivesSeeViewsAndArraysOnly = noClasses()
            .that()
            .resideInAPackage("io.roadloop.trainer.objective..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.roadloop.trainer.intake..",
                    "io.roadloop.trainer.round..",
                    "io.roadloop.trainer.publish..",
                    "io.roadloop.schemas..",
                    "org.apache.kafka..",
                    "java.time..",
                    "java.nio.file..",
                    "java.io..");

    @ArchTest
    static final ArchRule objectivesKnowAPoolByItsNameOnly = noClasses()
            .that()
            .resideInAPackage("io.roadloop.trainer.objective..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.roadloop.trainer.pool..").and(not(equivalentTo(Pool.class))));

    @ArchTest
    static final ArchRule generatedTypesStopAtTheEdges = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.roadloop.trainer.objective..",
                    "io.roadloop.trainer.step..",
                    "io.roadloop.trainer.view..",
                    "io.roadloop.trainer.recipe..",
                    "io.roadloop.trainer.pool..",
                    "io.roadloop.trainer.gate..",
                    "io.roadloop.trainer.round..",
                    "io.roadloop.trainer.optimiser..",
                    "io.roadloop.trainer.schedule..",
                    "io.roadloop.inference.teach..",
                    "io.roadloop.inference.segment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.roadloop.schemas.avro..");

    @ArchTest
    static final ArchRule demoPartsFormNoCycles =
            slices().matching("io.roadloop.standalone.(*)..").should().beFreeOfCycles();
}
