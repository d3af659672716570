package org.dunwell.process;

import org.dunwell.agency.AgencyHandOver;
import org.dunwell.placement.AgencyCourier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Fetches the records for an agency as errands. */
@Component
class AgencyRecordCourier implements AgencyCourier, Errand {

    private static final String KIND = "handOverToAgency";

    private final Errands errands;
    private final ObjectProvider<AgencyHandOver> handOver;

    AgencyRecordCourier(Errands errands, ObjectProvider<AgencyHandOver> handOver) {
        this.errands = errands;
        this.handOver = handOver;
    }

    @Override
    public void fetch(String agencyId, String processInstanceId) {
        errands.send(KIND, agencyId, processInstanceId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String agencyId) {
        handOver.getObject().handOver(agencyId);
    }
}
