/** Figures of any day, computed from the book as it stood by its dates. May use customer and ledger; changes nothing. */
package org.dunwell.insight;
