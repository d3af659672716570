/** What came in at the bank, and which account it is for. May use ledger, customer, collection and trail; knows nothing of files or the engine. */
package org.dunwell.bank;
