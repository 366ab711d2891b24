package io.roadloop.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Cards and reports as JSON: indented, dates in ISO 8601, null for what is empty. Unknown names are passed over, so
 * that an older version reads a newer one's files; a missing one is an error.
 */
public final class StoreJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Names that came later, and as what they read in a document from before. */
    private static final Map<Class<?>, List<Later>> LATER = Map.of(
            ParityReport.class,
            List.of(new Later("", "routing", NullNode.instance), new Later("/routing", "heldOut", IntNode.valueOf(0))));

    /** @param object that the name is looked for in, where there is such an object */
    private record Later(String object, String name, JsonNode before) {
        void complete(JsonNode tree) {
            if (tree.at(object) instanceof ObjectNode parent) {
                parent.putIfAbsent(name, before);
            }
        }
    }

    private StoreJson() {}

    /** @param document a {@link ModelCard} or {@link ParityReport} */
    public static byte[] write(Record document) {
        try {
            return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(document.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** @throws IOException if the bytes are not such a document; the message says where and why */
    public static <D extends Record> D read(Class<D> type, byte[] json) throws IOException {
        List<Later> later = LATER.getOrDefault(type, List.of());
        D document = later.isEmpty() ? JSON.readValue(json, type) : JSON.treeToValue(completed(json, later), type);
        if (document == null) {
            throw new IOException("a " + type.getSimpleName() + " cannot be null");
        }
        return document;
    }

    private static JsonNode completed(byte[] json, List<Later> later) throws IOException {
        JsonNode tree = JSON.readTree(json);
        later.forEach(each -> each.complete(tree));
        return tree;
    }
}
