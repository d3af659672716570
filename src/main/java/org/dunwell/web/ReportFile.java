package org.dunwell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.dunwell.intake.Intake;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Every finding of an import as a file to download. */
@Component
class ReportFile {

    private final Intake intake;

    ReportFile(Intake intake) {
        this.intake = intake;
    }

    void send(long importId, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + importId + ".csv\"");
        Writer to = response.getWriter();
        to.write('\uFEFF');
        intake.writeFindings(importId, to);
    }
}
