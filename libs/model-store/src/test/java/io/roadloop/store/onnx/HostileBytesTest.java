package io.roadloop.store.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes that are no model, or one that was damaged or made to hurt: each is refused, and nothing else happens. */
class HostileBytesTest {

    private static final InspectionLimits LIMITS = InspectionLimits.DEFAULTS;
    private static final byte[] WHOLE = TinyModel.whole().build().toByteArray();

    @Test
    void shouldRefuseWhatIsNoModel() {
        assertThat(rule(new byte[0])).isEqualTo(InspectionRule.VERSION);
        assertThat(rule("GIF89a, not a model".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(InspectionRule.NOT_ONNX);
        assertThat(rule(new byte[1000])).isEqualTo(InspectionRule.NOT_ONNX);
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge() {
        InspectionLimits small =
                new InspectionLimits(WHOLE.length - 1, 1000, 1000, 1000, LIMITS.irVersions(), LIMITS.opsets());

        assertThat(OnnxInspection.inspect(WHOLE, small))
                .isInstanceOfSatisfying(Inspected.Refused.class, refused -> assertThat(refused.rule())
                        .isEqualTo(InspectionRule.TOO_MANY_BYTES));
    }

    @Test
    void shouldNeverAcceptAFileThatWasCutInsideItsGraph() {
        int graphBytes = TinyModel.whole().getGraph().getSerializedSize();
        for (int length = 0; length < graphBytes; length++) {
            assertThat(OnnxInspection.inspect(Arrays.copyOf(WHOLE, length), LIMITS))
                    .isInstanceOf(Inspected.Refused.class);
        }
    }

    @Test
    void shouldDecideOnEveryDamagedFile() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = WHOLE.clone();
            for (int j = random.nextInt(1, 6); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(OnnxInspection.inspect(damaged, LIMITS)).isNotNull();
        }
    }

    @Test
    void shouldDecideOnRandomBytes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(OnnxInspection.inspect(noise, LIMITS)).isInstanceOf(Inspected.Refused.class);
        }
    }

    @Test
    void shouldRefuseMillionsOfEmptyPartsBeforeBuildingThem() {
        // 32 MB of empty nodes, two bytes each: 16 million objects if they were parsed.
        byte[] nodes = new byte[32 << 20];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = GraphProto.NODE_FIELD_NUMBER << 3 | 2;
        }
        ModelProto model = ModelProto.newBuilder().setIrVersion(9).build();
        byte[] file = concat(model.toByteArray(), lengthDelimited(ModelProto.GRAPH_FIELD_NUMBER, nodes));

        assertThat(rule(file)).isEqualTo(InspectionRule.NOT_ONNX);
    }

    @Test
    void shouldRefuseGraphsInsideGraphsWithoutEnd() {
        GraphProto graph = GraphProto.getDefaultInstance();
        for (int depth = 0; depth < 60; depth++) {
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .addAttribute(AttributeProto.newBuilder().setG(graph)))
                    .build();
        }

        assertThat(rule(TinyModel.whole().setGraph(graph).build().toByteArray()))
                .isEqualTo(InspectionRule.NOT_ONNX);
    }

    @Test
    void shouldRefuseGroupsNestedInUnknownFields() {
        byte[] groups = new byte[100_000];
        Arrays.fill(groups, (byte) (15 << 3 | 3));

        assertThat(rule(concat(WHOLE, groups))).isEqualTo(InspectionRule.NOT_ONNX);
    }

    @Test
    void shouldMakeNamesHarmlessInWhatItSays() {
        ModelProto.Builder model = TinyModel.whole();
        model.getGraphBuilder().getNodeBuilder(0).setOpType("Evil\n\u001b[31m" + "x".repeat(500));

        assertThat(OnnxInspection.inspect(model.build().toByteArray(), LIMITS))
                .isInstanceOfSatisfying(Inspected.Refused.class, refused -> assertThat(refused.detail())
                        .hasSizeLessThan(200)
                        .startsWith("the operator 'Evil??[31mxxx"));
    }

    private static InspectionRule rule(byte[] file) {
        Inspected inspected = OnnxInspection.inspect(file, LIMITS);
        assertThat(inspected).isInstanceOf(Inspected.Refused.class);
        return ((Inspected.Refused) inspected).rule();
    }

    private static byte[] lengthDelimited(int field, byte[] content) {
        byte[] head = new byte[6];
        head[0] = (byte) (field << 3 | 2);
        int length = content.length;
        for (int i = 1; i < 6; i++) {
            head[i] = (byte) (length & 0x7F | (i < 5 ? 0x80 : 0));
            length >>>= 7;
        }
        return concat(head, content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
