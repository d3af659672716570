package org.dunwell.process.engine;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dunwell.staff.Groups;

/**
 * Narrows what people may do to what their work needs, beyond the engine's own authorizations: whatever is not reading, and not listed for one
 * of the person's groups, is refused. It looks only at the outermost command of somebody who is logged in; what delegates, listeners and jobs do
 * within it, or without a person, goes by untouched (see {@link AsEngine}).
 */
class RightsGuard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    RightsGuard(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        boolean outermost = Context.getCommandContext() == null;
        if (person != null && person.getUserId() != null && outermost && !Commands.isOurs(command) && !Commands.isReading(command)) {
            check(command, person);
        }
        return next.execute(command);
    }

    private void check(Command<?> command, Authentication person) {
        Collection<String> groups = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        if (Commands.NOBODY.containsKey(Commands.nameOf(command))) {
            throw new AuthorizationException(Commands.NOBODY.get(Commands.nameOf(command)));
        }
        if (groups.contains(Groups.ADMINISTRATORS) && !Commands.isTaskWork(command)) {
            return;
        }
        if (Commands.isTaskWork(command)) {
            next.execute(context -> {
                new TaskRights(context, person.getUserId(), groups).check(command);
                return null;
            });
            return;
        }
        if (Commands.isOwnAffair(command, person.getUserId())
                || groups.contains(Groups.OPERATORS) && Commands.OPERATION.contains(Commands.nameOf(command))
                || groups.contains(Groups.PROCESS_OWNERS) && Commands.REHEARSAL.contains(Commands.nameOf(command))) {
            return;
        }
        throw new AuthorizationException("This is for administrators only (" + Commands.nameOf(command).replaceFirst("(Cmd|Command)$", "") + ").");
    }
}
