package io.roadloop.kit.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.kit.UserErrorException;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML whose values all stay text until their type is known: a password {@code 0123} is not the octal number 83, and a
 * version {@code 1.10} not 1.1.
 */
final class YamlTree {

    private static final int DEEPEST = 20;
    private static final int ALIASES = 10;

    /** The parser's own words quote the text. */
    private static final String INVALID = "not valid YAML; check indentation, colons, quotes and brackets";

    private final String source;

    private YamlTree(String source) {
        this.source = source;
    }

    /**
     * Reads a document that is a mapping, or empty.
     *
     * @param source its name for messages, e.g. the file's path
     * @throws UserErrorException naming source, line and column; never with a piece of the text, which may be secret
     */
    static ObjectNode read(String text, String source) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            JsonNode tree = root == null ? JsonNodeFactory.instance.objectNode() : new YamlTree(source).node(root, 0);
            if (tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (tree instanceof ObjectNode mapping) {
                return mapping;
            }
            throw new UserErrorException(source + ": must be a YAML mapping of settings (key: value)");
        } catch (MarkedYAMLException e) {
            String at = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1);
            throw new UserErrorException(source + at + ": " + INVALID, e);
        } catch (YAMLException e) {
            throw new UserErrorException(source + ": " + INVALID, e);
        }
    }

    private JsonNode node(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new UserErrorException(source + at(node) + ": nested deeper than " + DEEPEST + " levels");
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(element -> array.add(node(element, depth + 1)));
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(scalar.getValue());
    }

    private ObjectNode mapping(MappingNode mapping, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new UserErrorException(source + at(entry.getKeyNode()) + ": a key must be a plain word");
            }
            if (object.has(key.getValue())) {
                throw new UserErrorException(source + at(key) + ": the key '" + key.getValue() + "' stands twice");
            }
            object.set(key.getValue(), node(entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private static String at(Node node) {
        return ", line " + (node.getStartMark().getLine() + 1);
    }
}
