package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.placement.PlacedInvoice;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is with agencies, and taking it back. */
@RestController
@RequestMapping("/api/placements")
@Tag(name = "Placements")
class PlacementsResource {

    private static final int PAGE = 100;

    private final Placements placements;
    private final PlacementDesk desk;
    private final CollectionCases cases;

    PlacementsResource(Placements placements, PlacementDesk desk, CollectionCases cases) {
        this.placements = placements;
        this.desk = desk;
        this.cases = cases;
    }

    record PlacementView(long id, String caseNumber, String customer, String agency, String state, LocalDate placedOn,
                         String agencyReference, String outcome, List<InvoiceView> invoices) {
    }

    /** @param placed what was open when it was placed */
    record InvoiceView(String number, LocalDate dueOn, BigDecimal placed, BigDecimal open, String currency) {
    }

    record Recall(String why) {
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('operators', 'supervisors', 'credit-managers', 'managers', 'auditors', 'camunda-admin')")
    @Operation(summary = "Lists placements, newest first, 100 a page",
            description = "state is one of chosen, placed, acknowledged, settled, returned, recalled, nothingPlaced; page begins with 0")
    List<PlacementView> list(@RequestParam(required = false) String state, @RequestParam(defaultValue = "0") int page) {
        if (page < 0 || page > Integer.MAX_VALUE / PAGE) {
            throw problem(HttpStatus.BAD_REQUEST, "Pages are counted from 0");
        }
        return placements.search(state(state), page * PAGE, PAGE).stream().map(this::view).toList();
    }

    @PostMapping("/{id}/recall")
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Takes a placement back from the agency",
            description = "The agency is told with its next file and the case goes on. A placement that has ended is not changed: 409.")
    PlacementView recall(@PathVariable long id, @RequestBody Recall recall) {
        if (recall.why() == null || recall.why().isBlank() || recall.why().length() > 150) {
            throw problem(HttpStatus.BAD_REQUEST, "Say why in 1 to 150 characters");
        }
        Placement placement = placements.find(id).orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no placement " + id));
        if (!desk.recall(placement.id(), recall.why().strip())) {
            throw problem(HttpStatus.CONFLICT, "Placement " + id + " has ended: " + placement.state().word());
        }
        return view(placements.get(id));
    }

    private static Placement.State state(String word) {
        try {
            return word == null || word.isBlank() ? null : Placement.State.named(word);
        } catch (IllegalArgumentException unknown) {
            throw problem(HttpStatus.BAD_REQUEST, unknown.getMessage());
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    private PlacementView view(Placement placement) {
        CollectionCase of = cases.get(placement.caseId());
        return new PlacementView(placement.id(), of.number(), of.customerId(), placement.agencyId(), placement.state().word(),
                placement.placedOn(), placement.agencyReference(), placement.outcome(),
                placements.invoices(placement.id()).stream().map(PlacementsResource::view).toList());
    }

    private static InvoiceView view(PlacedInvoice placed) {
        return new InvoiceView(placed.invoice().number(), placed.invoice().dueOn(), placed.amount().amount(),
                placed.invoice().open().amount(), placed.amount().currency().getCurrencyCode());
    }
}
