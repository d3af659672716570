package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.dunwell.agency.AgencyFileRefused;
import org.dunwell.agency.AgencyInbox;
import org.dunwell.agency.AgencyReturnReport;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files from agencies come in here. */
@RestController
@RequestMapping("/api/agency-files")
@Tag(name = "Agency files")
class AgencyFilesResource {

    private final AgencyInbox inbox;

    AgencyFilesResource(AgencyInbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('operators', 'supervisors', 'camunda-admin')")
    @Operation(summary = "Takes in a file from an agency (layout: agency-files.md)",
            description = "A file whose trailer disagrees is refused as a whole (422). Otherwise the good records are taken in and the bad"
                    + " ones reported. The same file or record again changes nothing.")
    AgencyReturnReport takeIn(@RequestParam("file") MultipartFile file) throws IOException {
        return inbox.takeIn(file.getBytes());
    }

    @ExceptionHandler
    ProblemDetail refused(AgencyFileRefused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        problem.setTitle("Agency file refused");
        problem.setProperty("problems", refused.problems());
        return problem;
    }
}
