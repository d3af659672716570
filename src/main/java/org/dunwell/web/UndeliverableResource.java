package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.message.Channel;
import org.dunwell.trail.Trail;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses of a customer that lead nowhere: letters come back, a mailbox is closed. */
@RestController
@RequestMapping("/api/customers/{customer}/undeliverable")
@Tag(name = "Customers")
@PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
class UndeliverableResource {

    private final Deeds deeds;
    private final UndeliverableAddresses undeliverable;
    private final Customers customers;
    private final Trail trail;
    private final Clock clock;

    UndeliverableResource(Deeds deeds, UndeliverableAddresses undeliverable, Customers customers, Trail trail, Clock clock) {
        this.deeds = deeds;
        this.undeliverable = undeliverable;
        this.customers = customers;
        this.trail = trail;
        this.clock = clock;
    }

    record Returned(String reason) {
    }

    @GetMapping
    @Operation(summary = "The addresses of a customer that lead nowhere, with date and reason")
    List<Undeliverable> list(@PathVariable String customer) {
        return undeliverable.of(find(customer).id());
    }

    @PutMapping("/{channel}")
    @Operation(summary = "Notes that what is sent there does not arrive", description = "channel is email, sms or letter. What is sent next takes another channel, until the customer has another address.")
    List<Undeliverable> add(@PathVariable String customer, @PathVariable String channel, @RequestBody Returned returned) {
        return deeds.done(() -> {
            Customer of = find(customer);
            Channel by = channel(channel);
            if (!by.reaches(of)) {
                throw Problem.of(HttpStatus.CONFLICT, "The customer has no address for " + channel);
            }
            String reason = Deeds.needed("reason", returned.reason(), 200);
            undeliverable.mark(of.id(), new Undeliverable(by.label(), by.recipient(of), clock.instant(), reason));
            trail.ofCustomer(of.id(), "addressUndeliverable", reason, null, by.label() + ": " + by.recipient(of));
            return undeliverable.of(of.id());
        });
    }

    @DeleteMapping("/{channel}")
    @Operation(summary = "What is sent there arrives again")
    List<Undeliverable> remove(@PathVariable String customer, @PathVariable String channel) {
        return deeds.done(() -> {
            Customer of = find(customer);
            if (undeliverable.clear(of.id(), channel(channel).label())) {
                trail.ofCustomer(of.id(), "addressArrivesAgain", channel, null, null);
            }
            return undeliverable.of(of.id());
        });
    }

    private static Channel channel(String label) {
        if (!label.equals("email") && !label.equals("sms") && !label.equals("letter")) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "Say which channel: email, sms or letter.");
        }
        return Channel.inOrder(label).get(0);
    }

    private Customer find(String customer) {
        return customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer));
    }
}
