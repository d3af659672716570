package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dunwell.casework.CustomerMarking;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.Mark;
import org.dunwell.customer.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has to be minded with a customer. */
@RestController
@RequestMapping("/api/customers/{customer}/marks")
@Tag(name = "Customers")
@PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
class MarksResource {

    static final Map<String, Mark.Kind> KINDS = Map.of("vulnerable", Mark.Kind.VULNERABLE, "representative", Mark.Kind.REPRESENTATIVE, "wrong-party",
            Mark.Kind.WRONG_PARTY);

    private final Deeds deeds;
    private final CustomerMarking marking;
    private final CustomerMarks marks;
    private final Customers customers;

    MarksResource(Deeds deeds, CustomerMarking marking, CustomerMarks marks, Customers customers) {
        this.deeds = deeds;
        this.marking = marking;
        this.marks = marks;
        this.customers = customers;
    }

    record MarkView(String kind, String detail, Instant since, String saidTo) {
    }

    record MarkOrder(String detail) {
    }

    @GetMapping
    @Operation(summary = "What has to be minded with a customer: vulnerable, represented by somebody, numbers and addresses that are somebody else's")
    List<MarkView> list(@PathVariable String customer) {
        return marks.of(known(customer)).stream().map(mark -> new MarkView(mark.kind().name(), mark.detail(), mark.since(), mark.saidTo())).toList();
    }

    @PutMapping("/{kind}")
    @Operation(summary = "Notes that a customer is vulnerable, or who represents the customer", description = "kind is vulnerable (detail says why) or representative"
            + " (detail is name and how to reach them).")
    List<MarkView> put(@PathVariable String customer, @PathVariable String kind, @RequestBody MarkOrder order, Authentication person) {
        String detail = Deeds.needed("detail", order.detail(), 400);
        return deeds.done(() -> {
            switch (kind) {
                case "vulnerable" -> marking.vulnerable(known(customer), detail, person.getName());
                case "representative" -> marking.representedBy(known(customer), detail, person.getName());
                default -> throw Problem.of(HttpStatus.NOT_FOUND, "There is no kind '" + kind + "'").mend("Use vulnerable or representative");
            }
            return list(customer);
        });
    }

    @DeleteMapping("/{kind}")
    @Operation(summary = "Lifts a mark", description = "kind is vulnerable, representative or wrong-party.")
    List<MarkView> lift(@PathVariable String customer, @PathVariable String kind) {
        if (!KINDS.containsKey(kind)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no kind '" + kind + "'").mend("Use vulnerable, representative or wrong-party");
        }
        return deeds.done(() -> {
            marking.lift(known(customer), KINDS.get(kind));
            return list(customer);
        });
    }

    private String known(String customer) {
        return customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer)).id();
    }
}
