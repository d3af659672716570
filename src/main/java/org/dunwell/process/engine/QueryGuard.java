package org.dunwell.process.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses expressions in the task queries that people send (CVE-2026-109432: {@code orQueries} let any logged-in person run code). The
 * expressions of stored filters, which only administrators write, go on working.
 */
class QueryGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        Object query = command instanceof AbstractExecuteFilterCmd ? CommandFields.value(command, "extendingQuery") : command;
        if (query instanceof TaskQueryImpl tasks && holdsExpressions(tasks)) {
            throw new BadUserRequestException("Expressions are not accepted in a query; only an administrator may store them in a filter.");
        }
        return next.execute(command);
    }

    private static boolean holdsExpressions(TaskQueryImpl tasks) {
        return !tasks.getExpressions().isEmpty() || tasks.getQueries().stream().anyMatch(part -> !part.getExpressions().isEmpty());
    }
}
