package org.dunwell.trail;

import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads the whole trail and says whether a row was changed, removed or put in between afterwards, and which is the first. */
@Component
public class VerifyTrail {

    private final TrailLinks links;

    public VerifyTrail(TrailLinks links) {
        this.links = links;
    }

    /**
     * @param rows   rows tied into chains
     * @param erased of these, rows whose words were erased
     * @param loose  rows so new that they are not tied in yet
     * @param broken the first that is not as it was, in words; null when all are
     */
    public record Result(long rows, long erased, long loose, int seals, String lastSeal, String broken) {

        public boolean isWhole() {
            return broken == null;
        }
    }

    private static final class Walk {

        private long rows;
        private long erased;
        private int seals;
        private String lastSeal;
        private String broken;
        private TrailLink last;
        private long sequence;
        private String sum = TrailLink.BEGINNING;

        private void found(String what) {
            broken = Objects.requireNonNullElse(broken, what);
        }
    }

    /** In one transaction that only reads. */
    public Result verify() {
        Walk walk = new Walk();
        links.eachByChain((link, entry) -> look(walk, link, entry));
        links.eachSeal(seal -> {
            links.eachBySequence(walk.sequence + 1, seal.upTo(), (number, link) -> follow(walk, number, link));
            if (walk.sequence != seal.upTo() || !walk.sum.equals(seal.digest())) {
                walk.found("The seal of " + seal.day() + " does not fit the links up to " + seal.upTo() + " of that day: links were changed or removed.");
            }
            walk.seals++;
            walk.lastSeal = seal.day() + " " + seal.digest();
            walk.sum = seal.digest();
            walk.sequence = seal.upTo();
        });
        long last = links.lock();
        links.eachBySequence(walk.sequence + 1, Long.MAX_VALUE, (number, link) -> follow(walk, number, link));
        if (walk.sequence != last) {
            walk.found("The last links are gone: " + last + " were made, the last that is there is " + walk.sequence + ".");
        }
        return new Result(walk.rows, walk.erased, links.looseCount(), walk.seals, walk.lastSeal, walk.broken);
    }

    private static void follow(Walk walk, long number, String link) {
        if (number != walk.sequence + 1) {
            walk.found("Links " + (walk.sequence + 1) + " to " + (number - 1) + " are gone.");
        }
        walk.sequence = number;
        walk.sum = TrailLink.sha256(walk.sum, link);
    }

    private static void look(Walk walk, TrailLink link, TrailEntry entry) {
        boolean first = walk.last == null || !walk.last.chain().equals(link.chain());
        String row = "Row " + link.trailId() + " (" + link.chain() + ", " + link.place() + ")";
        walk.rows++;
        if (link.place() != (first ? 1 : walk.last.place() + 1)) {
            walk.found(row + ": the row before it in its chain is gone.");
        } else if (entry == null) {
            walk.found(row + " is gone.");
        } else if (link.salt() == null && (entry.why() != null || entry.before() != null || entry.after() != null)) {
            walk.found(row + " was erased, and something was written there afterwards.");
        } else if (link.salt() != null && !link.digest().equals(TrailLink.digest(link.salt(), entry))) {
            walk.found(row + ": what it says was changed. Now it says: " + entry.what() + ", " + entry.why() + ".");
        } else if (!link.link().equals(TrailLink.tie(first ? TrailLink.BEGINNING : walk.last.link(), link.chain(), link.place(), link.digest(), entry))) {
            walk.found(row + ": when it happened, who did it or what it was was changed, or its place in the chain. Now it says: " + entry.at() + ", " + entry.who() + ", " + entry.what() + ".");
        }
        walk.erased += link.salt() == null ? 1 : 0;
        walk.last = link;
    }
}
