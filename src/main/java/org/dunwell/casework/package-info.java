/** What people and steps do with a case, and what follows from it in contacts, arrangements, disputes and the ledger. May use every feature below. */
package org.dunwell.casework;
