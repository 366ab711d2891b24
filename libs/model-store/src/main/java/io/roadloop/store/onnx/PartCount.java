package io.roadloop.store.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the fields of a protobuf message, those inside it included, without building it. An empty message takes two
 * bytes in a file and a hundred in memory: 256 MB of them would end the process before any other check could run.
 */
final class PartCount {

    private final int most;
    private final int deepest;
    private int parts;

    PartCount(int most, int deepest) {
        this.most = most;
        this.deepest = deepest;
    }

    /**
     * @throws IOException if the bytes are no such message
     * @throws RefusedException if it has too many parts or is nested too deep
     */
    void count(byte[] message, Descriptor descriptor) throws IOException {
        CodedInputStream stream = CodedInputStream.newInstance(message);
        count(stream, descriptor, 1);
        stream.checkLastTagWas(0);
    }

    private void count(CodedInputStream stream, Descriptor descriptor, int depth) throws IOException {
        RefusedException.unless(
                depth <= deepest, InspectionRule.NOT_ONNX, "the file is nested deeper than " + deepest + " levels");
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            RefusedException.unless(
                    ++parts <= most, InspectionRule.NOT_ONNX, "the file has more than " + most + " parts");
            FieldDescriptor field = descriptor.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean isMessage = field != null
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (isMessage) {
                int outer = stream.pushLimit(stream.readRawVarint32());
                count(stream, field.getMessageType(), depth + 1);
                stream.popLimit(outer);
            } else {
                skip(stream, tag);
            }
        }
    }

    /** Groups are an old form that ONNX does not use; skipping one would recurse without our count. */
    private static void skip(CodedInputStream stream, int tag) throws IOException {
        int wireType = WireFormat.getTagWireType(tag);
        RefusedException.unless(
                wireType != WireFormat.WIRETYPE_START_GROUP && wireType != WireFormat.WIRETYPE_END_GROUP,
                InspectionRule.NOT_ONNX,
                "the bytes are not an ONNX file");
        stream.skipField(tag);
    }
}
