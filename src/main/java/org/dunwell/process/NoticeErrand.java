package org.dunwell.process;

import java.time.Instant;
import org.dunwell.courtesy.CourtesyNotices;
import org.dunwell.courtesy.NoticeCourier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Fetches courtesy notices as errands. */
@Component
class NoticeErrand implements NoticeCourier, Errand {

    private static final String KIND = "handOverNotice";

    private final Errands errands;
    private final ObjectProvider<CourtesyNotices> notices;

    NoticeErrand(Errands errands, ObjectProvider<CourtesyNotices> notices) {
        this.errands = errands;
        this.notices = notices;
    }

    @Override
    public void fetch(Instant when, String messageId) {
        errands.sendAt(when, KIND, messageId, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String messageId) {
        notices.getObject().handOver(messageId);
    }
}
