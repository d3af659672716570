package org.dunwell.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dunwell.intake.FileRefused;

/**
 * A file of characters.
 *
 * @param mark    length of its byte-order mark
 * @param guessed the bytes are no UTF-8 and nothing was declared: Windows-1252 was taken
 */
record TextFile(Path path, Charset charset, int mark, boolean guessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** @param declared name of the character set or null */
    static TextFile of(Path path, String declared) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(4);
        }
        if (start.length == 0) {
            throw new FileRefused("The file is empty", "Send a file with a heading line and at least one line below it");
        }
        if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileRefused("This is a workbook, not delimited text", "Save it as CSV (UTF-8) and send that");
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return new TextFile(path, StandardCharsets.UTF_8, 3, false);
        }
        if (begins(start, 0xFF, 0xFE)) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 2, false);
        }
        if (begins(start, 0xFE, 0xFF)) {
            return new TextFile(path, StandardCharsets.UTF_16BE, 2, false);
        }
        if (declared != null && !declared.isBlank()) {
            return new TextFile(path, charset(declared), 0, false);
        }
        return isUtf8(path) ? new TextFile(path, StandardCharsets.UTF_8, 0, false) : new TextFile(path, WINDOWS, 0, true);
    }

    /** What cannot be read becomes the replacement character. */
    Reader open() throws IOException {
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
    }

    private static Charset charset(String declared) {
        try {
            return Charset.forName(declared.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new FileRefused("No encoding is called '" + declared + "'", "Declare UTF-8, Windows-1252, ISO-8859-1 or UTF-16");
        }
    }

    private static boolean isUtf8(Path path) throws IOException {
        try (Reader strict = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] some = new char[1 << 16];
            while (strict.read(some) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean begins(byte[] start, int... bytes) {
        byte[] expected = new byte[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            expected[at] = (byte) bytes[at];
        }
        return start.length >= bytes.length && Arrays.equals(start, 0, bytes.length, expected, 0, bytes.length);
    }
}
