package io.roadloop.standalone.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** docker/compose.yaml, with its variables at their defaults. */
final class Compose {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)\\}");

    private final JsonNode root;

    private Compose(JsonNode root) {
        this.root = root;
    }

    static Compose read() {
        String text = Repository.text("docker/compose.yaml");
        return new Compose(Repository.yaml(VARIABLE.matcher(text).replaceAll("$1")));
    }

    JsonNode root() {
        return root;
    }

    JsonNode service(String name) {
        JsonNode service = root.path("services").path(name);
        if (service.isMissingNode()) {
            throw new AssertionError("compose.yaml has no service " + name);
        }
        return service;
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                service(service).path("environment").properties()) {
            environment.put(entry.getKey(), entry.getValue().asText());
        }
        return environment;
    }

    /** Published ports, as address:host:container. */
    List<String> ports(String service) {
        return elements(service(service).path("ports")).map(JsonNode::asText).toList();
    }

    /** Mounts in the long form, which is the only one that our services use. */
    List<Mount> mounts(String service) {
        return elements(service(service).path("volumes"))
                .filter(JsonNode::isObject)
                .map(Mount::of)
                .toList();
    }

    /** The mount that a path in the container is, or lies in. */
    Optional<Mount> mountOf(String service, String path) {
        return mounts(service).stream()
                .filter(mount -> path.equals(mount.target()) || path.startsWith(mount.target() + "/"))
                .findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /**
     * What a container sees of the host.
     *
     * @param source a path beside compose.yaml, or a volume's name
     */
    record Mount(String type, String source, String target, boolean readOnly) {

        private static Mount of(JsonNode node) {
            return new Mount(
                    node.path("type").asText(),
                    node.path("source").asText().replaceFirst("^\\./", ""),
                    node.path("target").asText(),
                    node.path("read_only").asBoolean());
        }

        boolean isFile() {
            return type.equals("bind");
        }
    }
}
