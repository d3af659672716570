package org.dunwell.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.dunwell.casework.ContactByHand;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactSheet;
import org.dunwell.contact.LoggedContact;
import org.dunwell.customer.Customers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contact log: every attempt to reach a customer, in either direction, with what was said or sent. */
@RestController
@RequestMapping("/api")
@Tag(name = "Customers")
class ContactsResource {

    private static final int MOST = 100_000;

    private final Deeds deeds;
    private final ContactLog contacts;
    private final ContactByHand byHand;
    private final ContactSheet sheet;
    private final Customers customers;

    ContactsResource(Deeds deeds, ContactLog contacts, ContactByHand byHand, ContactSheet sheet, Customers customers) {
        this.deeds = deeds;
        this.contacts = contacts;
        this.byHand = byHand;
        this.sheet = sheet;
        this.customers = customers;
    }

    /**
     * @param number    of the case, left out when it was about none
     * @param direction outbound or inbound
     * @param who       user id; dunwell for the machine, customer for the customer's page
     * @param rule      of the contact policy, under which we made it
     * @param text      of a message as it was sent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactView(Instant at, String number, String direction, String channel, String who, String step, String result, String reason, String note, String rule,
                       String purpose, String template, String tone, String recipient, String subject, String text) {
    }

    /**
     * @param byCustomer whether the customer began it, or had asked for it
     * @param at         now when left out
     * @param despite    a supervisor's reason for a contact that the contact policy forbids
     */
    record ContactOrder(String channel, boolean byCustomer, String result, Instant at, String note, String despite) {
    }

    @GetMapping("/customers/{customer}/contacts")
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'specialists', 'managers', 'auditors', 'camunda-admin')")
    @Operation(summary = "Every contact with a customer, newest first, with the text of messages as sent", description = "As CSV with format=csv or Accept: text/csv.")
    ResponseEntity<?> list(@PathVariable String customer, @RequestParam(required = false) String format,
                           @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
        boolean csv = ReportDownload.isCsv(format, accept);
        customers.find(customer).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer));
        return csv ? csv(customer)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(contacts.ofCustomer(customer, MOST).stream().map(ContactsResource::view).toList());
    }

    ResponseEntity<byte[]> csv(String customer) {
        List<LoggedContact> log = contacts.ofCustomer(customer, MOST);
        return ReportDownload.named("contacts-" + customer.replaceAll("[^A-Za-z0-9.-]", "_") + ".csv", to -> sheet.write(log, to));
    }

    @PostMapping("/cases/{number}/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')")
    @Operation(summary = "Notes a contact outside any task", description = "channel is email, letter, phone, sms, visit or inPerson; result is talked, received, messageLeft,"
            + " noContact or wrongParty. What we began counts against the caps of the contact policy; what it forbids takes a supervisor and a reason in 'despite'.")
    void note(@PathVariable String number, @RequestBody ContactOrder order, Authentication person) {
        String note = Deeds.needed("note", order.note(), 4000);
        String despite = Deeds.fits("despite", order.despite(), 400);
        deeds.done(() -> {
            byHand.note(deeds.find(number), new ContactByHand.Contact(order.channel(), order.byCustomer(), order.result(), order.at(), note, despite), person.getName());
            return null;
        });
    }

    private static ContactView view(LoggedContact logged) {
        ContactNote contact = logged.contact();
        return new ContactView(contact.happenedAt(), logged.caseNumber(), contact.direction(), contact.channel(), contact.who(), contact.step(), contact.result(),
                contact.reason(), contact.note(), contact.rule(), logged.purpose(), logged.template(), logged.tone(), logged.recipient(), logged.subject(),
                logged.text());
    }
}
