package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadloop.kit.files.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * Which recipe a model was made by: SHA-256 over what the recipe says. Comments, blanks and the order of keys do not
 * count.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record RecipeDigest(String hex) {
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public RecipeDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + hex + "' is no recipe digest: 64 lower-case hexadecimal digits");
        }
    }

    static RecipeDigest of(JsonNode recipe) {
        try {
            Object plain = SORTED.treeToValue(recipe, Object.class);
            byte[] text = SORTED.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
            return new RecipeDigest(Sha256.hex(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was just read can be written", e);
        }
    }

    /** The first eight digits, for people. */
    public String brief() {
        return hex.substring(0, 8);
    }
}
