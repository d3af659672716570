package org.dunwell.process.engine;

import jakarta.ws.rs.BadRequestException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dunwell.collection.Refusal;

/**
 * Lets people read a refusal as it was said: without the engine's wrapping, and as their mistake (400) rather than ours (500). The engine's
 * REST resources put a prefix of their own before every exception they know, so this is one that they pass on as it is.
 */
class PlainRefusals extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            Refusal refusal = refusalIn(failure);
            if (refusal == null || command instanceof ExecuteJobsCmd || Context.getCommandContext() != null) {
                throw failure;
            }
            throw new BadRequestException(refusal.getMessage(), refusal);
        }
    }

    private static Refusal refusalIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 50; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
