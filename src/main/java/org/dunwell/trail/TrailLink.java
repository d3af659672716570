package org.dunwell.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Ties a row of the trail to the one before it in its chain.
 *
 * @param chain  the case, or else the account or the house: nothing that would have to be forgotten
 * @param salt   null when the words were erased; then nobody can find out any more what the digest stands for
 * @param digest of the salt and the words
 * @param link   of the link before, the digest, and who did what when
 */
public record TrailLink(long sequence, long trailId, String chain, long place, String salt, String digest, String link) {

    /** What the first link of a chain is tied to. */
    static final String BEGINNING = "0".repeat(64);

    static TrailLink after(TrailLink last, long sequence, long trailId, TrailEntry entry, String chain, String salt) {
        long place = last == null ? 1 : last.place() + 1;
        String digest = digest(salt, entry);
        return new TrailLink(sequence, trailId, chain, place, salt, digest, tie(last == null ? BEGINNING : last.link(), chain, place, digest, entry));
    }

    static String chainOf(TrailEntry entry) {
        return entry.caseNumber() != null ? entry.caseNumber() : entry.accountId() != null ? "account " + entry.accountId() : "house";
    }

    /** Of everything that may have to be forgotten one day. */
    static String digest(String salt, TrailEntry entry) {
        return sha256(salt, entry.why(), entry.customerId(), entry.before(), entry.after());
    }

    /** Of everything that stays. */
    static String tie(String before, String chain, long place, String digest, TrailEntry entry) {
        return sha256(before, chain, String.valueOf(place), digest, entry.at().toString(), entry.who(), entry.what());
    }

    /** Each part with its length before it, so that nothing can be shifted from one to the next. */
    static String sha256(String... parts) {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = Objects.requireNonNullElse(part, "").getBytes(StandardCharsets.UTF_8);
                sum.update(((part == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
                sum.update(bytes);
            }
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException everyMachineHasIt) {
            throw new IllegalStateException(everyMachineHasIt);
        }
    }
}
