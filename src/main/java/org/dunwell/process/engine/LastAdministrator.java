package org.dunwell.process.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dunwell.staff.Groups;

/** Keeps at least one administrator, because without one the engine offers everybody to become it (CVE-2026-77226). */
class LastAdministrator extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeleteGroupCmd && Groups.ADMINISTRATORS.equals(CommandFields.text(command, "groupId"))) {
            throw new AuthorizationException("The group of the administrators cannot be deleted.");
        }
        boolean leavesGroup = command instanceof DeleteMembershipCmd && Groups.ADMINISTRATORS.equals(CommandFields.text(command, "groupId"));
        if (leavesGroup || command instanceof DeleteUserCmd) {
            String leaving = CommandFields.text(command, "userId");
            return next.execute(context -> {
                ensureAnotherStays(context, leaving);
                return command.execute(context);
            });
        }
        return next.execute(command);
    }

    private static void ensureAnotherStays(CommandContext context, String leaving) {
        context.getPropertyManager().acquireExclusiveLock();
        context.runWithoutAuthorization(() -> {
            boolean otherStays = context.getReadOnlyIdentityProvider().createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).list().stream()
                    .anyMatch(member -> !member.getId().equals(leaving));
            if (!otherStays) {
                throw new AuthorizationException("'" + leaving + "' is the last administrator: make somebody else an administrator first.");
            }
            return null;
        });
    }
}
