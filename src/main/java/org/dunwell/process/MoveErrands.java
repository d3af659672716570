package org.dunwell.process;

import java.time.Instant;
import org.dunwell.migration.MoveCases;
import org.dunwell.migration.MoveCourier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves cases as errands: one for what comes next, one for each case. */
@Component
class MoveErrands implements MoveCourier, Errand {

    private static final String KIND = "moveCases";

    private final Errands errands;
    private final ObjectProvider<MoveCases> moves;

    MoveErrands(Errands errands, ObjectProvider<MoveCases> moves) {
        this.errands = errands;
        this.moves = moves;
    }

    @Override
    public void next(long moveId, Instant when) {
        errands.sendAt(when, KIND, String.valueOf(moveId), null);
    }

    @Override
    public void one(long moveId, String instanceId) {
        errands.send(KIND, moveId + "/" + instanceId, instanceId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String subject) {
        int slash = subject.indexOf('/');
        if (slash < 0) {
            moves.getObject().next(Long.parseLong(subject));
        } else {
            moves.getObject().one(Long.parseLong(subject.substring(0, slash)), subject.substring(slash + 1));
        }
    }
}
