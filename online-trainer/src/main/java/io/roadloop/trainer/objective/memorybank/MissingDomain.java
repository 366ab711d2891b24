package io.roadloop.trainer.objective.memorybank;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a bank waits for a domain that no label names: once, after so many labelled images that it is more likely a
 * mistake than chance. Counts anew after a restart.
 */
final class MissingDomain {
    private static final Logger LOG = LoggerFactory.getLogger(MissingDomain.class);
    static final int IMAGES = 256;

    private final String bank;
    private final String domain;
    private final Set<String> seen = new TreeSet<>();
    private int images;

    /**
     * @param bank what the recipe calls it
     * @param domain the one of which it takes vectors
     */
    MissingDomain(String bank, String domain) {
        this.bank = bank;
        this.domain = domain;
    }

    /** Looks at the domains of a step's labelled images, one each. */
    void look(Collection<String> domains) {
        if (images >= IMAGES) {
            return;
        }
        images += domains.size();
        seen.addAll(domains);
        if (images >= IMAGES && !seen.contains(domain)) {
            LOG.warn(
                    "memory {}: none of {} labelled images is of the domain {}, they are of {}; it takes vectors of that"
                            + " domain alone, and without any nothing is learnt from it. Correct its domain, or label"
                            + " frames of that one",
                    bank,
                    images,
                    domain,
                    String.join(", ", seen));
        }
    }
}
