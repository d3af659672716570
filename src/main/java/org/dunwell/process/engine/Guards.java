package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.springframework.stereotype.Component;

/** Closes the holes that the engine's last community release has, and narrows what it offers to what Dunwell uses. */
@Component
class Guards extends AbstractProcessEnginePlugin {

    /** No permanent lock, or anybody could lock everybody out; after a few wrong passwords 12 tries an hour are left. */
    private static final int LONGEST_LOGIN_DELAY_SECONDS = 300;

    private final OfferedBeans offered;
    private final DeploymentGuard deployments;

    Guards(OfferedBeans offered, DeploymentGuard deployments) {
        this.offered = offered;
        this.deployments = deployments;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(offered);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableScriptEngineNashornCompatibility(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(true);

        // the rights first: the two last replace the command
        List<CommandInterceptor> guards = new ArrayList<>(List.of(new QueryGuard(), new RightsGuard(engine), new LastAdministrator(),
                new ChosenPasswords(engine)));
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
            guards.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        engine.setCustomPreCommandInterceptorsTxRequired(guards);

        List<Deployer> deployers = new ArrayList<>(List.of(deployments));
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(deployers);

        engine.setGroupResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9-]*");
        engine.setUserResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        engine.setPasswordEncryptor(new SlowHash());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new HousePasswordPolicy());
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(1);
        engine.setLoginDelayFactor(2);
        engine.setLoginDelayMaxTime(LONGEST_LOGIN_DELAY_SECONDS);
    }

    /** At least ten characters and not the person's own name: length is what counts, and forced signs end up on a note. */
    private static class HousePasswordPolicy extends DefaultPasswordPolicyImpl {

        HousePasswordPolicy() {
            rules.clear();
            rules.add(new PasswordPolicyLengthRuleImpl(MIN_LENGTH));
            rules.add(new OwnName());
        }
    }

    /** Names shorter than four letters are part of too many words. */
    private static class OwnName extends PasswordPolicyUserDataRuleImpl {

        @Override
        public boolean isNotBlank(String name) {
            return name != null && name.length() > 3;
        }
    }

    /** There is no language to write scripts in. */
    private static class NoScripts implements ScriptEngineResolver {

        @Override
        public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
            // none is wanted
        }

        @Override
        public javax.script.ScriptEngineManager getScriptEngineManager() {
            return null;
        }

        @Override
        public javax.script.ScriptEngine getScriptEngine(String language, boolean fromCache) {
            return null;
        }
    }
}
