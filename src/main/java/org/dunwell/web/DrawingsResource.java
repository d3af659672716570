package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dunwell.check.Deployments;
import org.dunwell.check.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The check and the live files for programs, and for whoever keeps the files in git. */
@RestController
@RequestMapping("/api")
@Tag(name = "Diagrams")
@PreAuthorize("hasAnyAuthority('process-owners', 'camunda-admin')")
class DrawingsResource {

    private final DrawnFiles files;
    private final Deployments deployments;

    DrawingsResource(DrawnFiles files, Deployments deployments) {
        this.files = files;
        this.deployments = deployments;
    }

    /** @param rule what is wrong, as a name */
    record Found(boolean error, String file, String element, String label, String rule, String what, String then, String mend) {
    }

    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Checks diagrams, tables and forms together with what is live, without deploying them")
    List<Found> check(MultipartHttpServletRequest request) {
        try {
            List<MultipartFile> parts = request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
            return files.findings(DrawnFiles.sent(parts)).stream().map(DrawingsResource::found).toList();
        } catch (IllegalArgumentException unfit) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, unfit.getMessage());
        }
    }

    @GetMapping("/deployments/live.zip")
    @Operation(summary = "The diagrams, tables and forms that are live, in their folders", description = "Unpacked over a checkout it brings back what was deployed from Modeler.")
    ResponseEntity<byte[]> live() {
        return DrawingsDesk.zipped(deployments.live());
    }

    private static Found found(Finding finding) {
        return new Found(finding.isError(), finding.file(), finding.element(), finding.label(), finding.rule().name(), finding.what(), finding.then(), finding.mend());
    }
}
