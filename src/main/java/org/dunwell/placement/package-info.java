/**
 * Placement with collection agencies: which one, what may be placed, what is exchanged with it and what becomes of it.
 * May use message, collection and what stands below.
 */
package org.dunwell.placement;
