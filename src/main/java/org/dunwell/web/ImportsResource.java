package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of the files that came in. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
@PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'auditors', 'camunda-admin')")
class ImportsResource {

    private static final int NEWEST = 50;

    private final Reports reports;
    private final ReportFile reportFile;

    ImportsResource(Reports reports, ReportFile reportFile) {
        this.reports = reports;
        this.reportFile = reportFile;
    }

    @GetMapping
    @Operation(summary = "Lists the newest 50 imports, without their findings")
    List<ImportView> newest() {
        return reports.newest(0, NEWEST).stream().map(ImportView::withoutFindings).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows the report of an import with its first 100 findings")
    ImportView one(@PathVariable long id) {
        return ImportView.of(find(id), reports);
    }

    @GetMapping("/{id}/report.csv")
    @Operation(summary = "Downloads every finding of an import as CSV",
            description = "What looks like a formula has an apostrophe in front.")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        find(id);
        reportFile.send(id, response);
    }

    private Report find(long id) {
        return reports.find(id).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no import " + id));
    }
}
