/** Public holidays from the Jollyday library. */
package org.dunwell.holidays;
