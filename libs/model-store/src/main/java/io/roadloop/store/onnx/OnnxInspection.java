package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an ONNX file may be given to a runtime: size, form, versions, operators, tensors, and the agreed
 * input {@code frames} and outputs. The bytes are taken for hostile.
 *
 * <p>What it cannot see is how large the values between operators become where shapes are computed at run time; the
 * signature on a release is the other half of the defence.
 */
public final class OnnxInspection {

    private static final int DEEPEST_MESSAGE = 24;
    private static final int MOST_PROPERTIES = 128;
    private static final int LONGEST_PROPERTY = 64 << 10;

    private OnnxInspection() {}

    /** Inspects a file; never throws for what the file holds. */
    public static Inspected inspect(byte[] file, InspectionLimits limits) {
        try {
            return accepted(file, limits);
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    /**
     * What is wrong with a file that no service is given, such as a head's: all rules but those of the agreed input and
     * outputs; empty where nothing is.
     */
    public static Optional<Inspected.Refused> faultOf(byte[] file, InspectionLimits limits) {
        try {
            checked(file, limits);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private static Inspected.Accepted accepted(byte[] file, InspectionLimits limits) {
        ModelProto model = checked(file, limits);
        InterfaceCheck agreed = new InterfaceCheck(model.getGraph());
        return new Inspected.Accepted(
                agreed.inputs(),
                agreed.outputs(),
                model.getIrVersion(),
                model.getOpsetImport(0).getVersion(),
                properties(model));
    }

    private static ModelProto checked(byte[] file, InspectionLimits limits) {
        RefusedException.unless(
                file.length <= limits.maximumBytes(),
                InspectionRule.TOO_MANY_BYTES,
                "the file has " + file.length + " bytes, more than " + limits.maximumBytes());
        ModelProto model = parsed(file, limits);
        versions(model, limits);
        RefusedException.unless(
                model.getFunctionsCount() == 0 && model.getTrainingInfoCount() == 0,
                InspectionRule.SUBGRAPH,
                "the file defines functions or training graphs");
        RefusedException.unless(model.hasGraph(), InspectionRule.NOT_ONNX, "the file has no graph");
        new GraphCheck(model.getGraph(), limits).run();
        return model;
    }

    private static ModelProto parsed(byte[] file, InspectionLimits limits) {
        try {
            new PartCount(limits.maximumParts(), DEEPEST_MESSAGE).count(file, ModelProto.getDescriptor());
            CodedInputStream stream = CodedInputStream.newInstance(file);
            stream.setRecursionLimit(DEEPEST_MESSAGE);
            return ModelProto.parseFrom(stream);
        } catch (IOException e) {
            throw new RefusedException(InspectionRule.NOT_ONNX, "the bytes are not an ONNX file");
        }
    }

    private static void versions(ModelProto model, InspectionLimits limits) {
        RefusedException.unless(
                limits.irVersions().contains(model.getIrVersion()),
                InspectionRule.VERSION,
                "the file format is IR " + model.getIrVersion() + "; allowed is " + limits.irVersions());
        for (OperatorSetIdProto opset : model.getOpsetImportList()) {
            RefusedException.unless(
                    Operators.isStandard(opset.getDomain()),
                    InspectionRule.OPERATOR,
                    "the file uses the operator domain " + RefusedException.quoted(opset.getDomain()));
        }
        RefusedException.unless(
                model.getOpsetImportCount() == 1,
                InspectionRule.VERSION,
                "the file must import exactly one operator set");
        long opset = model.getOpsetImport(0).getVersion();
        RefusedException.unless(
                limits.opsets().contains(opset),
                InspectionRule.VERSION,
                "the operator set is " + opset + "; allowed is " + limits.opsets());
    }

    private static Map<String, String> properties(ModelProto model) {
        RefusedException.unless(
                model.getMetadataPropsCount() <= MOST_PROPERTIES,
                InspectionRule.METADATA,
                "the file has " + model.getMetadataPropsCount() + " properties, more than " + MOST_PROPERTIES);
        Map<String, String> properties = new LinkedHashMap<>();
        for (StringStringEntryProto property : model.getMetadataPropsList()) {
            RefusedException.unless(
                    property.getKey().length() + property.getValue().length() <= LONGEST_PROPERTY
                            && properties.put(property.getKey(), property.getValue()) == null,
                    InspectionRule.METADATA,
                    "the property " + RefusedException.quoted(property.getKey()) + " is too long or stands twice");
        }
        return properties;
    }
}
