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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of the files that came in. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
@PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'auditors', 'camunda-admin')")
class ImportsResource {

    private static final int NEWEST = 50;

    private final Reports reports;
    private final BackgroundImports imports;
    private final ReportFile reportFile;

    ImportsResource(Reports reports, BackgroundImports imports, ReportFile reportFile) {
        this.reports = reports;
        this.imports = imports;
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

    @PostMapping("/{id}/stop")
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Stops an import behind the records that are being booked now", description = "What is booked stays. It can go on at any time.")
    ImportView stop(@PathVariable long id) {
        find(id);
        if (!reports.wantStop(id)) {
            throw Problem.of(HttpStatus.CONFLICT, "Import " + id + " is at its end or stands still already");
        }
        return ImportView.withoutFindings(find(id));
    }

    @PostMapping("/{id}/continue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Lets a stopped import go on, in the background", description = "It goes on behind the last record that was booked.")
    ImportView goOn(@PathVariable long id) {
        if (!find(id).isStopped()) {
            throw Problem.of(HttpStatus.CONFLICT, "Import " + id + " does not stand still");
        }
        if (!imports.begin(id)) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many files are being read already").mend("Try again in some minutes");
        }
        return ImportView.withoutFindings(find(id));
    }

    private Report find(long id) {
        return reports.find(id).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no import " + id));
    }
}
