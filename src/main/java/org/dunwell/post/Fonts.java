package org.dunwell.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.dunwell.message.TextRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The fonts of letters: Open Sans, and after it what a house lays beside it into {@code fonts/} for other scripts. Read at the start. */
@Component
class Fonts {

    private static final List<String> SHIPPED = List.of("OpenSans-Regular.ttf", "OpenSans-Bold.ttf");

    private final List<Font> more;
    private final List<CmapLookup> known = new ArrayList<>();

    /** @param family as layouts name it */
    record Font(String family, byte[] file) {

        InputStream stream() {
            return new ByteArrayInputStream(file);
        }
    }

    Fonts(ResourceLoader resources, @Value("${dunwell.letters:classpath:letters/}") String folder) {
        this.more = more(resources, (folder.endsWith("/") ? folder : folder + "/") + "fonts/*.ttf");
        known.add(characters(regular().file()));
        more.forEach(font -> known.add(characters(font.file())));
    }

    static Font regular() {
        return shipped(SHIPPED.get(0));
    }

    static Font bold() {
        return shipped(SHIPPED.get(1));
    }

    List<Font> more() {
        return more;
    }

    /** @throws TextRefused when the letter would show boxes, or letters in the wrong order, instead of what is meant */
    void check(String text, String recipient) {
        String unknown = text.codePoints().filter(sign -> !isWritable(sign)).distinct().limit(10).mapToObj(Character::toString).collect(Collectors.joining(" "));
        if (!unknown.isEmpty()) {
            throw new TextRefused("The letter to " + Values.plain(recipient) + " cannot be printed: its fonts cannot write " + unknown
                    + " (letters are set from left to right). Write name and address in Latin letters in the customer's data, give an e-mail address, or lay a font"
                    + " that has these characters into letters/fonts/ and start again; then retry");
        }
    }

    private boolean isWritable(int sign) {
        byte direction = Character.getDirectionality(sign);
        if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
            return false;
        }
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.getType(sign) == Character.FORMAT
                || known.stream().anyMatch(font -> font.getGlyphId(sign) != 0);
    }

    private static CmapLookup characters(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("A font of the letters cannot be read", e);
        }
    }

    private static List<Font> more(ResourceLoader resources, String pattern) {
        try {
            List<Font> fonts = new ArrayList<>();
            Resource[] files = new PathMatchingResourcePatternResolver(resources).getResources(pattern);
            for (Resource file : Arrays.stream(files).filter(found -> !SHIPPED.contains(found.getFilename())).toList()) {
                fonts.add(new Font(file.getFilename().replaceAll("[^A-Za-z0-9]", " ").strip(), file.getContentAsByteArray()));
            }
            return fonts;
        } catch (IOException e) {
            throw new UncheckedIOException("The fonts " + pattern + " cannot be read", e);
        }
    }

    private static Font shipped(String name) {
        try {
            return new Font("Open Sans", new ClassPathResource("letters/fonts/" + name).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
