/** Money, accounts, invoices and what moves on them. May use customer and trail; knows nothing of cases. */
package org.dunwell.ledger;
