package io.roadloop.kit.service;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Roadloop's version, as built. */
public final class Version {

    private static final String CURRENT = read();

    private Version() {}

    /** E.g. {@code 0.1.0}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
    }
}
