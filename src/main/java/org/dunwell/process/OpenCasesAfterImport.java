package org.dunwell.process;

import org.dunwell.collection.Journey;
import org.dunwell.ledger.ItemsLoaded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an import has brought is looked at soon, not only by the next daily run. */
@Component
class OpenCasesAfterImport {

    private final Journey journey;

    OpenCasesAfterImport(Journey journey) {
        this.journey = journey;
    }

    @EventListener
    void loaded(ItemsLoaded items) {
        if (items.loaded() > 0) {
            journey.openDueCases();
        }
    }
}
