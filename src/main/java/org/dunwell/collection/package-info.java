/** The collection case, what may be chased today, and what the journey must hear. May use ledger and what stands below it. */
package org.dunwell.collection;
