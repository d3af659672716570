package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Channels by which a customer does not want to be contacted. */
@RestController
@RequestMapping("/api/customers/{customer}/opt-outs")
@Tag(name = "Customers")
@PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
class OptOutsResource {

    private final Deeds deeds;
    private final ContactPolicy policy;
    private final Customers customers;

    OptOutsResource(Deeds deeds, ContactPolicy policy, Customers customers) {
        this.deeds = deeds;
        this.policy = policy;
        this.customers = customers;
    }

    @GetMapping
    @Operation(summary = "The channels by which a customer does not want to be contacted")
    Set<String> list(@PathVariable String customer) {
        return policy.optOutsOf(find(customer));
    }

    @PutMapping("/{channel}")
    @Operation(summary = "Notes that a customer does not want to be contacted by a channel", description = "channel is email, sms, letter, phone, visit or privateMessage. What is sent next takes another channel.")
    Set<String> add(@PathVariable String customer, @PathVariable String channel, Authentication person) {
        return deeds.done(() -> {
            policy.optOut(find(customer).id(), channel, person.getName());
            return policy.optOutsOf(find(customer));
        });
    }

    @DeleteMapping("/{channel}")
    @Operation(summary = "A customer may be contacted by this channel again")
    Set<String> remove(@PathVariable String customer, @PathVariable String channel) {
        return deeds.done(() -> {
            policy.optIn(find(customer).id(), channel);
            return policy.optOutsOf(find(customer));
        });
    }

    private Customer find(String customer) {
        return customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer));
    }
}
