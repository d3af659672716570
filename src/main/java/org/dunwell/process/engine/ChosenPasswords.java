package org.dunwell.process.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserInfoCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** A password that an administrator chose for somebody has to be changed at the next login. */
class ChosenPasswords extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    ChosenPasswords(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication administrator = engine.getIdentityService().getCurrentAuthentication();
        if (administrator != null && Context.getCommandContext() == null && command instanceof SaveUserCmd
                && CommandFields.value(command, "user") instanceof UserEntity user
                && user.hasNewPassword() && !user.getId().equals(administrator.getUserId())) {
            return next.execute(context -> {
                T result = command.execute(context);
                new SetUserInfoCmd(user.getId(), Identities.MUST_CHANGE, "yes").execute(context);
                return result;
            });
        }
        return next.execute(command);
    }
}
