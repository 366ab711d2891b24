package io.roadloop.standalone.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refused frames against dead letters, one by one. A dead letter names the place of its record; a refusal names the
 * frame by its id, or by its place where the service could not trust an id.
 *
 * Letters come first, then frames, then refusals: so only the ids of frames that have letters are remembered.
 */
final class Refusals {

    /** By place: dead letters without a refusal so far. */
    private final Map<String, Integer> open = new LinkedHashMap<>();

    private final Map<String, String> idAt = new HashMap<>();
    private final Map<String, Deque<String>> placesOf = new HashMap<>();
    private final List<Unmatched> unmatched = new ArrayList<>();
    private Optional<Instant> oldestLetter = Optional.empty();

    private record Unmatched(String frame, Instant at) {}

    /** A dead letter of a frame that the inference service gave up on. */
    void letter(String place, Instant at) {
        open.merge(place, 1, Integer::sum);
        if (oldestLetter.isEmpty() || at.isBefore(oldestLetter.get())) {
            oldestLetter = Optional.of(at);
        }
    }

    /** A frame, by the id that it has been counted under. */
    void frame(String place, String id) {
        if (open.containsKey(place)) {
            idAt.put(place, id);
            placesOf.computeIfAbsent(id, same -> new ArrayDeque<>()).add(place);
        }
    }

    /**
     * A refused segmentation.
     *
     * @return the id that its frame has been counted under
     */
    String refused(String name, Instant at) {
        Optional<String> place = open.containsKey(name)
                ? Optional.of(name)
                : Optional.ofNullable(placesOf.get(name)).map(Deque::poll);
        if (place.isEmpty() || open.merge(place.get(), -1, Integer::sum) < 0) {
            unmatched.add(new Unmatched(name, at));
        }
        return idAt.getOrDefault(name, name);
    }

    /**
     * What does not match, named.
     *
     * @param lettersAreCutOff whether the oldest dead letters have expired: refusals from before those that are left are
     *     passed over
     */
    List<String> faults(boolean lettersAreCutOff) {
        List<String> faults = new ArrayList<>();
        for (Unmatched refusal : unmatched) {
            if (!lettersAreCutOff
                    || oldestLetter
                            .filter(oldest -> !refusal.at().isBefore(oldest))
                            .isPresent()) {
                faults.add("frame " + refusal.frame() + " was refused, but no dead letter tells of it");
            }
        }
        open.forEach((place, count) -> {
            // The frame of a letter may have expired; then nobody is left who could tell.
            if (count > 0 && idAt.containsKey(place)) {
                faults.add(
                        "a dead letter tells of " + place + " (frame " + idAt.get(place) + "), which was not refused");
            }
        });
        return faults;
    }
}
