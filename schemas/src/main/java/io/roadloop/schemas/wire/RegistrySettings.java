package io.roadloop.schemas.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the schema registry is, and how to speak to it.
 *
 * @param url root of Confluent's API, http or https, without user and password
 * @param properties passed to the registry's client as they are, e.g. basic.auth.credentials.source,
 *     basic.auth.user.info, schema.registry.ssl.truststore.location; never printed
 */
public record RegistrySettings(String url, Map<String, String> properties) {

    private static final String KEY = "registry.url";

    public RegistrySettings {
        URI uri = parse(url);
        if (uri.getRawUserInfo() != null || url.contains("@")) {
            // The value is not repeated: it holds a password.
            throw new InvalidWireSettingException(
                    KEY, "must not hold user and password: give registry.properties basic.auth.user.info");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw new InvalidWireSettingException(KEY, "is '" + url + "', must read http(s)://host[:port][/path]");
        }
        properties = Map.copyOf(properties);
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException broken) {
            throw new InvalidWireSettingException(KEY, "is not a URL, must read http(s)://host[:port][/path]");
        }
    }

    /** Names the properties, and keeps their values to itself. */
    @Override
    public String toString() {
        return "RegistrySettings[url=" + url + ", properties=" + new TreeSet<>(properties.keySet()) + "]";
    }
}
