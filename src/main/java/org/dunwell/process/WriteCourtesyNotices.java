package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.courtesy.CourtesyNotices;
import org.springframework.stereotype.Component;

/** Writes courtesy notices, some accounts in one transaction; the diagram comes back for the next ones. */
@Component
class WriteCourtesyNotices implements JavaDelegate {

    private static final int ACCOUNTS = 100;

    private final CourtesyNotices notices;

    WriteCourtesyNotices(CourtesyNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long after = (Long) execution.getVariable(Facts.LAST_NOTICED);
        Long last = notices.writeNext(after == null ? 0 : after, ACCOUNTS);
        execution.setVariable(Facts.LAST_NOTICED, last);
        execution.setVariable(Facts.MORE_NOTICES_DUE, last != null);
    }
}
