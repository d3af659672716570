package org.dunwell.intake;

import java.util.List;
import java.util.Optional;

/** Mappings that were given a name, so that a file can come again without saying how to read it. */
public interface Mappings {

    Optional<Mapping> find(String name);

    void save(String name, Mapping mapping);

    List<String> names();
}
