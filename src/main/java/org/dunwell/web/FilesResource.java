package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files with open items and payments come in here. */
@RestController
@RequestMapping("/api")
@Tag(name = "Imports")
class FilesResource {

    private static final String HOW = "JSON: creditor, encoding, separator, dateOrder, decimalSign, columns, defaults, ignore";

    private final Intake intake;
    private final Reports reports;
    private final MappingReader mappings;

    FilesResource(Intake intake, Reports reports, MappingReader mappings) {
        this.intake = intake;
        this.reports = reports;
        this.mappings = mappings;
    }

    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Takes in any file that says what it is",
            description = "Known by their content: electronic invoices and credit notes (UBL 2.1, CII), bank statements (camt.052, 053, 054, MT940, BAI2); with a"
                    + " mapping also CSV of open items or payments, when its columns say which.")
    ImportView any(@RequestPart("file") MultipartFile file,
                   @Parameter(description = HOW + "; needed for CSV only", content = @Content(mediaType = "application/json",
                           schema = @Schema(implementation = Mapping.class)))
                   @RequestPart(name = "mapping", required = false) byte[] mapping,
                   @Parameter(description = "Name of a saved mapping, instead of one sent along")
                   @RequestParam(name = "mappingName", required = false) String mappingName) throws IOException {
        boolean declared = mapping != null && mapping.length > 0 || mappingName != null && !mappingName.isBlank();
        return load(file, declared ? mappings.read(mapping, mappingName) : null, Report.Kind.UNRECOGNISED);
    }

    @PostMapping(path = "/open-items", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Loads open items from a CSV file",
            description = "Good lines are booked, bad ones reported; the same file again changes nothing. Fields: customer, customerName, kind, contactName,"
                    + " street, postalCode, city, country, email, phone, language, timeZone, invoice, issued, due, amount, currency, subject, settled."
                    + " A file that could be read in two ways is refused as a whole (422) and says what to declare.")
    ImportView openItems(@RequestPart("file") MultipartFile file,
                         @Parameter(description = HOW, content = @Content(mediaType = "application/json",
                                 schema = @Schema(implementation = Mapping.class)))
                         @RequestPart(name = "mapping", required = false) byte[] mapping,
                         @Parameter(description = "Name of a saved mapping, instead of one sent along")
                         @RequestParam(name = "mappingName", required = false) String mappingName) throws IOException {
        return load(file, mappings.read(mapping, mappingName), Report.Kind.OPEN_ITEMS);
    }

    @PostMapping(path = "/payments/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('operators', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Books payments from a CSV file",
            description = "Fields: customer, creditor, currency, amount, date, invoice, reference, id. A line with an id seen before changes nothing; without"
                    + " ids the content counts, and the second of two equal lines in one file is a second payment.")
    ImportView payments(@RequestPart("file") MultipartFile file,
                        @Parameter(description = HOW, content = @Content(mediaType = "application/json",
                                schema = @Schema(implementation = Mapping.class)))
                        @RequestPart(name = "mapping", required = false) byte[] mapping,
                        @Parameter(description = "Name of a saved mapping, instead of one sent along")
                        @RequestParam(name = "mappingName", required = false) String mappingName) throws IOException {
        return load(file, mappings.read(mapping, mappingName), Report.Kind.PAYMENTS);
    }

    private ImportView load(MultipartFile sent, Mapping mapping, Report.Kind kind) throws IOException {
        try (UploadedFile file = UploadedFile.of(sent)) {
            Report report = intake.takeIn(kind, file.path(), file.name(), mapping);
            if (report.refusal() != null) {
                throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, report.refusal()).mend(report.mend()).with("import", report.id());
            }
            return ImportView.of(report, reports);
        }
    }
}
