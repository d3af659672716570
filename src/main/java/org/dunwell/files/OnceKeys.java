package org.dunwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
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
        return HexFormat.of().formatHex(sha256().digest(content.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    /** SHA-256 of a whole file and its name, in hexadecimal digits. */
    static String digest(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = sha256();
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            new DigestInputStream(in, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
