/** What came in at the bank, and which account it is for. May use ledger, customer, collection, intake (counts and findings), policy and trail; knows nothing of files or the engine. */
package org.dunwell.bank;
