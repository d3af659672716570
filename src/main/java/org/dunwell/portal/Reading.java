package org.dunwell.portal;

import java.net.URI;

/**
 * An education item as it is shown.
 *
 * @param html      the whole page
 * @param elsewhere where it stands instead, or null
 */
public record Reading(String title, String html, URI elsewhere) {
}
