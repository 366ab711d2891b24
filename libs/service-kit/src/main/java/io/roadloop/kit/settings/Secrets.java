package io.roadloop.kit.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Knows which settings are secret, and hides their values wherever settings are shown. */
public final class Secrets {

    /** What is shown in place of a secret. */
    public static final String MASK = "****";

    /** Parts of names of Kafka's, the registry client's and our own settings that hold key material or passwords. */
    private static final List<String> MARKS = List.of(
            "password",
            "passphrase",
            "passwd",
            "secret",
            "jaas",
            "token",
            "credential",
            "private-key",
            "private.key",
            "api-key",
            "api.key",
            "keystore.key",
            "user.info",
            "user-info",
            "sasl.oauthbearer.assertion");

    /** Where something lies is no secret, and worth seeing when it is wrong. */
    private static final Pattern PLACE = Pattern.compile(".*(file|path|dir|directory|location|url)$");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)((?:password|secret|token)\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s;,\"']+)");

    private Secrets() {}

    /** Whether a setting of this key holds a password, a token or key material. */
    public static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT).replace('_', '.');
        return MARKS.stream().anyMatch(name::contains) && !PLACE.matcher(name).matches();
    }

    /** The value as it may be shown: masked where the key is a secret's, and without passwords inside it elsewhere. */
    public static String masked(String key, String value) {
        return isSecret(key) ? MASK : masked(value);
    }

    /** A text without the passwords that it holds: user info of a URL, {@code password="…"}. */
    public static String masked(String text) {
        return ASSIGNED.matcher(USER_INFO.matcher(text).replaceAll(MASK)).replaceAll("$1" + MASK);
    }

    /** A copy with masked values, sorted by key. */
    public static Map<String, String> masked(Map<String, String> properties) {
        Map<String, String> shown = new TreeMap<>();
        properties.forEach((key, value) -> shown.put(key, masked(key, value)));
        return shown;
    }
}
