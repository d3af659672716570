package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.dunwell.trail.VerifyTrail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the trail is as it was written. */
@RestController
@RequestMapping("/api/trail")
@Tag(name = "Trail")
class TrailResource {

    private final VerifyTrail trail;
    private final TransactionTemplate transaction;

    TrailResource(VerifyTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
        this.transaction = transaction;
    }

    @GetMapping("/verification")
    @PreAuthorize("hasAnyAuthority('auditors', 'camunda-admin')")
    @Operation(summary = "Reads the whole trail and says whether anything was changed or removed afterwards",
            description = "broken names the first row that is not as it was, and is null when all are. Compare lastSeal with the log of that day.")
    VerifyTrail.Result verify() {
        return transaction.execute(status -> trail.verify());
    }
}
