package org.dunwell.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A report as a CSV file, with the mark by which a spreadsheet knows UTF-8. */
final class ReportDownload {

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private ReportDownload() {
    }

    /** The parameter wins over the header; of the header's types, the one that is wanted most. */
    static boolean isCsv(String format, String accept) {
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "format is json or csv").with("field", "format");
        }
        if (format != null) {
            return format.equals("csv");
        }
        try {
            return MediaType.parseMediaTypes(accept).stream().sorted(Comparator.comparing(MediaType::getQualityValue).reversed())
                    .filter(type -> type.equalsTypeAndSubtype(CSV) || type.includes(MediaType.APPLICATION_JSON))
                    .findFirst().map(type -> type.equalsTypeAndSubtype(CSV)).orElse(false);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    interface Content {
        void writeTo(Writer to) throws IOException;
    }

    static ResponseEntity<byte[]> named(String name, Content content) {
        StringWriter text = new StringWriter().append('\uFEFF');
        try {
            content.writeTo(text);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return ResponseEntity.ok().contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
