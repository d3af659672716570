package org.dunwell.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Holding;
import org.dunwell.collection.NewsDesk;
import org.springframework.stereotype.Component;

/** Building block: a hold's last day is over, so the account may be chased again. */
@Component
class ReleaseHold implements JavaDelegate {

    private final CaseOf cases;
    private final Holding holding;
    private final NewsDesk news;

    ReleaseHold(CaseOf cases, Holding holding, NewsDesk news) {
        this.cases = cases;
        this.holding = holding;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CollectionCase of = cases.of(execution);
        holding.ranOut(of, ((Number) execution.getVariable(Facts.HOLD_ID)).longValue());
        news.accountMoved(of.accountId());
    }
}
