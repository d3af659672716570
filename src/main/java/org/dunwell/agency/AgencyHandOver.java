package org.dunwell.agency;

import java.time.Clock;
import org.dunwell.agency.AgencyFiles.Gathered;
import org.dunwell.agency.AgencyOutbox.Letter;
import org.dunwell.agency.AgencyOutbox.Line;
import org.dunwell.agency.AgencyOutbox.Placed;
import org.dunwell.agency.AgencyOutbox.Recalled;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.placement.Agencies;
import org.dunwell.placement.AgencyRecords;
import org.dunwell.placement.AgencyRecords.AgencyRecord;
import org.dunwell.placement.Placement;
import org.dunwell.placement.Placements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands what waits for an agency over in its next numbered file. The file is fixed in a transaction of its own before it is written, so
 * that after a crash the same file is written again and no record ever stands in two.
 */
@Component
public class AgencyHandOver {

    private final AgencyRecords records;
    private final AgencyFiles files;
    private final AgencyOutbox outbox;
    private final LastLook lastLook;
    private final Agencies agencies;
    private final Placements placements;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Customers customers;
    private final Clock clock;

    AgencyHandOver(AgencyRecords records, AgencyFiles files, AgencyOutbox outbox, LastLook lastLook, Agencies agencies,
                   Placements placements, CollectionCases cases, Accounts accounts, Creditors creditors, Customers customers,
                   Clock clock) {
        this.records = records;
        this.files = files;
        this.outbox = outbox;
        this.lastLook = lastLook;
        this.agencies = agencies;
        this.placements = placements;
        this.cases = cases;
        this.accounts = accounts;
        this.creditors = creditors;
        this.customers = customers;
        this.clock = clock;
    }

    @Transactional
    public void handOver(String agencyId) {
        records.waiting(agencyId).stream()
                .filter(record -> record.kind() == AgencyRecords.Kind.PLACE)
                .forEach(record -> lastLook.at(record.placementId()));
        files.gather(agencyId, clock.instant(), this::content);
        files.filesWaiting(agencyId).forEach(file -> {
            outbox.put(file);
            files.handedOver(file.id(), clock.instant());
        });
    }

    private String content(Gathered gathered) {
        return outbox.layOut(new Letter(gathered.fileId(), agencies.get(gathered.agencyId()), gathered.madeAt(),
                gathered.records().stream().map(this::line).toList()));
    }

    private Line line(AgencyRecord record) {
        Placement placement = placements.get(record.placementId());
        CollectionCase of = cases.get(placement.caseId());
        return switch (record.kind()) {
            case PLACE -> new Placed(placement, of, creditors.get(accounts.get(placement.accountId()).creditorId()),
                    customers.get(of.customerId()), placements.invoices(placement.id()));
            case RECALL -> new Recalled(placement, of, record.why(), record.writtenAt());
        };
    }
}
