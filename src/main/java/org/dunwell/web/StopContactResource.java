package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.dunwell.casework.StopContact;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers whom nobody may contact. */
@RestController
@RequestMapping("/api/customers/{customer}/stop-contact")
@Tag(name = "Customers")
@PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
class StopContactResource {

    private final Deeds deeds;
    private final StopContact stopContact;
    private final Customers customers;

    StopContactResource(Deeds deeds, StopContact stopContact, Customers customers) {
        this.deeds = deeds;
        this.stopContact = stopContact;
        this.customers = customers;
    }

    record StopOrder(String reason) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Stops all contact with a customer", description = "reason is insolvent, deceased, lawyer or asked. Every running case goes to a specialist soon.")
    void stop(@PathVariable String customer, @RequestBody StopOrder order) {
        String reason = Deeds.needed("reason", order.reason(), 40);
        deeds.done(() -> {
            find(customer);
            stopContact.stop(customer, reason);
            return null;
        });
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Allows contact with a customer again", description = "What is overdue gets a new case by the next daily run.")
    void lift(@PathVariable String customer) {
        deeds.done(() -> {
            if (find(customer).contactStop() == null) {
                throw Problem.of(HttpStatus.CONFLICT, "Contact with customer " + customer + " is not stopped");
            }
            stopContact.lift(customer);
            return null;
        });
    }

    private Customer find(String customer) {
        return customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer));
    }
}
