package org.dunwell.process.engine;

import jakarta.ws.rs.Path;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** The page <i>Move cases</i> in Cockpit. It is files only: what it shows and does goes through Dunwell's own addresses, which ask for the rights. */
public class MovesInCockpit extends AbstractCockpitPlugin {

    private static final String ID = "dunwell-moves";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(Files.class);
    }

    /** Hands the page's files out. */
    @Path("plugin/" + ID)
    public static class Files extends AbstractCockpitPluginRootResource {

        public Files() {
            super(ID);
        }
    }
}
