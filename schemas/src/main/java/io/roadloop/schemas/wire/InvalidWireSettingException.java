package io.roadloop.schemas.wire;

/** A setting of the cluster or the registry cannot be right. The message names the key and the rule. */
public final class InvalidWireSettingException extends IllegalArgumentException {

    InvalidWireSettingException(String key, String rule) {
        super(key + " " + rule);
    }
}
