package io.roadloop.schemas.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A record's schema with some of its fields: whoever reads with it skips the bytes of the others. */
final class Projection {

    private Projection() {}

    /**
     * Keeps the named fields.
     *
     * @param paths names of fields, those of nested records with dots, e.g. {@code frame.frameId}
     */
    static Schema of(Schema whole, List<String> paths) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String path : paths) {
            int dot = path.indexOf('.');
            List<String> inner =
                    wanted.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), name -> new ArrayList<>());
            if (dot >= 0) {
                inner.add(path.substring(dot + 1));
            }
        }
        List<Schema.Field> fields = wanted.entrySet().stream()
                .map(entry -> field(whole, entry.getKey(), entry.getValue()))
                .toList();
        return Schema.createRecord(whole.getName(), whole.getDoc(), whole.getNamespace(), false, fields);
    }

    private static Schema.Field field(Schema whole, String name, List<String> inner) {
        Schema.Field field = whole.getField(name);
        if (field == null) {
            throw new IllegalArgumentException(whole.getFullName() + " has no field " + name);
        }
        return new Schema.Field(field, inner.isEmpty() ? field.schema() : of(field.schema(), inner));
    }
}
