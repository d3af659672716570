/**
 * What process owners draw, checked before it is live: each finding says where, what would happen, and the mend. Plain Java; what Dunwell offers comes as a {@link org.dunwell.check.Vocabulary}.
 */
package org.dunwell.check;
