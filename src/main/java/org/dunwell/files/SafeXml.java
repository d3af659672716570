package org.dunwell.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dunwell.intake.FileRefused;

/** XML from strangers, read once from front to end in little memory: no document type, no entities, nothing from elsewhere, nothing endless. */
final class SafeXml implements AutoCloseable {

    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 5000;
    private static final int LONGEST_PART = 100_000;
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream bytes;
    private final XMLStreamReader in;
    private int depth;

    SafeXml(Path file) throws IOException {
        bytes = new ShortParts(Files.newInputStream(file));
        try {
            in = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException broken) {
            bytes.close();
            throw refused(broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("The file asks for another file, which is never read");
        });
        return factory;
    }

    String name() {
        return in.getLocalName();
    }

    /** @return true at the start of the next child of the element we are in, false behind the last one */
    boolean child() throws IOException {
        try {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        deeper();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return false;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new FileRefused(
                            "The file declares or uses entities (line " + in.getLocation().getLineNumber() + "), which no such file needs",
                            "Ask where it comes from");
                    default -> { }
                }
            }
            return false;
        } catch (XMLStreamException broken) {
            throw refused(broken);
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new FileRefused("Elements stand in one another more than " + DEEPEST + " deep" + at(), "Ask where the file comes from");
        }
    }

    /** The element we are at the start of, and all in it. */
    Twig twig() throws IOException {
        return twig(new int[1]);
    }

    private Twig twig(int[] elements) throws IOException {
        if (++elements[0] > MOST_ELEMENTS) {
            throw new FileRefused("One record has more than " + MOST_ELEMENTS + " elements" + at(), "Ask where the file comes from");
        }
        String scheme = in.getAttributeValue(null, "schemeID");
        Twig twig = new Twig(in.getLocalName(), currency(), scheme == null ? in.getAttributeValue(null, "unitCode") : scheme);
        try {
            while (true) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        deeper();
                        twig.children().add(twig(elements));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return twig;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> twig.append(in.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new FileRefused("The file uses entities" + at(), "Ask where it comes from");
                    default -> { }
                }
            }
        } catch (XMLStreamException broken) {
            throw refused(broken);
        }
    }

    private String currency() {
        String ofBank = in.getAttributeValue(null, "Ccy");
        return ofBank == null ? in.getAttributeValue(null, "currencyID") : ofBank;
    }

    void skip() throws IOException {
        while (child()) {
            skip();
        }
    }

    private String at() {
        return " (line " + in.getLocation().getLineNumber() + ", column " + in.getLocation().getColumnNumber() + ")";
    }

    private static FileRefused refused(XMLStreamException broken) throws IOException {
        if (broken.getNestedException() instanceof IOException unreadable && !(unreadable instanceof java.io.CharConversionException)) {
            throw unreadable;
        }
        String where = broken.getLocation() == null ? "" : " at line " + broken.getLocation().getLineNumber() + ", column "
                + broken.getLocation().getColumnNumber();
        String what = String.valueOf(broken.getMessage()).replaceAll("(?s).*Message: ", "");
        return new FileRefused("The file is cut off or no right XML" + where + ": " + (what.length() > 200 ? what.substring(0, 200) : what),
                "Fetch it again from where it comes");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Text is read in pieces, but a tag, a comment, a CDATA section or an instruction as a whole. */
    private static final class ShortParts extends FilterInputStream {

        private static final int COMMENT_END = '-' << 16 | '-' << 8 | '>';
        private static final int CDATA_END = ']' << 16 | ']' << 8 | '>';
        private static final int INSTRUCTION_END = '?' << 8 | '>';

        private enum Part { TEXT, TAG, COMMENT, CDATA, INSTRUCTION }

        private final StringBuilder begin = new StringBuilder();
        private Part part = Part.TEXT;
        private int length;
        private int last;
        private int quote;

        ShortParts(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            look(read);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int count = super.read(into, offset, most);
            for (int at = 0; at < count; at++) {
                look(into[offset + at]);
            }
            return count;
        }

        /** @param sign a byte; every other one of UTF-16 is 0 */
        private void look(int sign) {
            if (sign == 0) {
                return;
            }
            if (part == Part.TEXT) {
                if (sign == '<') {
                    part = Part.TAG;
                    begin.setLength(0);
                    length = 0;
                    last = 0;
                    quote = 0;
                }
                return;
            }
            if (++length > LONGEST_PART) {
                throw new FileRefused("A tag, comment or section has more than " + LONGEST_PART + " characters", "Ask where the file comes from");
            }
            last = (last << 8 | sign & 0xFF) & 0xFFFFFF;
            if (length <= 8) {
                begin.append((char) sign);
                part = begin.charAt(0) == '?' ? Part.INSTRUCTION : begin.toString().startsWith("!--") ? Part.COMMENT
                        : begin.toString().equals("![CDATA[") ? Part.CDATA : part;
            }
            switch (part) {
                case COMMENT -> part = last == COMMENT_END && length > 4 ? Part.TEXT : part;
                case CDATA -> part = last == CDATA_END ? Part.TEXT : part;
                case INSTRUCTION -> part = (last & 0xFFFF) == INSTRUCTION_END ? Part.TEXT : part;
                default -> tag(sign);
            }
        }

        private void tag(int sign) {
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '>') {
                part = Part.TEXT;
            }
        }
    }
}
