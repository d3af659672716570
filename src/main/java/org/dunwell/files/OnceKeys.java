package org.dunwell.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Names movements by what identifies them; the second of two equal ones in one file is another movement. */
final class OnceKeys {

    private final Map<String, Integer> seen = new HashMap<>();

    String of(Object... what) {
        String hash = hash(Arrays.stream(what).map(String::valueOf).collect(Collectors.joining("\u001F")));
        return "bank/" + hash + "/" + seen.merge(hash, 1, Integer::sum);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
