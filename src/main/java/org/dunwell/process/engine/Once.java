package org.dunwell.process.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyManager;
import org.springframework.stereotype.Component;

/** Does a thing once in the life of a database, however many nodes start at the same time; what people change or delete later stays so. */
@Component
class Once {

    private final ProcessEngineConfigurationImpl engine;

    Once(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** @param name names the thing for ever, at most 56 characters; remembered in the same transaction as {@code work} */
    void ever(String name, Runnable work) {
        alone(properties -> {
            if (properties.findPropertyById("dunwell." + name) == null) {
                work.run();
                properties.insert(new PropertyEntity("dunwell." + name, "made"));
            }
            return null;
        });
    }

    /** One node at a time, in one transaction. */
    <T> T alone(Function<PropertyManager, T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLock();
            return work.apply(context.getPropertyManager());
        });
    }
}
