package io.roadloop.schemas.topics;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** The topic settings that make it so. */
    Map<String, String> configuration();

    /** The words of the table. */
    String words();

    /** Records go after a time. @param time at least a minute */
    record Kept(Duration time) implements Retention {

        private static final int SEGMENTS = 6;

        public Kept {
            if (time.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("a retention of " + time + " is under a minute");
            }
        }

        /** Only closed segments are deleted, so segments roll six times within the time. */
        @Override
        public Map<String, String> configuration() {
            return Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()),
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(time.toMillis() / SEGMENTS));
        }

        @Override
        public String words() {
            return time.toDays() >= 1 ? time.toDays() + " days" : time.toHours() + " hours";
        }
    }

    /** The last record of each key stays; a tombstone erases its key. @param erasedWithin the latest, after a tombstone */
    record Compacted(Duration erasedWithin) implements Retention {

        @Override
        public Map<String, String> configuration() {
            String lag = Long.toString(erasedWithin.toMillis());
            return Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.RETENTION_MS_CONFIG,
                    "-1",
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    lag,
                    TopicConfig.SEGMENT_MS_CONFIG,
                    lag);
        }

        @Override
        public String words() {
            return "compacted; a tombstone erases within " + erasedWithin.toHours() + " hours";
        }
    }

    /** Nothing is ever deleted or compacted. */
    record ForEver() implements Retention {

        @Override
        public Map<String, String> configuration() {
            return Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }

        @Override
        public String words() {
            return "for ever, never compacted";
        }
    }
}
