package org.dunwell.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.customer.Customers;
import org.dunwell.privacy.CaseTraces;
import org.dunwell.privacy.CustomerRecords;
import org.dunwell.privacy.CustomerRecords.Section;
import org.dunwell.privacy.EraseCustomer;
import org.dunwell.trail.Trail;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What customers may ask of us about themselves: everything that is held on them, and to be forgotten. */
@RestController
@Tag(name = "Customers")
class CustomerDataResource {

    static final String DESK = "/desk/customers";

    private static final int LONGEST_REASON = 400;

    private final CustomerRecords records;
    private final CaseTraces traces;
    private final EraseCustomer erase;
    private final Customers customers;
    private final Trail trail;
    private final Deeds deeds;
    private final ITemplateEngine pages;
    private final ObjectMapper json;
    private final Clock clock;

    CustomerDataResource(CustomerRecords records, CaseTraces traces, EraseCustomer erase, Customers customers, Trail trail, Deeds deeds, ITemplateEngine pages,
                         ObjectMapper json, Clock clock) {
        this.records = records;
        this.traces = traces;
        this.erase = erase;
        this.customers = customers;
        this.trail = trail;
        this.deeds = deeds;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    record Erasure(String reason) {
    }

    record Erased(String keptAs) {
    }

    @GetMapping({"/api/customers/{customer}/export", DESK + "/{customer}/export"})
    @PreAuthorize("hasAnyAuthority('auditors', 'camunda-admin')")
    @Operation(summary = "Everything that is held on a customer, as a zip",
            description = "customer.json for machines, customer.html for people, and every message as it was sent. That it was asked for is kept on the trail.")
    ResponseEntity<byte[]> export(@PathVariable String customer) {
        known(customer);
        byte[] zip = deeds.done(() -> {
            byte[] all = zip(customer);
            trail.ofCustomer(customer, "customerExported", null, null, null);
            return all;
        });
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("customer-" + customer.replaceAll("[^A-Za-z0-9._-]", "_") + ".zip").build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(zip);
    }

    @PostMapping("/api/customers/{customer}/erasure")
    @PreAuthorize("hasAuthority('camunda-admin')")
    @Operation(summary = "Forgets a customer",
            description = "Names, addresses, words and messages go, with the engine's history; amounts, days and states stay under a made-up customer, so every sum does. "
                    + "Refused (422) while anything is open or the time of keeping is not over.")
    Erased erase(@PathVariable String customer, @RequestBody Erasure erasure) {
        known(customer);
        String reason = Deeds.needed("reason", erasure.reason(), LONGEST_REASON);
        return new Erased(deeds.done(() -> erase.erase(customer, reason)));
    }

    private void known(String customer) {
        if (customers.find(customer).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no customer " + customer);
        }
    }

    private byte[] zip(String customer) {
        List<Section> sections = new ArrayList<>(records.of(customer));
        Section engine = traces.of(records.processInstances(customer));
        if (!engine.rows().isEmpty()) {
            sections.add(engine);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("customer", customer);
        whole.put("asOf", clock.instant().toString());
        sections.forEach(section -> whole.put(section.name(), section.rows()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "customer.json", json.writerWithDefaultPrettyPrinter().writeValueAsString(whole));
            add(zip, "customer.html", pages.process("customer-data", new Context(Locale.ENGLISH, Map.of("customer", customer, "asOf", clock.instant().toString(), "sections", sections))));
            for (CustomerRecords.SentMessage message : records.messages(customer)) {
                if (message.html() != null) {
                    add(zip, "messages/" + message.id() + ".html", message.html());
                }
                if (message.text() != null) {
                    add(zip, "messages/" + message.id() + ".txt", message.text());
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
