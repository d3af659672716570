package org.dunwell.screen;

import java.util.Collection;
import java.util.Map;

/** What people are called. */
public interface Names {

    /** By user id; somebody unknown keeps the id. */
    Map<String, String> of(Collection<String> userIds);
}
