package io.roadloop.kit.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/** Effective settings as YAML that may be shown to anybody. */
final class Rendering {

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Quoting()).build())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private static final Pattern NUMBER = Pattern.compile("-[0-9.]+");

    private Rendering() {}

    static String yaml(ObjectNode settings) {
        try {
            return YAML.writeValueAsString(shown("", settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written as YAML", e);
        }
    }

    private static JsonNode shown(String key, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            shown(key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(shown(key, element)));
            return copy;
        }
        return node.isTextual() ? plain(Secrets.masked(key, node.asText())) : node;
    }

    /** Every value is text here; true and false without the quotes that the writer would give such a text. */
    private static JsonNode plain(String text) {
        return text.equals("true") || text.equals("false")
                ? BooleanNode.valueOf(text.equals("true"))
                : TextNode.valueOf(text);
    }

    /** The writer's own checker lets a text pass that begins like an alias. */
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;
        private static final String INDICATORS = "*&!|>%@`'\"#,[]{}?:-";

        @Override
        public boolean needToQuoteValue(String value) {
            boolean indicated = !value.isEmpty() && INDICATORS.indexOf(value.charAt(0)) >= 0;
            return super.needToQuoteValue(value)
                    || (indicated && !NUMBER.matcher(value).matches());
        }
    }
}
