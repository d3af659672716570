package org.dunwell.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A report as a CSV file, with the mark by which a spreadsheet knows UTF-8. */
final class ReportDownload {

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private ReportDownload() {
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
